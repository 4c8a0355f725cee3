package vn.giaoban.conferences;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;
import vn.giaoban.run.Main;
import vn.giaoban.run.TestDatabase;
import vn.giaoban.run.TestProcess;
import vn.giaoban.run.Trees;

/** The nine-month conference as its people see it, each on their own page, before a server that is killed in the middle of it. */
class ConferenceWalkTest {
    private static final Path WORK = Path.of("target", "conference-walk").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");
    private static final String CONCLUSION = "Các tỉnh rà đơn quá hạn, báo số còn lại và lý do.";

    private final TestBrowser browser = TestBrowser.open();
    private final int port = freePort();
    private final LocalDate today = LocalDate.now(VietnamTime.ZONE);
    private String at = "";
    private long ofProvince;
    private long ofCommune;
    private String link = "";
    private Page binh;
    private Page mai;
    private Page dung;
    private Page hoa;
    private Page phone;
    private Page screen;

    @BeforeEach
    @AfterEach
    void empty() throws IOException {
        Trees.delete(WORK);
    }

    @Test
    void theNineMonthConferenceIsHeldFromTheRehearsalToTheConfirmedConclusionsAndTheServerIsKilledMeanwhile() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        try (TestDatabase database = TestDatabase.migrated()) {
            TestHouse house = TestHouse.on(database, WORK.resolve("filled"));
            long province = unit(house, Cast.PROVINCE);
            long commune = unit(house, Cast.COMMUNE);
            house.close();
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            try (TestProcess server = server(database)) {
                prepare(jdbc, province, commune);
                rehearse();
                beginByKeys();
                server.kill();
                saysThatItsLineIsLost();
            }
            try (TestProcess again = server(database)) {
                goesOnByItself();
                conclude();
                vote();
                close();
            }
        }
    }

    // ---------- before

    /** Chị Mai makes it in a minute; ông Bình, who leads the centre, calls it. */
    private void prepare(JdbcClient jdbc, long province, long commune) {
        mai = browser.signedIn(address(), "mai", 1280);
        mai.navigate("/conferences");
        mai.getByRole(AriaRole.LINK, named("Tạo hội nghị")).click();
        mai.getByLabel("Giao ban toàn quốc đến xã").check();
        mai.getByLabel("Ngày").fill(DAY.format(today));
        mai.getByLabel("Địa điểm").fill("Hội trường Trung ương");
        browser.screenshot(mai, "conference-new-1280");
        mai.getByRole(AriaRole.BUTTON, named("Tạo hội nghị")).click();
        assertThat(mai.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Hội nghị giao ban trực tuyến");
        at = mai.url().replaceAll(".*(/conferences/\\d+).*", "$1");
        browser.screenshot(mai, "conference-prepared-1280");

        binh = browser.signedIn(address(), "binh", 1280);
        binh.navigate(at);
        binh.getByRole(AriaRole.LINK, named("Triệu tập")).click();
        binh.getByRole(AriaRole.BUTTON, named("Triệu tập")).click();
        assertThat(binh.locator(".gb-head .gb-tag")).containsText("Đã triệu tập");

        long id = Long.parseLong(at.replaceAll("\\D", ""));
        ofProvince = point(jdbc, id, province);
        ofCommune = point(jdbc, id, commune);
        invite(jdbc, id);
    }

    /** Another province's delegate has no account: the secretary names him and prints his invitation. */
    private void invite(JdbcClient jdbc, long id) {
        long point = jdbc.sql("""
                select id from conferences.point where conference_id = :id and unit_id = group_id and id <> :other order by id limit 1
                """)
                .param("id", id)
                .param("other", ofProvince)
                .query(Long.class)
                .single();
        mai.navigate(at + "/points/" + point);
        mai.getByLabel("Họ và tên").fill("Lý Văn Thọ");
        mai.getByLabel("Chức vụ").fill("Trưởng ban Dân vận tỉnh");
        mai.getByRole(AriaRole.BUTTON, named("Thêm vào danh sách")).click();
        assertThat(mai.locator(".cf-delegates")).containsText("Lý Văn Thọ");
        mai.getByRole(AriaRole.BUTTON, named("In giấy mời")).click();
        link = mai.locator(".cf-link").textContent().strip();
    }

    /** Two bridge points try their lines, all pages are open before the hour, and points report that they are there. */
    private void rehearse() {
        dung = browser.signedIn(address(), "dung", 1280);
        dung.navigate(at + "/points/" + ofProvince + "/desk");
        dung.getByText("Phiên thử đường truyền").click();
        dung.getByRole(AriaRole.BUTTON, named("Tốt")).click();
        assertThat(dung.locator("[data-mine]")).containsText("Phiên thử đường truyền: ");
        hoa = browser.signedIn(address(), "hoa", 360);
        hoa.navigate(at + "/points/" + ofCommune + "/desk");

        // A delegate without an account, on a phone, in English, by the link of the invitation.
        phone = browser.visitor(address(), 360);
        phone.context().addCookies(List.of(new Cookie("giaoban-language", "en").setUrl(address())));
        phone.navigate(link);
        browser.screenshot(phone, "conference-invitation-360");
        phone.locator("main").getByRole(AriaRole.BUTTON).click();
        phone.getByRole(AriaRole.BUTTON, named("I am in the room")).click();
        assertThat(phone.locator("[data-mine] h2")).hasText("Present");

        binh.navigate(at + "/chair");
        mai.navigate(at + "/secretary");
        screen = browser.signedIn(address(), "binh", 1920);
        screen.navigate(at + "/screen");
        for (Page page : all()) assertThat(page.locator(".gb-live")).hasAttribute("data-state", "on");
        assertThat(phone.locator(".gb-live")).containsText("Live");

        dung.getByLabel("Số người dự tại điểm cầu").fill("48");
        dung.getByRole(AriaRole.BUTTON, named("Báo điểm cầu có mặt")).click();
        hoa.getByLabel("Số người dự tại điểm cầu").fill("12");
        hoa.getByRole(AriaRole.BUTTON, named("Báo điểm cầu có mặt")).click();
        assertThat(binh.locator(".cf-count b")).hasText("2");
        assertThat(hoa.getByRole(AriaRole.BUTTON, named("Báo điểm cầu có mặt"))).hasCount(0);
    }

    // ---------- while it runs

    /** The chair touches no mouse: opens it, begins the discussion, gives the floor, ends it, gives it to the next. */
    private void beginByKeys() {
        binh.keyboard().press("F9");
        assertThat(binh.locator(".on-air")).containsText("Đang họp");
        Locator discussion = binh.locator(".gb-agenda li", new Page.LocatorOptions().setHasText("Thảo luận"))
                .getByRole(AriaRole.BUTTON);
        tabTo(binh, discussion);
        binh.keyboard().press("Enter");
        assertThat(binh.locator("[data-topic=queue]")).containsText("danh sách đang mở");

        // What is missing is said where whoever pressed looks, however far down the page that is.
        phone.getByRole(AriaRole.BUTTON, named("Ask to speak")).click();
        assertThat(phone.locator("[data-answer].bad")).isInViewport();
        phone.locator("#hand-topic").fill("Trả lời dân đúng hẹn");
        phone.getByRole(AriaRole.BUTTON, named("Ask to speak")).click();
        Locator rows = binh.locator(".cf-queue tbody tr");
        assertThat(rows).hasCount(1);
        ask(dung, "Một cửa cho đơn của dân ở xã vùng cao", "7");
        assertThat(rows).hasCount(2);
        ask(hoa, "Giữ lời hứa sau đối thoại", "5");
        assertThat(rows).hasCount(3);
        assertThat(hoa.locator("[data-mine]")).containsText("Đang chờ phát biểu");

        // Whoever is next is told so, and nobody else.
        assertThat(phone.locator("[data-next-up]")).hasText("You speak next: please get ready.");
        assertThat(phone.locator("[data-next-up]")).isVisible();
        assertThat(dung.locator("[data-next-up]")).isHidden();
        binh.keyboard().press("F2");
        assertThat(screen.locator(".hall h1")).hasText("Lý Văn Thọ");
        assertThat(phone.locator("[data-mine] .cham")).isVisible();
        assertThat(phone.locator("[data-next-up]")).isHidden();
        assertThat(dung.locator("[data-next-up]")).isVisible();
        browser.screenshot(phone, "conference-phone-360");
        binh.keyboard().press("F4");
        assertThat(screen.locator(".hall h1")).containsText("Thảo luận");
        binh.keyboard().press("F2");
        assertThat(screen.locator(".hall h1")).hasText("Nông Văn Dũng");
        assertThat(screen.locator(".hall .time [data-over]")).hasText("còn lại trong 7 phút");
        assertThat(dung.locator("[data-mine]")).containsText("đang phát biểu");
        assertThat(rows).hasCount(1);
        browser.screenshot(binh, "conference-chair-1280");
        browser.screenshot(screen, "conference-screen-1920");
        browser.screenshot(hoa, "conference-point-360");
        browser.screenshot(dung, "conference-point-1280");
        sound();

        // The secretary writes; the chair has begun to.
        mai.locator("#note-speech-2").fill("Đề nghị xã vùng cao dùng một sổ nhận đơn.");
        mai.locator("#note-speech-2-form").getByRole(AriaRole.BUTTON).click();
        assertThat(mai.locator("#note-speech-2-form [data-kept]")).containsText("Đã lưu");
        browser.screenshot(mai, "conference-secretary-1280");
        mai.locator("#note-speech-1").fill("Hẹn ngày trả lời cho từng");
        binh.keyboard().press("F8");
        assertThat(binh.locator("#conclusion-text")).isFocused();
        binh.keyboard().insertText(CONCLUSION);
        binh.keyboard().press("Tab");
        binh.keyboard().insertText("các tỉnh");
        binh.keyboard().press("Tab");
        binh.keyboard().insertText(DAY.format(today.plusDays(16)));
    }

    private void saysThatItsLineIsLost() {
        for (Page page : all()) {
            assertThat(page.locator(".gb-live")).hasAttribute("data-state", "lost");
            assertThat(page.locator(".gb-live")).isVisible();
        }
        assertThat(binh.locator(".gb-live")).containsText("Mất đường truyền");
        assertThat(phone.locator(".gb-live")).containsText("The line is lost");

        // What is sent into the dark is said not to have arrived, and stays where it was typed.
        binh.keyboard().press("F8");
        assertThat(binh.locator("[data-answer].bad")).isVisible();
        assertThat(binh.locator("#conclusion-text")).hasValue(CONCLUSION);
        browser.screenshot(binh, "conference-lost-1280");
        browser.screenshot(screen, "conference-lost-1920");
        browser.screenshot(hoa, "conference-lost-360");
    }

    private void goesOnByItself() {
        for (Page page : all()) assertThat(page.locator(".gb-live")).hasAttribute("data-state", "on");
        assertThat(screen.locator(".hall h1")).hasText("Nông Văn Dũng");
        assertThat(dung.locator("[data-mine]")).containsText("đang phát biểu");
        assertThat(hoa.locator("[data-mine]")).containsText("Đang chờ phát biểu");
        assertThat(mai.locator("#note-speech-1")).hasValue("Hẹn ngày trả lời cho từng");
        assertThat(mai.locator("#note-speech-2")).hasValue("Đề nghị xã vùng cao dùng một sổ nhận đơn.");
        assertThat(binh.locator("#conclusion-text")).hasValue(CONCLUSION);

        // Even where somebody loads the page anew.
        binh.reload();
        assertThat(binh.locator(".gb-live")).hasAttribute("data-state", "on");
        assertThat(binh.locator("#conclusion-text")).hasValue(CONCLUSION);
        assertThat(binh.locator("#conclusion-owners")).hasValue("các tỉnh");
    }

    private void conclude() {
        mai.locator("#note-speech-1").fill("Hẹn ngày trả lời cho từng đơn.");
        mai.locator("#note-speech-1-form").getByRole(AriaRole.BUTTON).click();
        assertThat(mai.locator("#note-speech-1-form [data-kept]")).containsText("Đã lưu");
        binh.locator("#conclusion-owners").fill("nơi nào đó");
        binh.locator("#conclusion-due").fill("32/13/2026");
        binh.locator("#conclusion-text").focus();
        binh.keyboard().press("F8");
        assertThat(binh.locator("[data-answer].bad")).containsText("hoặc tên đơn vị. Nhập hạn như");
        binh.locator("#conclusion-owners").fill("các tỉnh");
        binh.locator("#conclusion-due").fill(DAY.format(today.plusDays(16)));
        binh.keyboard().press("F8");
        assertThat(binh.locator(".cf-kl li")).containsText("34 đơn vị · hạn " + DAY.format(today.plusDays(16)));
        assertThat(binh.locator("#conclusion-text")).hasValue("");

        // What others do takes nothing from what the chair is writing.
        binh.locator("#conclusion-text").fill("Việc sau");
        hoa.getByRole(AriaRole.BUTTON, named("Thôi xin phát biểu")).click();
        assertThat(binh.locator(".cf-queue tbody tr")).hasCount(0);
        assertThat(binh.locator("#conclusion-text")).hasValue("Việc sau");
        binh.locator("#conclusion-text").fill("");
    }

    /** By points. */
    private void vote() {
        mai.getByText("Lấy biểu quyết").click();
        mai.getByLabel("Nội dung biểu quyết").fill("Thông qua chương trình quý sau");
        List<String> asked = new ArrayList<>();
        dung.onRequest(request -> asked.add(request.url()));
        mai.getByRole(AriaRole.BUTTON, named("Bắt đầu biểu quyết")).click();
        Locator yes = dung.getByRole(AriaRole.BUTTON, named("Tán thành")).first();
        assertThat(yes).isVisible();
        org.assertj.core.api.Assertions.assertThat(asked)
                .as("what all are told, nobody comes back for")
                .isEmpty();
        yes.click();
        assertThat(yes).hasAttribute("aria-pressed", "true");
        assertThat(phone.locator("[data-vote]")).isHidden();
        hoa.getByRole(AriaRole.BUTTON, named("Ý kiến khác")).click();
        assertThat(mai.locator("[data-topic=ballot]")).containsText("Đã biểu quyết 2 trên");
        assertThat(hoa.locator("[data-topic=ballot]")).containsText("Thông qua chương trình quý sau");
        browser.screenshot(screen, "conference-ballot-1920");
        mai.getByRole(AriaRole.BUTTON, named("Kết thúc biểu quyết")).click();
        assertThat(mai.locator("[data-topic=ballot]")).containsText("Biểu quyết vừa rồi");
    }

    /** Closed, and confirmed by the chair: the conclusions are tasks. */
    private void close() {
        binh.getByRole(AriaRole.LINK, named("Bế mạc")).click();
        binh.getByRole(AriaRole.BUTTON, named("Bế mạc")).click();
        assertThat(binh.locator(".on-air")).containsText("Đã bế mạc");
        assertThat(phone.locator(".on-air")).containsText("Closed");
        binh.getByRole(AriaRole.LINK, named("Xác nhận kết luận")).click();
        binh.getByRole(AriaRole.BUTTON, named("Xác nhận kết luận")).click();
        assertThat(binh.locator(".gb-head .gb-tag")).containsText("Đã kết luận");
        browser.screenshot(binh, "conference-record-1280");
        sound();
        dung.navigate("/work");
        assertThat(dung.locator("main")).containsText("Các tỉnh rà đơn quá hạn");
        all().forEach(page -> page.context().close());
    }

    // ---------- helpers

    private List<Page> all() {
        return List.of(binh, mai, dung, hoa, phone, screen);
    }

    private void sound() {
        for (Page page : all()) {
            org.assertj.core.api.Assertions.assertThat(TestBrowser.faults(page)).isEmpty();
            org.assertj.core.api.Assertions.assertThat(TestBrowser.overflows(page))
                    .as(page.url())
                    .isFalse();
        }
    }

    private static void tabTo(Page page, Locator target) {
        page.locator("body").focus();
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((boolean) target.evaluate("one => one === document.activeElement")) return;
        }
        throw new AssertionError("not reached with the tabulator: " + target);
    }

    private static void ask(Page page, String topic, String minutes) {
        page.locator("#hand-topic").fill(topic);
        page.getByLabel("Cần mấy phút").fill(minutes);
        page.locator("[data-mine]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Xin phát biểu"))
                .click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }

    private long unit(TestHouse house, String code) {
        return house.bean(Units.class).byCode(code, today).orElseThrow().id();
    }

    private static long point(JdbcClient jdbc, long conference, long unit) {
        return jdbc.sql("select id from conferences.point where conference_id = :conference and unit_id = :unit")
                .param("conference", conference)
                .param("unit", unit)
                .query(Long.class)
                .single();
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private TestProcess server(TestDatabase database) {
        String url = database.url().substring("jdbc:".length());
        TestProcess server = TestProcess.start(
                Main.class,
                "run",
                "--no-demo",
                "--port",
                Integer.toString(port),
                "--home",
                WORK.resolve("home").toString(),
                "--db-pool",
                "10",
                "--db-url",
                url + (url.contains("?") ? "&" : "?") + "user=" + database.user() + "&password=" + database.password());
        server.await("its address", () -> server.output().contains("runs at http"));
        return server;
    }

    /** The same before and after, and none that the system would give to somebody else meanwhile. */
    private static int freePort() {
        for (int port = 21_000; port < 30_000; port++)
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody else has it.
            }
        throw new IllegalStateException("no port is free");
    }
}
