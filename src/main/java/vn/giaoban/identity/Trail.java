package vn.giaoban.identity;

import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;

/** Reads the audit trail for those who control: what concerns units at or below theirs. */
@Component
class Trail {
    static final int PAGE = 100;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final JdbcClient jdbc;

    Trail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isOpenTo(Actor actor) {
        return actor.holdsAny(Role.AUDITOR, Role.ADMINISTRATOR);
    }

    /**
     * What is asked for.
     *
     * @param thing "report 17", "account", or empty for all
     * @param unitId entries at or below it; 0 for all
     * @param before an entry's id; 0 for the newest
     */
    record Question(
            String act,
            String thing,
            long unitId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            long before) {}

    /** One page of entries and one more; entries without a unit are read by those who control the whole. */
    List<TrailEntry> entries(Actor actor, Question question) {
        String[] thing = question.thing().strip().split("\\s+", 2);
        return jdbc.sql("""
                select t.id, t.at, t.account_id, coalesce(a.name, '') as name, t.act, t.thing, t.thing_id,
                       coalesce(v.short_name, '') as place, t.detail::text as detail
                from audit.trail t
                left join identity.account a on a.id = t.account_id
                left join lateral (
                    select short_name from organization.unit_version
                    where unit_id = t.unit_id and valid_from <= :day
                    order by valid_from desc limit 1) v on true
                where (exists (
                           select 1 from organization.line l
                           where l.unit_id = t.unit_id and l.ancestor_id = any(:roots)
                             and :day between l.valid_from and coalesce(l.valid_to, 'infinity'))
                       or t.unit_id is null and exists (
                           select 1 from organization.unit_version r
                           where r.unit_id = any(:roots) and r.parent_id is null
                             and :day between r.valid_from and coalesce(r.valid_to, 'infinity')))
                  and (:act = '' or t.act = :act)
                  and (:thing = '' or t.thing = :thing)
                  and (:thingId = 0 or t.thing_id = :thingId)
                  and (:unit = 0 or exists (
                      select 1 from organization.line l
                      where l.unit_id = t.unit_id and l.ancestor_id = :unit
                        and :day between l.valid_from and coalesce(l.valid_to, 'infinity')))
                  and (:from::timestamptz is null or t.at >= :from)
                  and (:to::timestamptz is null or t.at < :to)
                  and (:before = 0 or t.id < :before)
                order by t.id desc
                limit :limit
                """)
                .param("day", actor.day())
                .param("roots", actor.rootsAs(Role.AUDITOR, Role.ADMINISTRATOR))
                .param("act", question.act())
                .param("thing", thing[0])
                .param("thingId", thing.length == 2 && thing[1].matches("\\d{1,18}") ? Long.parseLong(thing[1]) : 0L)
                .param("unit", question.unitId())
                .param("from", midnight(question.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "to",
                        midnight(question.to() == null ? null : question.to().plusDays(1)),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("before", question.before())
                .param("limit", PAGE + 1)
                .query((rs, n) -> new TrailEntry(
                        rs.getLong("id"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getLong("account_id"),
                        rs.getString("name"),
                        rs.getString("act"),
                        rs.getString("thing"),
                        rs.getLong("thing_id"),
                        rs.getString("place"),
                        rs.getString("detail")))
                .list();
    }

    /** Every act that has happened, for the filter. */
    List<String> acts() {
        return jdbc.sql("select distinct act from audit.trail order by act")
                .query(String.class)
                .list();
    }

    private static @Nullable OffsetDateTime midnight(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZONE).toOffsetDateTime();
    }
}
