package vn.giaoban;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;
import vn.giaoban.run.Foundations;
import vn.giaoban.run.TestDatabase;

/**
 * The complete application on a real PostgreSQL, once for all tests of a JVM: today's units, the catalogue and the cast. Tests
 * share it, so each makes the periods and people it changes, or puts them back; the clock is set anew before it matters.
 */
public final class TestHouse {
    /** The house's day until a test sets another. */
    public static final LocalDate TODAY = LocalDate.of(2026, 9, 22);

    private final TestClock clock = new TestClock(TODAY);
    private final ConfigurableApplicationContext context;
    private final String address;
    private final Map<String, Long> cast;

    private TestHouse(TestDatabase database, Path home, ApplicationContextInitializer<GenericApplicationContext> more) {
        SpringApplication application = new SpringApplication(Giaoban.class);
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("giaoban.home", home.toString());
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", "0");
        properties.put("giaoban.demo", "true");
        application.setDefaultProperties(properties);
        application.addInitializers((ConfigurableApplicationContext made) -> {
            ((GenericApplicationContext) made).registerBean("clock", Clock.class, () -> clock);
            made.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "key",
                            Map.of(
                                    "giaoban.key-file",
                                    home.resolve("secret.key").toString())));
            more.initialize((GenericApplicationContext) made);
        });
        context = application.run();
        address = "http://127.0.0.1:" + context.getBean(Environment.class).getProperty("local.server.port");
        bean(Foundations.class).lay(progress -> {});
        cast = bean(Cast.class).make(LocalDate.of(2025, 7, 1));
    }

    public static TestHouse open() {
        return Shared.HOUSE;
    }

    private static final class Shared {
        static final TestHouse HOUSE = apart(made -> {});
    }

    /** Another house on a database of its own, with more beans than the application's; whoever opens it closes it. */
    public static TestHouse apart(ApplicationContextInitializer<GenericApplicationContext> more) {
        return new TestHouse(TestDatabase.migrated(), Path.of("target", "house"), more);
    }

    /** The house on a database that was filled elsewhere, as at a start; whoever opens it closes it. */
    public static TestHouse on(TestDatabase database, Path home) {
        return new TestHouse(database, home, made -> {});
    }

    public void close() {
        context.close();
    }

    /** Such as http://127.0.0.1:40123. */
    public String address() {
        return address;
    }

    public TestClock clock() {
        return clock;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public TransactionTemplate transaction() {
        return bean(TransactionTemplate.class);
    }

    /** The account of a member of the cast. */
    public long account(String username) {
        return cast.get(username);
    }

    /** A member of the cast as an actor of the clock's day. */
    public Actor actor(String username) {
        return bean(Accounts.class).actor(account(username), clock.today());
    }

    /** A unit by its code: {@link Cast#CENTRE}, {@link Cast#PROVINCE}, {@link Cast#COMMUNE} or any other. */
    public Unit unit(String code) {
        return bean(Units.class).byCode(code, clock.today()).orElseThrow();
    }

    /** A browser of nobody in particular. */
    public Client visitor() {
        return new Client(address);
    }

    /** A program that acts as a member of the cast, or as anyone with the demo password, by a token that its owner has made for it. */
    public Client program(String username) {
        return visitor().showing(token(username, false));
    }

    /** A token as its owner makes it, in a browser. */
    public String token(String username, boolean readsOnly) {
        Map<String, String> fields = new HashMap<>(Map.of("name", "Chương trình thử", "days", "90"));
        if (readsOnly) fields.put("reads", "yes");
        String page = signedIn(username).post("/me/tokens", fields).body();
        return java.util.regex.Pattern.compile("value=\"(gb_[^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page));
    }

    /** A browser in which a member of the cast, or anyone with the demo password, has signed in. */
    public Client signedIn(String username) {
        return visitor().signIn(username, Cast.PASSWORD);
    }
}
