package vn.giaoban.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A database of one's own on a real PostgreSQL: one server for all tests of the JVM, the embedded one or, with
 * {@code -Dgiaoban.test.db-url=…}, an external one whose user may create databases.
 *
 * <p>{@link #migrated()} copies a template in which every migration ran once; {@link #from} copies one that was filled
 * further, as with the cast.
 */
public final class TestDatabase implements AutoCloseable {
    private static final Map<String, String> TEMPLATES = new HashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable Server server;

    private final String name;
    private final Database database;
    private final HikariDataSource dataSource;

    private TestDatabase(String name) {
        this.name = name;
        this.database = server().database(name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        this.dataSource = new HikariDataSource(config);
    }

    /** With nothing in it. */
    public static TestDatabase empty() {
        return create("template0");
    }

    /** With every migration of the class path. */
    public static TestDatabase migrated() {
        return create(migratedTemplate());
    }

    /** Migrated, and filled by {@code fill}, which runs only the first time that {@code template} is asked for. */
    public static synchronized TestDatabase from(String template, Consumer<DataSource> fill) {
        String filled = TEMPLATES.get(template);
        if (filled == null) {
            filled = newTemplate(migratedTemplate(), fill);
            TEMPLATES.put(template, filled);
        }
        return create(filled);
    }

    private static synchronized String migratedTemplate() {
        String migrated = TEMPLATES.get("");
        if (migrated == null) {
            migrated = newTemplate(
                    "template0",
                    dataSource -> Flyway.configure()
                            .dataSource(dataSource)
                            .locations("classpath:db/migration")
                            .outOfOrder(true)
                            .load()
                            .migrate());
            TEMPLATES.put("", migrated);
        }
        return migrated;
    }

    /** Nothing may be connected to a template while it is copied, so its pool is closed once it is full. */
    private static String newTemplate(String origin, Consumer<DataSource> fill) {
        TestDatabase template = create(origin);
        fill.accept(template.dataSource());
        template.dataSource.close();
        return template.name;
    }

    private static TestDatabase create(String template) {
        String name = server().newName();
        server().execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new TestDatabase(name);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public String url() {
        return database.url();
    }

    public String user() {
        return database.user();
    }

    public String password() {
        return database.password();
    }

    /** For SpringApplication or {@code @DynamicPropertySource}: {@code database.properties().forEach(registry::add)} with suppliers. */
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", url(),
                "spring.datasource.username", user(),
                "spring.datasource.password", password(),
                "spring.datasource.hikari.maximum-pool-size", "8",
                "spring.datasource.hikari.minimum-idle", "0");
    }

    /** Drops the database; what is not closed is dropped at the end of the JVM. */
    @Override
    public void close() {
        dataSource.close();
        server().drop(name);
    }

    private static synchronized Server server() {
        Server running = server;
        if (running == null) {
            running = Server.start();
            server = running;
        }
        return running;
    }

    /** @param maintenance the database from which the others are made */
    private record Server(Database maintenance, List<String> names) {

        static Server start() {
            String external = System.getProperty("giaoban.test.db-url", "");
            Server server = external.isBlank() ? embedded() : external(external);
            server.dropLeftovers();
            return server;
        }

        private static Server external(String url) {
            Server server = new Server(Database.external(url, System.getenv()).checked(), new ArrayList<>());
            Runtime.getRuntime().addShutdownHook(new Thread(server::dropOwn, "drop test databases"));
            return server;
        }

        /** Test data need not survive a power cut, so it is not forced to disk; everything else is as in earnest. */
        private static Server embedded() {
            Path home = ofThisJvm("test-database");
            HomeLock lock = HomeLock.take(home)
                    .orElseThrow(() -> new IllegalStateException("Other tests are running on " + home));
            EmbeddedPostgres postgres = EmbeddedPostgres.start(
                    lock,
                    binaries(),
                    Map.of("fsync", "off", "full_page_writes", "off", "max_connections", "200"),
                    line -> {});
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                postgres.close();
                                lock.close();
                            },
                            "stop test database"));
            execute(postgres.superuser(), "ALTER ROLE " + EmbeddedPostgres.NAME + " CREATEDB");
            return new Server(postgres.database(), new ArrayList<>());
        }

        Database database(String name) {
            String url = maintenance.url();
            int query = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
            String withoutName = url.substring(0, url.lastIndexOf('/', query - 1) + 1);
            return new Database(withoutName + name + url.substring(query), maintenance.user(), maintenance.password());
        }

        String newName() {
            String name = "giaoban_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
            synchronized (names) {
                names.add(name);
            }
            return name;
        }

        void execute(String sql) {
            execute(maintenance, sql);
        }

        private static void execute(Database database, String sql) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        /** Who is still connected is sent away first: WITH (FORCE) would fail on a vacuum of the server's own, which a plain drop ends. */
        void drop(String name) {
            execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND datname = '%s'"
                            .formatted(name));
            execute("DROP DATABASE IF EXISTS " + name);
        }

        private void dropOwn() {
            names.forEach(this::drop);
        }

        /** Of tests that were killed; on a server that may serve others too, only those of processes that are gone. */
        private void dropLeftovers() {
            List<String> leftovers = new ArrayList<>();
            try (Connection connection = maintenance.connect();
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT datname FROM pg_database WHERE datname ~ '^giaoban_test_[0-9]+_[0-9]+$'")) {
                while (rows.next()) {
                    leftovers.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            leftovers.stream()
                    .filter(name ->
                            ProcessHandle.of(Long.parseLong(name.split("_")[2])).isEmpty())
                    .forEach(this::drop);
        }
    }

    /** Where the tests' PostgreSQL is unpacked, once for all of a JVM. */
    static Path binaries() {
        return ofThisJvm("pgsql");
    }

    /** Tests run in several JVMs side by side, each with a server of its own. */
    private static Path ofThisJvm(String name) {
        return Path.of("target", name + System.getProperty("giaoban.test.fork", ""))
                .toAbsolutePath();
    }
}
