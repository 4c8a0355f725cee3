package vn.giaoban.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.run.TestDatabase;

/** Whatever happens to units, the line drawn in the database is the one that walking from superior to superior gives. */
class LineTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;
    private static Units units;
    private static UnitVersions versions;

    record Step(long ancestorId, long unitId, int depth) {}

    @BeforeAll
    static void start() {
        database = TestDatabase.migrated();
        jdbc = JdbcClient.create(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        units = new Units(jdbc);
        versions = new UnitVersions(jdbc, units);
    }

    @AfterAll
    static void leave() {
        database.close();
    }

    @Test
    void afterRandomChangesTheLineEqualsTheWalkOnEveryDay() {
        for (int seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            transaction.executeWithoutResult(status -> {
                live(random);
                for (LocalDate day = FIRST.minusDays(2); day.isBefore(FIRST.plusDays(40)); day = day.plusDays(1))
                    assertThat(drawn(jdbc, day)).as("on %s", day).isEqualTo(walked(units, day));
                status.setRollbackOnly();
            });
        }
    }

    /** A small nation lives through thirty days of renaming, moving, founding and closing. */
    private void live(Random random) {
        long centre = found("TW", UnitKind.CENTRAL_COMMISSION, null, FIRST);
        List<Long> provinces = new ArrayList<>();
        for (int p = 0; p < 4; p++) provinces.add(found("P" + p, UnitKind.PROVINCIAL_COMMISSION, centre, FIRST));
        List<Long> communes = new ArrayList<>();
        for (int c = 0; c < 12; c++)
            communes.add(found("C" + c, UnitKind.COMMUNE, provinces.get(random.nextInt(4)), FIRST));

        for (int day = 1; day <= 30; day++) {
            LocalDate date = FIRST.plusDays(day);
            long commune = communes.get(random.nextInt(communes.size()));
            long province = provinces.get(random.nextInt(4));
            switch (random.nextInt(5)) {
                case 0, 1 -> change(commune, UnitKind.WARD, province, date);
                case 2 -> change(province, UnitKind.PROVINCIAL_COMMISSION, centre, date);
                case 3 -> communes.add(found("N" + day, UnitKind.COMMUNE, province, date));
                default -> {
                    if (units.find(commune, date).isPresent()) versions.close(commune, date);
                }
            }
        }
    }

    @Test
    void aUnitWhoseSuperiorStandsAtNoHigherLevelIsRefused() {
        transaction.executeWithoutResult(status -> {
            long centre = found("TW", UnitKind.CENTRAL_COMMISSION, null, FIRST);
            long commune = found("C1", UnitKind.COMMUNE, centre, FIRST);
            assertThatThrownBy(() -> found("C2", UnitKind.WARD, commune, FIRST))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("C2");
            status.setRollbackOnly();
        });
    }

    @Test
    void aProvinceDoesNotCloseAboveItsCommunes() {
        transaction.executeWithoutResult(status -> {
            long centre = found("TW", UnitKind.CENTRAL_COMMISSION, null, FIRST);
            long province = found("P1", UnitKind.PROVINCIAL_COMMISSION, centre, FIRST);
            found("C1", UnitKind.COMMUNE, province, FIRST);
            assertThatThrownBy(() -> versions.close(province, FIRST.plusDays(9)))
                    .isInstanceOf(IllegalStateException.class);
            status.setRollbackOnly();
        });
    }

    @Test
    void aRenamingCutsNoLine() {
        transaction.executeWithoutResult(status -> {
            long centre = found("TW", UnitKind.CENTRAL_COMMISSION, null, FIRST);
            long province = found("P1", UnitKind.PROVINCIAL_COMMISSION, centre, FIRST);
            versions.change(province, "Tên mới", "Tên mới", UnitKind.PROVINCIAL_COMMISSION, centre, FIRST.plusDays(9));
            assertThat(jdbc.sql("select count(*) from organization.line where unit_id = :id")
                            .param("id", province)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            status.setRollbackOnly();
        });
    }

    private static long found(String code, UnitKind kind, @Nullable Long parent, LocalDate from) {
        return versions.found(code, "Ban " + code, code, kind, parent, from);
    }

    private static void change(long id, UnitKind kind, long parent, LocalDate from) {
        if (units.find(id, from).isPresent()) versions.change(id, "Từ " + from, "Từ " + from, kind, parent, from);
    }

    /** The line as the table has it on a day. */
    static Set<Step> drawn(JdbcClient jdbc, LocalDate day) {
        return new HashSet<>(jdbc.sql("""
                select ancestor_id, unit_id, depth from organization.line
                where :day between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("day", day)
                .query((rs, n) -> new Step(rs.getLong(1), rs.getLong(2), rs.getInt(3)))
                .list());
    }

    /** The line as walking from superior to superior gives it. */
    static Set<Step> walked(Units units, LocalDate day) {
        Map<Long, Unit> all = units.all(day);
        Set<Step> steps = new HashSet<>();
        for (Unit unit : all.values()) {
            int depth = 0;
            for (Unit up = unit; up != null; up = up.parentId() == null ? null : all.get(up.parentId()))
                steps.add(new Step(up.id(), unit.id(), depth++));
        }
        return steps;
    }
}
