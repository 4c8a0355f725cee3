package vn.giaoban.run.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.run.Database;

/** Reads, in one snapshot, the nation's stored figures of every period and the accepted reports that they must add up to. */
final class SnapshotReader implements AutoCloseable {
    private static final String NATION = """
            select s.period_id, s.below[1], s.below[2], s.below[3], s.below[4], s.reports
            from figures.sheet s
            where s.level = 1
            order by s.period_id""";

    private static final String REPORTS = """
            select r.period_id, sum(e.own[1]), sum(e.own[2]), sum(e.own[3]), sum(e.own[4]), count(*)
            from reporting.report r
            join reporting.submission e on e.id = r.accepted_submission_id
            group by r.period_id
            order by r.period_id""";

    private static final int COLUMNS = 6;

    private final Database database;
    private final HistoryDrill.Anomalies anomalies;
    private final Thread thread;
    private volatile boolean over;
    private volatile int snapshots;

    SnapshotReader(Database database, HistoryDrill.Anomalies anomalies) {
        this.database = database;
        this.anomalies = anomalies;
        this.thread = Thread.ofPlatform().name("snapshots").daemon().unstarted(this::read);
        thread.start();
    }

    private void read() {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            while (!over) {
                List<String> nation = rows(connection, NATION);
                List<String> reports = rows(connection, REPORTS);
                connection.commit();
                if (!nation.equals(reports))
                    anomalies.add("the nation's figures are " + nation + ", the reports say " + reports);
                snapshots++;
            }
        } catch (SQLException e) {
            anomalies.add("the reader of snapshots met " + e);
        }
    }

    /** What nobody has reported is left out, or is nothing. */
    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (row.getLong(COLUMNS) == 0) continue;
                StringBuilder one = new StringBuilder();
                for (int column = 1; column <= COLUMNS; column++)
                    one.append(row.getLong(column)).append(' ');
                rows.add(one.toString().strip());
            }
        }
        return rows;
    }

    int snapshots() {
        return snapshots;
    }

    @Override
    public void close() {
        over = true;
        Load.join(thread);
    }
}
