package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.catalogue.Theme;

/** What can be logged, on a day. */
@Component
public class ActivityTypes {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActivityTypes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those of a day by code, in their order. */
    public Map<String, ActivityType> of(LocalDate day) {
        Map<String, ActivityType> byCode = new LinkedHashMap<>();
        read("where :day between e.valid_from and coalesce(e.valid_to, 'infinity')", Map.of("day", day))
                .forEach(type -> byCode.put(type.code(), type));
        return byCode;
    }

    /** Those of several days by code, read at once: what a phone sends is of many days and few editions. */
    Map<LocalDate, Map<String, ActivityType>> of(Collection<LocalDate> days) {
        Map<LocalDate, List<Long>> editions = new HashMap<>();
        jdbc.sql("""
                select d.day, e.id from unnest(:days::date[]) as d(day)
                join activities.edition e on d.day between e.valid_from and coalesce(e.valid_to, 'infinity')
                """)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(rs -> {
                    editions.computeIfAbsent(rs.getObject(1, LocalDate.class), day -> new ArrayList<>())
                            .add(rs.getLong(2));
                });
        Map<Long, ActivityType> byId =
                those(editions.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        Map<LocalDate, Map<String, ActivityType>> byDay = new HashMap<>();
        editions.forEach((day, ids) -> byDay.put(
                day, ids.stream().map(byId::get).collect(Collectors.toMap(ActivityType::code, Function.identity()))));
        return byDay;
    }

    /** The type of a day by its code. */
    public Optional<ActivityType> find(String code, LocalDate day) {
        return read(
                        "where t.code = :code and :day between e.valid_from and coalesce(e.valid_to, 'infinity')",
                        Map.of("code", code, "day", day))
                .stream()
                .findFirst();
    }

    /** Editions by id, whenever they hold. */
    public Map<Long, ActivityType> those(Collection<Long> ids) {
        Map<Long, ActivityType> byId = new HashMap<>();
        if (ids.isEmpty()) return byId;
        read("where e.id = any(:ids)", Map.of("ids", ids.toArray(Long[]::new)))
                .forEach(type -> byId.put(type.id(), type));
        return byId;
    }

    /** A type's edition of each of some days; without those on which it had none. */
    Map<LocalDate, ActivityType> ofDays(String code, Collection<LocalDate> days) {
        Map<LocalDate, Long> editions = new HashMap<>();
        jdbc.sql("""
                select d.day, e.id
                from unnest(:days::date[]) d(day)
                join activities.type t on t.code = :code
                join activities.edition e on e.type_id = t.id and d.day between e.valid_from and coalesce(e.valid_to, 'infinity')
                """)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("code", code)
                .query(rs -> {
                    editions.put(rs.getObject(1, LocalDate.class), rs.getLong(2));
                });
        Map<Long, ActivityType> byId = those(new HashSet<>(editions.values()));
        Map<LocalDate, ActivityType> ofDays = new HashMap<>();
        editions.forEach((day, id) -> ofDays.put(day, Objects.requireNonNull(byId.get(id))));
        return ofDays;
    }

    /** All editions of a type by id. */
    public Map<Long, ActivityType> editionsOf(String code) {
        Map<Long, ActivityType> byId = new HashMap<>();
        read("where t.code = :code", Map.of("code", code)).forEach(type -> byId.put(type.id(), type));
        return byId;
    }

    private List<ActivityType> read(String where, Map<String, ?> params) {
        // 1. The editions.
        record Head(
                long id,
                String code,
                String nameVi,
                String nameEn,
                String hintVi,
                String hintEn,
                String theme,
                String icon) {}
        List<Head> heads = jdbc.sql("""
                select e.id, t.code, e.name_vi, e.name_en, e.hint_vi, e.hint_en, e.theme, e.icon
                from activities.edition e join activities.type t on t.id = e.type_id
                %s
                order by t.position
                """.formatted(where))
                .params(params)
                .query((rs, n) -> new Head(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getString(8)))
                .list();
        Long[] ids = heads.stream().map(Head::id).toArray(Long[]::new);

        // 2. What they ask for, and what they count for.
        Map<Long, List<ActivityField>> fields = new HashMap<>();
        jdbc.sql("""
                select edition_id, position, key, kind, label_vi, label_en, decimals, required, choices
                from activities.field where edition_id = any(:ids) order by edition_id, position
                """).param("ids", ids).query(rs -> {
            fields.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                    .add(new ActivityField(
                            rs.getInt(2),
                            rs.getString(3),
                            FieldKind.valueOf(rs.getString(4)),
                            rs.getString(5),
                            rs.getString(6),
                            rs.getInt(7),
                            rs.getBoolean(8),
                            json.readValue(rs.getString(9), new TypeReference<List<ActivityField.Choice>>() {})));
        });
        Map<Long, List<CountingRule>> rules = new HashMap<>();
        jdbc.sql("""
                select edition_id, slot, how, field, where_field, where_amount
                from activities.rule where edition_id = any(:ids) order by edition_id, slot
                """).param("ids", ids).query(rs -> {
            rules.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                    .add(new CountingRule(
                            rs.getInt(2),
                            CountingRule.How.valueOf(rs.getString(3)),
                            rs.getObject(4, Integer.class),
                            rs.getObject(5, Integer.class),
                            rs.getObject(6, Long.class)));
        });
        return heads.stream()
                .map(head -> new ActivityType(
                        head.id(),
                        head.code(),
                        head.nameVi(),
                        head.nameEn(),
                        head.hintVi(),
                        head.hintEn(),
                        Theme.of(head.theme()),
                        head.icon(),
                        fields.getOrDefault(head.id(), List.of()),
                        rules.getOrDefault(head.id(), List.of())))
                .toList();
    }
}
