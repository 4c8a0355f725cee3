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
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.giaoban.run.Refusal;

/**
 * A backup's way into an empty database: in one transaction, so that whatever happens on the way the database is as empty as before.
 * The tables are made by the same migrations that made those of the backup; a program that is newer goes on from there.
 */
final class Restoration {
    /** As Flyway makes it, which then finds its history as the backup has it. */
    private static final String HISTORY = """
            create table flyway_schema_history (
                installed_rank int           not null constraint flyway_schema_history_pk primary key,
                version        varchar(50),
                description    varchar(200)  not null,
                type           varchar(20)   not null,
                script         varchar(1000) not null,
                checksum       int,
                installed_by   varchar(100)  not null,
                installed_on   timestamp     not null default now(),
                execution_time int           not null,
                success        boolean       not null
            );
            create index flyway_schema_history_s_idx on flyway_schema_history (success)""";

    private final BackupFile file;
    private final Connection connection;
    private final Migrations migrations;

    Restoration(BackupFile file, Connection connection, Migrations migrations) {
        this.file = file;
        this.connection = connection;
        this.migrations = migrations;
    }

    /** Whether anything is there that a restoration would have to share the database with. */
    static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select not exists (
                            select 1 from pg_class c
                            join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                              and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
                              and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
                        """)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Refuses a backup of a program that knows more than this one. */
    static void mustBeKnown(Manifest manifest, Migrations migrations) {
        Migrations.Standing standing = migrations.against(manifest.migrations());
        if (!standing.unknown().isEmpty())
            throw Refusal.because("The backup was made by Giaoban " + manifest.program()
                    + ", which is newer than this one: restore it with that one or a later.");
        if (!standing.altered().isEmpty())
            throw Refusal.because(
                    "The backup was made by another Giaoban than this line of versions; its tables differ: "
                            + String.join(", ", standing.altered()) + ".");
    }

    /** Loads everything and compares it with the file, byte by byte of what each table gives back. */
    void load() throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            Wording.set(connection);
            make();
            Map<String, StoredTable> tables = StoredTable.all(connection);
            mustFit(tables);
            List<String> again = clear(tables);
            for (Manifest.Content content : file.manifest().tables()) fill(table(tables, content), content);
            setSequences();
            for (String sql : again) execute(sql);
            for (Manifest.Content content : file.manifest().tables()) compare(table(tables, content), content);
            connection.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
        execute("analyze");
    }

    /** The tables of the backup's time. */
    private void make() throws SQLException {
        execute(HISTORY);
        for (Migration migration : migrations.among(file.manifest().migrations())) execute(migration.sql());
    }

    private void mustFit(Map<String, StoredTable> tables) {
        TreeSet<String> differing = new TreeSet<>(tables.keySet());
        for (Manifest.Content content : file.manifest().tables()) {
            StoredTable table = tables.get(content.name());
            if (table == null || !table.hasColumns(content.columns())) differing.add(content.name());
            else differing.remove(content.name());
        }
        if (!differing.isEmpty())
            throw Refusal.because("These tables of the backup are not Giaoban's, or are others: "
                    + String.join(", ", differing) + ". Nothing was changed.");
    }

    /**
     * Takes out what the migrations laid, and what would stand in the way while tables come in one by one: references, and what happens
     * by itself when a row comes in. Gives what brings both back; references are then checked as a whole.
     */
    private List<String> clear(Map<String, StoredTable> tables) throws SQLException {
        List<String> away = new ArrayList<>();
        List<String> again = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
                               format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                                      pg_get_constraintdef(oid)) as again
                        from pg_constraint
                        where contype = 'f'
                        order by conrelid, conname
                        """)) {
            while (rows.next()) {
                away.add(rows.getString("away"));
                again.add(rows.getString("again"));
            }
        }
        execute("truncate " + String.join(", ", tables.keySet()) + " cascade");
        for (String sql : away) execute(sql);
        for (String name : tables.keySet()) {
            execute("alter table " + name + " disable trigger user");
            again.add("alter table " + name + " enable trigger user");
        }
        return again;
    }

    private void fill(StoredTable table, Manifest.Content content) throws SQLException, IOException {
        try (InputStream rows = file.rows(content)) {
            long loaded = table.copyIn(connection, content.columns(), rows);
            if (loaded != content.sum().rows()) throw differs(content);
        }
    }

    private void setSequences() throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
            for (Manifest.Sequence sequence : file.manifest().sequences()) {
                set.setString(1, sequence.name());
                set.setLong(2, sequence.last());
                set.setBoolean(3, sequence.called());
                set.execute();
            }
        }
    }

    private void compare(StoredTable table, Manifest.Content content) throws SQLException, IOException {
        Sum loaded = table.with(content.columns()).copyOut(connection, OutputStream.nullOutputStream());
        if (!loaded.equals(content.sum())) throw differs(content);
    }

    private static Refusal differs(Manifest.Content content) {
        return Refusal.because("The table " + content.name()
                + " came out of the database other than it went in. Nothing was changed.");
    }

    private static StoredTable table(Map<String, StoredTable> tables, Manifest.Content content) {
        StoredTable table = tables.get(content.name());
        if (table == null) throw new IllegalStateException(content.name());
        return table;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
