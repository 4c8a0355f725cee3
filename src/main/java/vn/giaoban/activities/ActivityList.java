package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A unit's log to be looked through; the unit has been found through the actor. */
@Component
public class ActivityList {
    private final JdbcClient jdbc;
    private final ActivityRows rows;

    ActivityList(JdbcClient jdbc, ActivityRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Which of a unit's activities are asked for; empty texts ask for all. */
    public record Wanted(LocalDate from, LocalDate to, String type, String text, boolean unconfirmed) {
        /** The like on other days. */
        Wanted within(LocalDate first, LocalDate last) {
            return new Wanted(first, last, type, text, unconfirmed);
        }
    }

    /** A unit's activities, the latest day first, as many as a page shows; the unit has been found through the actor. */
    List<Activity> list(long unitId, Wanted wanted, int offset, int limit) {
        return wanted(
                        unitId,
                        wanted,
                        ActivityRows.COLUMNS,
                        "order by a.day desc, a.id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(rows::activity)
                .list();
    }

    /** How many a day has, and so all together. */
    Map<LocalDate, Integer> byDay(long unitId, Wanted wanted) {
        Map<LocalDate, Integer> byDay = new HashMap<>();
        wanted(unitId, wanted, "a.day, count(*)::int", "group by a.day").query(rs -> {
            byDay.put(rs.getObject(1, LocalDate.class), rs.getInt(2));
        });
        return byDay;
    }

    /** The first of each day, in the order in which they were logged. */
    Map<LocalDate, List<Activity>> firstOfDays(long unitId, Wanted wanted, int ofEach) {
        return wanted(
                        unitId,
                        wanted,
                        ActivityRows.COLUMNS
                                + " from (select a.*, row_number() over (partition by a.day order by a.id) as n",
                        ") a where a.n <= :each order by a.day, a.id")
                .param("each", ofEach)
                .query(rows::activity)
                .list()
                .stream()
                .collect(Collectors.groupingBy(activity -> activity.content().day()));
    }

    /** Those wanted by the code of their type, the types in their order, the earliest day first; of so many at most. */
    Map<String, List<Long>> byType(long unitId, Wanted wanted, int most) {
        Map<String, List<Long>> byType = new LinkedHashMap<>();
        wanted(unitId, wanted, "t.code, f.id from (select a.id, a.day, a.edition_id", """
                        limit :most) f join activities.edition e on e.id = f.edition_id join activities.type t on t.id = e.type_id
                        order by t.position, t.id, f.day, f.id
                        """)
                .param("most", most)
                .query(rs -> {
                    byType.computeIfAbsent(rs.getString(1), code -> new ArrayList<>())
                            .add(rs.getLong(2));
                });
        return byType;
    }

    /** Some that were found before, in that order. */
    List<Activity> those(List<Long> ids) {
        return jdbc.sql("""
                select %s from unnest(:ids::bigint[]) with ordinality as n(id, i) join activities.activity a on a.id = n.id
                order by n.i
                """.formatted(ActivityRows.COLUMNS))
                .param("ids", ids.toArray(Long[]::new))
                .query(rows::activity)
                .list();
    }

    private JdbcClient.StatementSpec wanted(long unitId, Wanted wanted, String what, String rest) {
        return jdbc.sql("""
                select %s from activities.activity a
                where a.unit_id = :unit and a.day between :from and :to
                  and (:type = '' or exists (
                      select 1 from activities.edition e join activities.type t on t.id = e.type_id
                      where e.id = a.edition_id and t.code = :type))
                  and (:text = '' or a.what ilike :like or a.place ilike :like or a.words::text ilike :like)
                  and (not :unconfirmed or a.state = 'LOGGED')
                %s
                """.formatted(what, rest))
                .param("unit", unitId)
                .param("from", wanted.from())
                .param("to", wanted.to())
                .param("type", wanted.type())
                .param("text", wanted.text())
                .param("like", "%" + wanted.text().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("unconfirmed", wanted.unconfirmed());
    }

    /** Of the types, those that the unit logged last, the latest first. */
    List<String> lately(long unitId, int howMany) {
        return jdbc.sql("""
                select t.code
                from (select edition_id, id from activities.activity where unit_id = :unit order by day desc, id desc limit 200) a
                join activities.edition e on e.id = a.edition_id join activities.type t on t.id = e.type_id
                group by t.code order by max(a.id) desc limit :many
                """)
                .param("unit", unitId)
                .param("many", howMany)
                .query(String.class)
                .list();
    }

    /** Another of the same type, day and place that stands in the unit's log; most likely the same thing. */
    Optional<Activity> alike(long unitId, ActivityType type, ActivityContent content, UUID key) {
        if (!known(List.of(key)).isEmpty()) return Optional.empty();
        return Optional.ofNullable(
                        alike(unitId, List.of(type.code()), List.of(content)).get(0))
                .map(id -> those(List.of(id)).getFirst());
    }

    /** The like for many, each with the code of its type: by the place in the list, the latest of the same type, day and place. */
    Map<Integer, Long> alike(long unitId, List<String> typeCodes, List<ActivityContent> contents) {
        Map<Integer, Long> alike = new HashMap<>();
        jdbc.sql("""
                select n.i - 1, max(a.id)
                from unnest(:types::text[], :days::date[], :places::text[]) with ordinality as n(type, day, place, i)
                join activities.activity a on a.unit_id = :unit and a.day = n.day and lower(a.place) = lower(n.place)
                join activities.edition e on e.id = a.edition_id
                join activities.type t on t.id = e.type_id and t.code = n.type
                where a.state <> 'WITHDRAWN'
                group by n.i
                """)
                .param("unit", unitId)
                .param("types", typeCodes.toArray(String[]::new))
                .param(
                        "days",
                        contents.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param("places", contents.stream().map(ActivityContent::place).toArray(String[]::new))
                .query(rs -> {
                    alike.put(rs.getInt(1), rs.getLong(2));
                });
        return alike;
    }

    /** Of the keys those that an activity has. */
    Set<UUID> known(List<UUID> keys) {
        return new HashSet<>(jdbc.sql("select key from activities.activity where key = any(:keys::uuid[])")
                .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }
}
