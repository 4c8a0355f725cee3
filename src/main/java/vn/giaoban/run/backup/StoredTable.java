package vn.giaoban.run.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * A table of a database, as it is copied out and in.
 *
 * @param name with its schema, as SQL takes it
 * @param columns those that hold what was put in, as SQL takes them; others are worked out by the database
 * @param order by which its rows are written, whatever PostgreSQL it is: the same rows are always the same bytes
 */
record StoredTable(String name, List<String> columns, String order) {
    /** Sessions end with a restoration: everybody signs in again. */
    private static final String LEFT_OUT =
            "('identity.spring_session', 'identity.spring_session_attributes', 'live.key')";

    /** Every table that is not PostgreSQL's own, or an extension's, by its name. */
    static Map<String, StoredTable> all(Connection connection) throws SQLException {
        Map<String, StoredTable> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
                               -- 1. what a row holds
                               array(select quote_ident(a.attname) from pg_attribute a
                                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                                     order by a.attnum) as columns,
                               -- 2. by what rows are told apart; texts by their bytes, not by a language
                               coalesce(
                                   (select string_agg(
                                               quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end,
                                               ', ' order by k.n)
                                    from pg_constraint p
                                    cross join unnest(p.conkey) with ordinality as k(attnum, n)
                                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                                    where p.conrelid = c.oid and p.contype = 'p'),
                                   (select string_agg(quote_ident(a.attname) || '::text collate "C"', ', ' order by a.attnum)
                                    from pg_attribute a
                                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')) as sorted
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r'
                          and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                          and n.nspname || '.' || c.relname not in %s
                          and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                        order by n.nspname collate "C", c.relname collate "C"
                        """.formatted(LEFT_OUT))) {
            while (rows.next()) {
                String name = rows.getString("name");
                List<String> columns =
                        Arrays.asList((String[]) rows.getArray("columns").getArray());
                tables.put(name, new StoredTable(name, columns, rows.getString("sorted")));
            }
        }
        return tables;
    }

    static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Writes every row, in COPY's text format, and gives what that comes to. */
    Sum copyOut(Connection connection, OutputStream to) throws SQLException, IOException {
        Sum.Stream sum = new Sum.Stream(to);
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + list(columns) + " from " + name + " order by " + order
                                + ") to stdout (encoding 'UTF8')",
                        sum);
        return sum.sum();
    }

    /** Reads rows as they were written from the given columns; gives how many. */
    long copyIn(Connection connection, List<String> from, InputStream rows) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + name + " (" + list(from) + ") from stdin (encoding 'UTF8')", rows);
    }

    /** The same table with its columns in another order, as a backup has them. */
    StoredTable with(List<String> ordered) {
        return new StoredTable(name, ordered, order);
    }

    boolean hasColumns(List<String> others) {
        List<String> mine = new ArrayList<>(columns);
        List<String> theirs = new ArrayList<>(others);
        mine.sort(null);
        theirs.sort(null);
        return mine.equals(theirs);
    }

    private static String list(List<String> columns) {
        return String.join(", ", columns);
    }
}
