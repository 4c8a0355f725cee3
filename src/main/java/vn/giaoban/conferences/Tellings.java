package vn.giaoban.conferences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is told of conferences; {@link ConferenceArchive} writes it. */
@Component
class Tellings {
    private final JdbcClient jdbc;
    private final Delegates delegates;

    Tellings(JdbcClient jdbc, Delegates delegates) {
        this.jdbc = jdbc;
        this.delegates = delegates;
    }

    Telling of(Preparation preparation) {
        long id = preparation.conference().id();
        return new Telling(
                jdbc.sql("select * from conferences.telling where conference_id = :id")
                        .param("id", id)
                        .query((rs, n) -> source(rs))
                        .optional()
                        .orElse(null),
                words(id, "convening", "name"),
                attending(preparation),
                jdbc.sql("select * from conferences.finding where conference_id = :id order by position")
                        .param("id", id)
                        .query((rs, n) -> finding(rs))
                        .list(),
                jdbc.sql("select * from conferences.citation where conference_id = :id order by position")
                        .param("id", id)
                        .query((rs, n) -> new Telling.Citation(
                                Telling.Part.valueOf(rs.getString("part")),
                                rs.getString("kind"),
                                rs.getString("number"),
                                rs.getString("issuer"),
                                rs.getObject("dated", LocalDate.class),
                                rs.getString("term"),
                                rs.getString("subject")))
                        .list(),
                words(id, "topic", "title"),
                jdbc.sql("select * from conferences.occasion where conference_id = :id order by position")
                        .param("id", id)
                        .query((rs, n) -> new Telling.Occasion(
                                rs.getString("name"),
                                rs.getObject("years", Integer.class),
                                rs.getObject("since", LocalDate.class),
                                rs.getObject("falls", LocalDate.class)))
                        .list(),
                words(id, "caption", "body"));
    }

    private List<Telling.Attending> attending(Preparation preparation) {
        long id = preparation.conference().id();
        Map<Long, List<String>> named = new LinkedHashMap<>();
        for (Delegate one : delegates.of(id))
            named.computeIfAbsent(one.pointId(), point -> new ArrayList<>())
                    .add(one.title().isEmpty() ? one.name() : one.name() + ", " + one.title());
        Map<Long, List<String>> groups = new LinkedHashMap<>();
        jdbc.sql(
                        "select point_id, who from conferences.attending where conference_id = :id order by point_id, position")
                .param("id", id)
                .query(rs -> {
                    groups.computeIfAbsent(rs.getLong(1), point -> new ArrayList<>())
                            .add(rs.getString(2));
                });
        return preparation.points().values().stream()
                .filter(point -> named.containsKey(point.id()) || groups.containsKey(point.id()))
                .map(point -> new Telling.Attending(
                        point.name(),
                        named.getOrDefault(point.id(), List.of()),
                        groups.getOrDefault(point.id(), List.of())))
                .toList();
    }

    private List<String> words(long id, String table, String column) {
        return jdbc.sql("select %s from conferences.%s where conference_id = :id order by position"
                        .formatted(column, table))
                .param("id", id)
                .query(String.class)
                .list();
    }

    private static Telling.Source source(ResultSet rs) throws SQLException {
        OffsetDateTime printed = rs.getObject("printed_at", OffsetDateTime.class);
        return new Telling.Source(
                rs.getString("outlet"),
                rs.getString("address"),
                rs.getString("title"),
                rs.getString("author"),
                printed == null ? null : printed.toInstant(),
                rs.getObject("seen_on", LocalDate.class),
                rs.getBoolean("day_told"),
                rs.getString("part_of_day"),
                rs.getString("period"),
                rs.getObject("ahead_from", LocalDate.class),
                rs.getObject("ahead_until", LocalDate.class),
                rs.getObject("contributions", Integer.class));
    }

    private static Telling.Finding finding(ResultSet rs) throws SQLException {
        @Nullable String qualifier = rs.getString("qualifier");
        return new Telling.Finding(
                Telling.Aspect.valueOf(rs.getString("aspect")),
                rs.getString("scope"),
                rs.getString("doer"),
                rs.getString("movement"),
                rs.getString("statement"),
                qualifier == null ? null : Telling.Qualifier.valueOf(qualifier),
                rs.getBigDecimal("amount"),
                rs.getBigDecimal("whole"),
                rs.getString("measure"),
                rs.getString("indicator"));
    }
}
