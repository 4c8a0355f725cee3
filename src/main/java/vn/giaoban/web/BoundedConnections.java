package vn.giaoban.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The database as a request sees it: where it is silent for too long, the connection is given up. What works behind the pages (a
 * migration, an import, the sealer) waits as long as it takes.
 */
final class BoundedConnections extends DelegatingDataSource {
    /** The driver sets a bound at once. */
    private static final Executor HERE = Runnable::run;

    private final Duration silence;

    private BoundedConnections(DataSource connections, Duration silence) {
        super(connections);
        this.silence = silence;
    }

    /** Puts itself before the house's pool, which takes the bound off again when it gets a connection back. */
    static BeanPostProcessor processor(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource connections
                        ? new BoundedConnections(
                                connections,
                                Duration.ofSeconds(environment.getRequiredProperty("giaoban.db-silence", Long.class)))
                        : bean;
            }
        };
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        if (LaneFilter.isWaitedFor()) connection.setNetworkTimeout(HERE, Math.toIntExact(silence.toMillis()));
        return connection;
    }
}
