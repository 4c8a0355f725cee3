package vn.giaoban.organization;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
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
        line.redraw();
        nameSuperior(id, from);
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
    record As(String name, String shortName, UnitKind kind, @Nullable Long parentId) {
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

    /** Takes back what a reorganisation wrote down; gives the units it had founded, which are gone. */
    List<Long> takeBack(long reorganizationId) {
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
        line.redraw();

        // 3. Units of which nothing is left never were.
        return jdbc.sql("""
                delete from organization.unit u
                where not exists (select 1 from organization.unit_version v where v.unit_id = u.id)
                returning u.id
                """).query(Long.class).list();
    }

    void redraw() {
        line.redraw();
    }

    /** Who is searched for under a superior's name is found under the new one. */
    void nameSuperior(long id, LocalDate from) {
        String place = units.place(id, from);
        for (Unit child : units.children(id, from)) {
            jdbc.sql("""
                    update organization.unit_version set search_key = :key
                    where unit_id = :child and valid_from = :from
                    """)
                    .param("key", SearchKey.ofUnit(child.shortName(), child.name(), child.kind(), place))
                    .param("child", child.id())
                    .param("from", child.validFrom())
                    .update();
            nameSuperior(child.id(), from);
        }
    }
}
