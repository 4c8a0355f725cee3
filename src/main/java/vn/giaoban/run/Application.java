package vn.giaoban.run;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.giaoban.Giaoban;

/** The Spring application on a database that may still be starting. */
final class Application implements AutoCloseable {
    private final AtomicReference<@Nullable ConfigurableApplicationContext> context = new AtomicReference<>();

    ConfigurableApplicationContext start(
            WebApplicationType type,
            Map<String, Object> properties,
            Supplier<Database> database,
            Consumer<GenericApplicationContext> beans) {
        SpringApplication application = new SpringApplication(Giaoban.class);
        application.setWebApplicationType(type);
        application.setDefaultProperties(properties);
        application.setRegisterShutdownHook(false);
        application.addInitializers((ConfigurableApplicationContext made) -> {
            GenericApplicationContext generic = (GenericApplicationContext) made;
            context.set(made);
            // What the operator set goes before what stands in application.properties.
            made.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", properties));
            generic.registerBean("jdbcConnectionDetails", JdbcConnectionDetails.class, () -> new Connection(database));
            beans.accept(generic);
        });
        return application.run();
    }

    /** Requests under way finish before it returns. */
    @Override
    public void close() {
        ConfigurableApplicationContext made = context.get();
        if (made != null) {
            made.close();
        }
    }

    /** Asked when the connection pool is made: until then the database starts beside the rest. */
    private record Connection(Supplier<Database> database) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return database.get().url();
        }

        @Override
        public String getUsername() {
            return database.get().user();
        }

        @Override
        public String getPassword() {
            return database.get().password();
        }
    }
}
