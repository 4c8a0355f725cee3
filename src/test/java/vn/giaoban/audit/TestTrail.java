package vn.giaoban.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.TestClock;
import vn.giaoban.access.Actor;
import vn.giaoban.run.TestDatabase;

/** An audit trail on a database of its own, sealed when its test says so. */
final class TestTrail implements AutoCloseable {
    static final Actor SOMEBODY = Actor.anonymous(LocalDate.of(2026, 9, 22));

    final TestClock clock = new TestClock(LocalDate.of(2026, 9, 22));
    final DataSource dataSource;
    final JdbcClient jdbc;
    final PlatformTransactionManager transactions;
    final TransactionTemplate transaction;
    final Audit audit;
    final Seals seals;
    private final AutoCloseable database;

    TestTrail() {
        this(TestDatabase.migrated());
    }

    private TestTrail(TestDatabase database) {
        this(database.dataSource(), database);
    }

    TestTrail(DataSource dataSource, AutoCloseable database) {
        this.dataSource = dataSource;
        this.database = database;
        jdbc = JdbcClient.create(dataSource);
        transactions = new DataSourceTransactionManager(dataSource);
        transaction = new TransactionTemplate(transactions);
        audit = new Audit(jdbc, clock, JsonMapper.shared());
        seals = node(10_000);
    }

    /** One more node that seals the same trail. */
    Seals node(int batch) {
        return new Seals(jdbc, clock, new Sealing(jdbc, transactions, clock, batch));
    }

    /** Acts, each in a transaction of its own. */
    void act(int times) {
        for (int i = 0; i < times; i++) {
            int number = i;
            transaction.executeWithoutResult(status -> write(number));
        }
    }

    /** An entry in the transaction that runs. */
    void write(long thing) {
        audit.record(SOMEBODY, "thing.done", "thing", thing, thing % 5, Map.of("to", "DONE", "n", thing));
    }

    SealVerification.Found verify(Head... heads) {
        return verify(clock, heads);
    }

    SealVerification.Found verify(Clock asOf, Head... heads) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return Objects.requireNonNull(
                snapshot.execute(status -> new SealVerification(jdbc, asOf).verify(List.of(heads))));
    }

    long count(String table) {
        return jdbc.sql("select count(*) from audit." + table).query(Long.class).single();
    }

    @Override
    public void close() {
        try {
            if (dataSource instanceof HikariDataSource pool) pool.close();
            database.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
