package vn.giaoban.run;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import vn.giaoban.run.management.Management;

/** Starts everything, says where it is, and stops it in order when told to. */
final class Running {
    private final Options options;
    private final PrintStream console;

    Running(Options options, PrintStream console) {
        this.options = options;
        this.console = console;
    }

    /** Returns its address once the pages are served; the process then lives until it is told to stop. */
    Home start() {
        long began = System.nanoTime();
        HomeLock lock = HomeLock.take(options.home()).orElseThrow(this::alreadyRunning);
        Application application = new Application();
        Stopping stopping = new Stopping(application, lock);
        Runtime.getRuntime().addShutdownHook(new Thread(stopping, "stop"));
        int port = freePort();
        Home home = new Home(lock.home(), address(port), options.demo(), options.data());

        console.println("Giaoban is starting …");
        Consumer<String> progress = line -> console.println("  " + line + " …");
        Supplier<Database> database = database(lock, stopping, progress);
        ConfigurableApplicationContext context;
        try {
            context = application.start(WebApplicationType.SERVLET, properties(port), database, beans -> {
                beans.registerBean("home", Home.class, () -> home);
                beans.registerBean("progress", Progress.class, () -> new Progress(progress));
                beans.registerBean(
                        "preparation",
                        Preparation.class,
                        () -> new Preparation(home, progress, beans.getBeanProvider(FirstStart.class)));
            });
        } catch (RuntimeException e) {
            throw Refusal.in(e).orElseGet(() -> startFailed(e));
        }
        lock.note(home.address());
        Management management = Management.open(options.settings(), context);
        stopping.management(management);
        LoggerFactory.getLogger(Running.class)
                .info(
                        "Giaoban {} runs at {}; home {}, database {}, health and metrics {}",
                        Main.version(),
                        home.address(),
                        home.directory(),
                        options.external().map(Database::toString).orElse("of its own"),
                        management.address().orElse("not served"));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        console.printf(
                "%nGiaoban %s runs at %s  (after %.1f s)%n", Main.version(), home.address(), took.toMillis() / 1e3);
        context.getBeanProvider(Greeting.class).stream()
                .sorted(Comparator.comparingInt(Greeting::order))
                .flatMap(greeting -> greeting.lines(home).stream())
                .forEach(console::println);
        management.address().ifPresent(address -> console.println("For monitoring: " + address + "/health/ready"));
        console.println("Everything is kept in " + home.directory() + ". Ctrl-C stops it.");
        return home;
    }

    private Refusal alreadyRunning() {
        return Refusal.because(HomeLock.noted(options.home())
                .map(address -> "Giaoban already runs on " + options.home() + ": " + address)
                .orElse("Giaoban is already starting or stopping on " + options.home() + "."));
    }

    private int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(options.host(), options.port()), 1);
            return socket.getLocalPort();
        } catch (IOException | RuntimeException e) {
            throw Refusal.because("Port " + options.port() + " on " + options.host() + " cannot be used ("
                    + e.getMessage() + "): choose another with --port.");
        }
    }

    private String address(int port) {
        String scheme = tls().isPresent() ? "https" : "http";
        return options.settings().given(Setting.PUBLIC_ADDRESS).orElse(scheme + "://" + browserHost() + ":" + port);
    }

    private String browserHost() {
        return switch (options.host()) {
            case "127.0.0.1", "0.0.0.0", "::", "::1" -> "localhost";
            default -> options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        };
    }

    private Map<String, Object> properties(int port) {
        Map<String, Object> properties = new HashMap<>(options.settings().properties());
        properties.put(Setting.OIDC_CLIENT_SECRET.property(), options.settings().text(Setting.OIDC_CLIENT_SECRET));
        properties.put("server.address", options.host());
        properties.put("server.port", port);
        properties.put("logging.file.name", logFile().toString());
        properties.put("logging.level.root", options.settings().text(Setting.LOG_LEVEL));
        properties.put(
                "logging.logback.rollingpolicy.max-history", options.settings().text(Setting.LOG_DAYS));
        properties.put(
                "logging.logback.rollingpolicy.max-file-size",
                options.settings().text(Setting.LOG_SIZE) + "MB");
        // The console is for the user; LOGGING_THRESHOLD_CONSOLE=INFO shows the log there too.
        properties.put("logging.threshold.console", "OFF");
        properties.put("logging.charset.console", "UTF-8");
        if (options.settings().text(Setting.LOG_FORMAT).equals("json"))
            properties.put("logging.structured.format.file", "ecs");
        tls().ifPresent(tls -> properties.putAll(tls.properties()));
        return properties;
    }

    private Optional<Tls> tls() {
        return Tls.of(options.settings());
    }

    private Supplier<Database> database(HomeLock lock, Stopping stopping, Consumer<String> progress) {
        Optional<Database> external = options.external();
        if (external.isPresent()) return external::get;
        CompletableFuture<EmbeddedPostgres> starting = new CompletableFuture<>();
        stopping.database(starting);
        Thread.ofPlatform().name("database").start(() -> {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.start(lock, progress);
                starting.complete(started);
                started.onExit().thenRun(stopping::databaseGone);
            } catch (RuntimeException e) {
                starting.completeExceptionally(e);
            }
        });
        return () -> starting.join().database();
    }

    private Refusal startFailed(RuntimeException failure) {
        Throwable last = failure;
        while (last.getCause() != null) last = last.getCause();
        return Refusal.because("Giaoban could not start (" + last + "); all about it is in " + logFile() + ".");
    }

    private Path logFile() {
        return options.settings()
                .given(Setting.LOG_DIRECTORY)
                .map(Path::of)
                .orElse(options.home().resolve("logs"))
                .resolve("giaoban.log");
    }

    /** In this order: requests under way, the database, the home. */
    private static final class Stopping implements Runnable {
        private final Application application;
        private final HomeLock lock;
        private volatile CompletableFuture<EmbeddedPostgres> database =
                CompletableFuture.failedFuture(new IllegalStateException("no database of our own"));
        private volatile @Nullable Management management;
        private volatile boolean begun;

        Stopping(Application application, HomeLock lock) {
            this.application = application;
            this.lock = lock;
        }

        void database(CompletableFuture<EmbeddedPostgres> starting) {
            database = starting;
        }

        void management(Management opened) {
            management = opened;
        }

        void databaseGone() {
            if (!begun) {
                System.err.println(
                        "The database stopped unexpectedly, so Giaoban stops too. Start it again: nothing is lost.");
                System.exit(1);
            }
        }

        @Override
        public void run() {
            begun = true;
            Management opened = management;
            if (opened != null) opened.stopping();
            application.close();
            if (opened != null) opened.close();
            try {
                database.join().close();
            } catch (CompletionException e) {
                // It never started, and whoever waited for it has said why.
            }
            lock.close();
        }
    }
}
