package vn.giaoban.run.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** How values are written as text: the same everywhere, whatever a server's settings are. */
final class Wording {
    private Wording() {}

    /** For the transaction that runs. */
    static void set(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    set local timezone = 'UTC';
                    set local datestyle = 'ISO, YMD';
                    set local intervalstyle = 'postgres';
                    set local bytea_output = 'hex';
                    set local extra_float_digits = 1;
                    set local statement_timeout = 0;
                    set local search_path = public""");
        }
    }
}
