package vn.giaoban.identity;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many people are signed in; not who. */
@Component
public class OpenSessions {
    private final JdbcClient jdbc;
    private final Clock clock;

    OpenSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public int count() {
        return jdbc.sql("""
                select count(*) from identity.spring_session where principal_name is not null and expiry_time > :now
                """).param("now", clock.millis()).query(Integer.class).single();
    }
}
