package vn.giaoban.run;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The database of a home, for a command that asks it something: that of the Giaoban running there, an external one, or the home's
 * own, started for the while and stopped by {@link #close}.
 */
public final class HomeDatabase implements AutoCloseable {
    private final Database database;
    private final Options options;
    private final PrintStream console;
    private final @Nullable EmbeddedPostgres postgres;
    private final @Nullable HomeLock lock;

    private HomeDatabase(
            Database database,
            Options options,
            PrintStream console,
            @Nullable EmbeddedPostgres postgres,
            @Nullable HomeLock lock) {
        this.database = database;
        this.options = options;
        this.console = console;
        this.postgres = postgres;
        this.lock = lock;
    }

    /** As {@link #open}, where something must be there already: an empty home is refused, and not made. */
    public static HomeDatabase existing(Options options, PrintStream console) {
        if (options.external().isEmpty()
                && !EmbeddedPostgres.isMade(options.home())
                && !HomeLock.isHeld(options.home()))
            throw Refusal.because("There is no Giaoban in " + options.home() + ".");
        return open(options, console);
    }

    /** Refuses, in one line, what cannot be reached. */
    public static HomeDatabase open(Options options, PrintStream console) {
        Optional<Database> external = options.external();
        if (external.isPresent()) return new HomeDatabase(external.get(), options, console, null, null);
        Optional<HomeLock> taken = HomeLock.take(options.home());
        if (taken.isEmpty()) {
            Database running = EmbeddedPostgres.ofRunning(options.home())
                    .orElseThrow(() -> Refusal.because("The Giaoban that runs on " + options.home()
                            + " has its database elsewhere: give the same --db-url."));
            return new HomeDatabase(running.checked(), options, console, null, null);
        }
        HomeLock lock = taken.get();
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(lock, line -> console.println("  " + line + " …"));
            return new HomeDatabase(postgres.database(), options, console, postgres, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public Database database() {
        return database;
    }

    /** Whether nobody else uses it: it was started for this command alone. */
    public boolean isOurs() {
        return postgres != null;
    }

    /** What is done to a database that is of an earlier program before it is asked anything. */
    public enum Upgrading {
        /** Nothing: somebody else may use it. */
        NO,
        BACKED_UP,
        /** It has just come from a backup. */
        WITHOUT_BACKUP
    }

    /**
     * Asks the modules of the house, without pages. A database that a running Giaoban may use is left as it is; one that nobody uses
     * is first brought up to date.
     */
    public <T> T inHouse(Function<ApplicationContext, T> question) {
        return inHouse(isOurs() ? Upgrading.BACKED_UP : Upgrading.NO, question);
    }

    public <T> T inHouse(Upgrading upgrading, Function<ApplicationContext, T> question) {
        Map<String, Object> properties = new HashMap<>(options.settings().properties());
        properties.put("spring.main.lazy-initialization", true);
        properties.put("spring.main.keep-alive", false);
        properties.put("spring.flyway.enabled", upgrading != Upgrading.NO);
        properties.put("giaoban.upgrade", upgrading);
        properties.put("logging.threshold.console", "ERROR");
        try (Application application = new Application();
                ConfigurableApplicationContext context = application.start(
                        WebApplicationType.NONE,
                        properties,
                        () -> database,
                        beans -> beans.registerBean(
                                "progress",
                                Progress.class,
                                () -> new Progress(line -> console.println("  " + line + " …"))))) {
            return question.apply(context);
        }
    }

    @Override
    public void close() {
        if (postgres != null) postgres.close();
        if (lock != null) lock.close();
    }
}
