package vn.giaoban.organization;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what units are from a day to a day, and draws from it who stands above whom and who carries whom on. {@link
 * Reorganizations} decides; here it is written down, so that it can be undone.
 */
@Component
public class UnitVersions {
    /** A day on which only what has no end stands. */
    private static final LocalDate FAR = LocalDate.of(9999, 12, 31);

    private final JdbcClient jdbc;
    private final Units units;
    private final Line line;

    public UnitVersions(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
        this.line = new Line(jdbc);
    }

    /** Begins a new unit and returns its id. */
    @Transactional
    public long found(
            String code, String name, String shortName, UnitKind kind, @Nullable Long parentId, LocalDate from) {
        long id = found(code, new As(name, shortName, kind, parentId), from, null);
        line.redraw();
        return id;
    }

    /** From a day on the unit is otherwise: renamed, moved, of another kind. What stood in force ends the day before. */
    @Transactional
    public void change(long id, String name, String shortName, UnitKind kind, @Nullable Long parentId, LocalDate from) {
        change(id, new As(name, shortName, kind, parentId), from, null);
        redraw(List.of(id), from);
    }

    /** The unit's last day; nothing may stand below it afterwards. */
    @Transactional
    public void close(long id, LocalDate lastDay) {
        jdbc.sql("delete from organization.unit_version where unit_id = :id and valid_from > :last")
                .param("id", id)
                .param("last", lastDay)
                .update();
        end(id, lastDay, null);
        line.redraw();
    }

    /** What a unit is to be. */
    record As(
            String name,
            String shortName,
            UnitKind kind,
            @Nullable Long parentId) {
        static As of(Unit unit) {
            return new As(unit.name(), unit.shortName(), unit.kind(), unit.parentId());
        }

        As below(long superiorId) {
            return new As(name, shortName, kind, superiorId);
        }
    }

    long found(String code, As as, LocalDate from, @Nullable Long by) {
        long id = jdbc.sql("insert into organization.unit (code) values (:code) returning id")
                .param("code", code)
                .query(Long.class)
                .single();
        begin(id, as, from, null, by);
        return id;
    }

    void change(long id, As as, LocalDate from, @Nullable Long by) {
        Unit before =
                units.find(id, from).orElseThrow(() -> new IllegalArgumentException("no unit " + id + " on " + from));
        if (before.validFrom().equals(from)) {
            jdbc.sql("delete from organization.unit_version where unit_id = :id and valid_from = :from")
                    .param("id", id)
                    .param("from", from)
                    .update();
        } else {
            end(id, from.minusDays(1), by);
        }
        begin(id, as, from, before.validTo(), by);
    }

    void end(long id, LocalDate lastDay, @Nullable Long by) {
        jdbc.sql("""
                update organization.unit_version v
                set ended_by = :by, ended_before = v.valid_to, valid_to = :last
                where v.unit_id = :id and :last between v.valid_from and coalesce(v.valid_to, 'infinity')
                """)
                .param("id", id)
                .param("last", lastDay)
                .param("by", by, Types.BIGINT)
                .update();
    }

    private void begin(long id, As as, LocalDate from, @Nullable LocalDate to, @Nullable Long by) {
        Long parentId = as.parentId();
        String superior = parentId == null ? null : units.place(parentId, from);
        jdbc.sql("""
                insert into organization.unit_version
                    (unit_id, name, short_name, kind, level, parent_id, valid_from, valid_to, search_key, begun_by)
                values (:id, :name, :short, :kind, :level, :parent, :from, :to, :key, :by)
                """)
                .param("id", id)
                .param("name", as.name())
                .param("short", as.shortName())
                .param("kind", as.kind().name())
                .param("level", as.kind().level())
                .param("parent", parentId, Types.BIGINT)
                .param("from", from)
                .param("to", to, Types.DATE)
                .param("key", SearchKey.ofUnit(as.shortName(), as.name(), as.kind(), superior))
                .param("by", by, Types.BIGINT)
                .update();
    }

    void succeed(long reorganizationId, long predecessorId, long successorId, LocalDate day, Succession.Extent extent) {
        jdbc.sql("""
                insert into organization.succession (reorganization_id, predecessor_id, successor_id, day, extent)
                values (:by, :predecessor, :successor, :day, :extent)
                """)
                .param("by", reorganizationId)
                .param("predecessor", predecessorId)
                .param("successor", successorId)
                .param("day", day)
                .param("extent", extent.name())
                .update();
    }

    /** Takes back what a reorganisation wrote down; the units it had founded stay as bare ids, see {@link #forget}. */
    void takeBack(long reorganizationId) {
        // 1. What it said of successions, and what it began.
        jdbc.sql("delete from organization.succession where reorganization_id = :id")
                .param("id", reorganizationId)
                .update();
        jdbc.sql("delete from organization.unit_version where begun_by = :id")
                .param("id", reorganizationId)
                .update();

        // 2. What it ended goes on as it would have.
        jdbc.sql("""
                update organization.unit_version
                set valid_to = ended_before, ended_before = null, ended_by = null
                where ended_by = :id
                """).param("id", reorganizationId).update();
    }

    /** Units that never were: nobody names them any more. */
    void forget(Collection<Long> unitIds) {
        jdbc.sql("delete from organization.unit where id = any(:ids)")
                .param("ids", unitIds.toArray(Long[]::new))
                .update();
    }

    void redraw() {
        line.redraw();
    }

    /** Draws all lines anew, and writes down by which names what stands below these superiors is found. */
    void redraw(Collection<Long> superiorIds, LocalDate from) {
        line.redraw();
        superiorIds.forEach(id -> nameSuperior(id, from));
    }

    /** Who is searched for under a superior's name is found under all that it has on the days of the version. */
    private void nameSuperior(long id, LocalDate from) {
        record Below(
                long unitId, LocalDate from, @Nullable LocalDate to, String name, String shortName, UnitKind kind) {}
        List<Below> below = jdbc.sql("""
                select unit_id, valid_from, valid_to, name, short_name, kind from organization.unit_version
                where parent_id = :id and coalesce(valid_to, 'infinity') >= :from
                """)
                .param("id", id)
                // What ended the day before is no longer found under names that its superior took later.
                .param("from", from.minusDays(1))
                .query((rs, n) -> new Below(
                        rs.getLong(1),
                        rs.getObject(2, LocalDate.class),
                        rs.getObject(3, LocalDate.class),
                        rs.getString(4),
                        rs.getString(5),
                        UnitKind.valueOf(rs.getString(6))))
                .list();
        Map<LocalDate, String> places = new HashMap<>();
        for (Below one : below) {
            String superior = Stream.of(one.from(), one.to() == null ? FAR : one.to())
                    .map(day -> places.computeIfAbsent(day, d -> units.place(id, d)))
                    .distinct()
                    .collect(Collectors.joining(", "));
            jdbc.sql("""
                    update organization.unit_version set search_key = :key
                    where unit_id = :unit and valid_from = :from and search_key <> :key
                    """)
                    .param("key", SearchKey.ofUnit(one.shortName(), one.name(), one.kind(), superior))
                    .param("unit", one.unitId())
                    .param("from", one.from())
                    .update();
        }
        below.stream()
                .filter(one -> one.kind().level() != Unit.COMMUNE)
                .map(Below::unitId)
                .distinct()
                .forEach(unit -> nameSuperior(unit, from));
    }
}
