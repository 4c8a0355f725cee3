package vn.giaoban.organization;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.audit.Audit;
import vn.giaoban.run.TestDatabase;

/** The real tree of units in a database of one's own; loaded once for all tests of a JVM, then copied. */
public final class Nation {
    private Nation() {}

    public static TestDatabase loaded() {
        return TestDatabase.from("nation", Nation::load);
    }

    private static void load(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        Units units = new Units(jdbc);
        UnitVersions versions = new UnitVersions(jdbc, units);
        new UnitImport(jdbc, versions, transaction).load();
        Clock clock = Clock.systemUTC();
        Clusters clusters = new Clusters(
                jdbc, units, new Audit(jdbc, clock, JsonMapper.builder().build()));
        new UnitHistory(jdbc, versions, clusters, clock, transaction).load();
    }
}
