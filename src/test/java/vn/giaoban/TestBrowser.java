package vn.giaoban;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.giaoban.run.Cast;

/** A real browser before the test house, once for all tests of a JVM; each person gets a context of their own. */
public final class TestBrowser {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LAST_WORD = Duration.ofSeconds(10);
    private static final TestBrowser BROWSER = new TestBrowser();

    private final Browser browser;

    private TestBrowser() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(playwright)));
    }

    /**
     * With the tests, whatever happens: its driver writes to the error stream of this JVM, and where it outlived it the build would wait
     * for the end of that stream for ever.
     */
    private static void end(Playwright playwright) {
        List<ProcessHandle> processes = ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("playwright"))
                .flatMap(driver -> Stream.concat(Stream.of(driver), driver.descendants()))
                .toList();
        try {
            Thread.ofPlatform().daemon().start(playwright::close).join(LAST_WORD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            processes.forEach(ProcessHandle::destroyForcibly);
        }
    }

    public static TestBrowser open() {
        return BROWSER;
    }

    /** Somebody at a screen of that width, not signed in. */
    public Page visitor(TestHouse house, int width) {
        return visitor(house, width, ServiceWorkerPolicy.BLOCK);
    }

    /** The same on a device that goes on without a line: what is kept for that is fetched behind each page, which others do without. */
    public Page ownDevice(TestHouse house, int width) {
        return visitor(house, width, ServiceWorkerPolicy.ALLOW);
    }

    /** The same before a house in another process, by its address. */
    public Page visitor(String address, int width) {
        return visitor(address, width, ServiceWorkerPolicy.BLOCK);
    }

    private Page visitor(TestHouse house, int width, ServiceWorkerPolicy offline) {
        return visitor(house.address(), width, offline);
    }

    private Page visitor(String address, int width, ServiceWorkerPolicy offline) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setServiceWorkers(offline)
                .setViewportSize(width, width < 700 ? 780 : width > 1900 ? 1080 : 900)
                .setLocale("de-DE")); // neither of ours: pages go by their own language, never the browser's
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context.newPage();
    }

    /** A member of the cast at a screen of that width, signed in as a person does it. */
    public Page signedIn(TestHouse house, String username, int width) {
        return signedIn(house.address(), username, width);
    }

    /** The same before a house in another process. */
    public Page signedIn(String address, String username, int width) {
        Page page = visitor(address, width);
        page.navigate("/sign-in");
        signIn(page, username);
        return page;
    }

    public void signIn(Page page, String username) {
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(Cast.PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Đăng nhập").setExact(true))
                .click();
        page.waitForLoadState(LoadState.LOAD);
    }

    /**
     * Does what brings another document, and waits until that has come whole: the answer is there before the page is, and for a moment
     * the old one looks as if it were the new.
     */
    public static void turn(Page page, Runnable act) {
        page.waitForLoadState(LoadState.LOAD);
        AtomicBoolean came = new AtomicBoolean();
        Consumer<Page> loaded = any -> came.set(true);
        page.onLoad(loaded);
        try {
            act.run();
            page.waitForCondition(came::get);
        } finally {
            page.offLoad(loaded);
        }
    }

    /** The whole page; gives how wide it came out. */
    public int screenshot(Page page, String name) {
        byte[] png = page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return ByteBuffer.wrap(png).getInt(16); // a PNG begins with its size
    }

    /** What axe finds wrong, in words; empty where nothing is. Our pages have no frames: axe need not open a page more to join them. */
    public static List<String> faults(Page page) {
        page.waitForLoadState(LoadState.LOAD); // its words may be there before its styles
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(
                List.of("violations")); // what passes is not written out: on a long page that is most of it
        AxeResults results =
                new AxeBuilder(page).setLegacyMode(true).options(options).analyze();
        List<String> faults = new ArrayList<>();
        for (Rule rule : results.getViolations())
            rule.getNodes().stream()
                    .limit(3)
                    .forEach(node -> faults.add(page.url() + " " + rule.getId() + ": " + node.getHtml()));
        return faults;
    }

    /**
     * True where the page can be moved sideways: nothing may stand outside the screen but what scrolls in its own box. Looked at once the
     * page has its own letters, which may be narrower than those it borrows until then.
     */
    public static boolean overflows(Page page) {
        page.waitForLoadState(LoadState.LOAD);
        return (boolean)
                page.evaluate(
                        "document.fonts.ready.then(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)");
    }

    /** The one that ./test has found; else, in a development environment, one that is there. */
    private static Path chromium() {
        return Stream.of(
                        System.getenv().getOrDefault("GIAOBAN_CHROMIUM", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium: ./test says how to get one"));
    }
}
