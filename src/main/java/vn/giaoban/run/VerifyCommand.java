package vn.giaoban.run;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import vn.giaoban.audit.Verification;

/** Works everything out again that is stored a second time, and names the differences. */
final class VerifyCommand {
    private final Options options;
    private final PrintStream console;

    VerifyCommand(Options options, PrintStream console) {
        this.options = options;
        this.console = console;
    }

    /** 0 when all agrees, 1 when anything differs. */
    int run() {
        String url = options.dbUrl();
        if (url != null) {
            return verify(Database.external(url, System.getenv()).checked(), false);
        }
        Optional<HomeLock> taken = HomeLock.take(options.home());
        if (taken.isEmpty()) {
            Database running = EmbeddedPostgres.ofRunning(options.home())
                    .orElseThrow(() -> Refusal.because("The Giaoban that runs on " + options.home()
                            + " has its database elsewhere: give the same --db-url."));
            return verify(running.checked(), false);
        }
        try (HomeLock lock = taken.get();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(lock, line -> console.println("  " + line + " …"))) {
            return verify(postgres.database(), true);
        }
    }

    /** A database that a running Giaoban uses is left as it is; one that nobody uses is first brought up to date. */
    private int verify(Database database, boolean ours) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.main.lazy-initialization", true);
        properties.put("spring.main.keep-alive", false);
        properties.put("spring.flyway.enabled", ours);
        properties.put("logging.threshold.console", "ERROR");
        try (Application application = new Application();
                ConfigurableApplicationContext context =
                        application.start(WebApplicationType.NONE, properties, () -> database, beans -> {})) {
            List<Verification> verifications =
                    context.getBeanProvider(Verification.class).stream().toList();
            List<String> differences = verifications.stream()
                    .flatMap(each -> each.differences().stream())
                    .toList();
            differences.forEach(console::println);
            console.println(
                    differences.isEmpty()
                            ? "Everything agrees (" + verifications.size() + " verified)."
                            : differences.size() + " differences.");
            return differences.isEmpty() ? 0 : 1;
        }
    }
}
