package vn.giaoban.organization;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.run.TestDatabase;

/** The real tree of units in a database of one's own; loaded once for all tests of a JVM, then copied. */
public final class Nation {
    private Nation() {}

    public static TestDatabase loaded() {
        return TestDatabase.from("nation", Nation::load);
    }

    private static void load(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        new UnitImport(jdbc, new UnitVersions(jdbc, new Units(jdbc)), new TransactionTemplate(new JdbcTransactionManager(database))).load();
    }
}
