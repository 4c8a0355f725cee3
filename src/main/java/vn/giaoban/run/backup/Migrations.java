package vn.giaoban.run.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The changes of the schema that this program brings, in their order, and how a database or a backup stands to them. */
public final class Migrations {
    private static final String PLACE = "classpath*:db/migration/**/*.sql";

    private final List<Migration> all;

    Migrations(List<Migration> all) {
        this.all = all.stream().sorted().toList();
    }

    public static Migrations ofProgram() {
        try {
            return new Migrations(Arrays.stream(new PathMatchingResourcePatternResolver().getResources(PLACE))
                    .map(Migration::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that was carried out, as Flyway's history has it. */
    record Applied(int version, int checksum) {}

    /**
     * How a database stands to a program.
     *
     * @param applied how many of the program's migrations were carried out
     * @param pending those of the program that were not
     * @param unknown the numbers of those that were, but that the program does not know
     * @param altered the names of those that were another when they were carried out
     */
    public record Standing(int applied, List<String> pending, List<Integer> unknown, List<String> altered) {
        /** Whether nothing was carried out there yet. */
        public boolean isNew() {
            return applied == 0 && unknown.isEmpty();
        }

        public boolean isCurrent() {
            return pending.isEmpty() && unknown.isEmpty() && altered.isEmpty();
        }
    }

    Standing against(List<Applied> applied) {
        Map<Integer, Applied> carriedOut = new TreeMap<>();
        applied.forEach(one -> carriedOut.put(one.version(), one));
        List<String> pending = new ArrayList<>();
        List<String> altered = new ArrayList<>();
        int known = 0;
        for (Migration migration : all) {
            Applied one = carriedOut.remove(migration.version());
            if (one == null) pending.add(migration.name());
            else {
                known++;
                if (one.checksum() != migration.checksum()) altered.add(migration.name());
            }
        }
        return new Standing(known, List.copyOf(pending), List.copyOf(carriedOut.keySet()), List.copyOf(altered));
    }

    /** How the database behind a connection stands to this program. */
    public static Standing standing(Connection connection) throws SQLException {
        return ofProgram().against(applied(connection));
    }

    /** Those that were carried out there; none where Flyway has not been yet. */
    static List<Applied> applied(Connection connection) throws SQLException {
        List<Applied> applied = new ArrayList<>();
        if (!StoredTable.exists(connection, "flyway_schema_history")) return applied;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select version, checksum from flyway_schema_history
                        where version is not null and type = 'SQL' and success
                        order by installed_rank
                        """)) {
            while (rows.next()) applied.add(new Applied(rows.getInt("version"), rows.getInt("checksum")));
        }
        return applied;
    }

    /** Those among the program's that were carried out, in the order in which an empty database takes them. */
    List<Migration> among(List<Applied> applied) {
        List<Integer> versions = applied.stream().map(Applied::version).toList();
        return all.stream().filter(one -> versions.contains(one.version())).toList();
    }
}
