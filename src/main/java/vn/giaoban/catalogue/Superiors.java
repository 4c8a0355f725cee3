package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.DeadlineKey.Superior;
import vn.giaoban.web.Page;

/** The units that receive reports, and who has to do with them. */
@Component
class Superiors {
    private final JdbcClient jdbc;

    Superiors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rule of a level is for everybody to read; that of one unit for its own people, those above and those below. */
    boolean sees(Actor actor, Superior superior) {
        if (actor.isAnonymous()) return false;
        return !superior.isUnit()
                || jdbc.sql("""
                select exists (
                    select 1 from organization.line l
                    where (l.unit_id = :unit and l.ancestor_id = any(:roots) or l.ancestor_id = :unit and l.unit_id = any(:roots))
                      and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                """)
                        .param("unit", superior.unitId())
                        .param("roots", actor.roots())
                        .param("day", actor.day())
                        .query(Boolean.class)
                        .single();
    }

    /** True for an administrator of a unit to which others report. */
    boolean administers(Actor actor) {
        return !choices(actor, false).isEmpty();
    }

    /** True for an administrator of that very unit, if others report to it. */
    boolean administers(Actor actor, Superior superior) {
        return superior.isUnit()
                && actor.holds(Role.ADMINISTRATOR, superior.unitId())
                && choices(actor, false).containsKey(superior.text());
    }

    /** Whose deadlines the actor may set: of every level and unit, or of the units administered. */
    Map<String, String> choices(Page page, boolean all) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (all) for (int level : List.of(2, 1, 0)) choices.put("level-" + level, name(page, Superior.level(level)));
        choices(page.actor(), all).forEach((key, name) -> choices.put(key, page.t("catalogue.superior.unit", name)));
        return choices;
    }

    private Map<String, String> choices(Actor actor, boolean all) {
        Map<String, String> units = new LinkedHashMap<>();
        jdbc.sql("""
                select v.unit_id, v.short_name from organization.unit_version v
                where :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                  and (:all or v.unit_id = any(:administered))
                  and exists (
                      select 1 from organization.unit_version c
                      where c.parent_id = v.unit_id and :day between c.valid_from and coalesce(c.valid_to, 'infinity'))
                order by v.level, v.short_name collate "und-x-icu"
                """)
                .param("day", actor.day())
                .param("all", all)
                .param("administered", actor.rootsAs(Role.ADMINISTRATOR))
                .query(rs -> {
                    units.put(Superior.unit(rs.getLong("unit_id")).text(), rs.getString("short_name"));
                });
        return units;
    }

    /** "Xã gửi tỉnh"; "Các đơn vị gửi Lạng Sơn". */
    String name(Page page, Superior superior) {
        if (!superior.isUnit()) return page.t("catalogue.superior." + superior.level());
        return page.t(
                "catalogue.superior.unit",
                jdbc.sql("""
                select short_name from organization.unit_version
                where unit_id = :unit order by (valid_from <= :day) desc, valid_from desc limit 1
                """)
                        .param("unit", superior.unitId())
                        .param("day", page.today())
                        .query(String.class)
                        .optional()
                        .orElse("–"));
    }

    /** The level at which the superior stands on the day. */
    int level(Superior superior, LocalDate day) {
        if (!superior.isUnit()) return superior.level();
        return jdbc.sql("""
                select level from organization.unit_version
                where unit_id = :unit order by (valid_from <= :day) desc, valid_from desc limit 1
                """)
                .param("unit", superior.unitId())
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    /** The units meant; 0 for the report that goes to nobody. */
    List<Long> ids(Superior superior, LocalDate day) {
        if (superior.isUnit()) return List.of(superior.unitId());
        if (superior.level() == 0) return List.of(0L);
        return jdbc.sql("""
                select unit_id from organization.unit_version
                where level = :level and :day between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("level", superior.level())
                .param("day", day)
                .query(Long.class)
                .list();
    }
}
