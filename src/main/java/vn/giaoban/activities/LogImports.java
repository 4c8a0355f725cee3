package vn.giaoban.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;

/** Spreadsheets of activities: kept as they were read, looked through as often as one likes, loaded once at their sender's word. */
@Component
class LogImports {
    /** Rows of one spreadsheet. */
    static final int MOST_ROWS = 5_000;
    /** Whoever has not said by then what is to become of it sends it again. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 500;
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;
    private final Audit audit;
    private final Activities activities;
    private final LogReviews reviews;

    LogImports(JdbcClient jdbc, Clock clock, JsonMapper json, Audit audit, Activities activities, LogReviews reviews) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.audit = audit;
        this.activities = activities;
        this.reviews = reviews;
    }

    /** Keeps what was read; what is older than anybody waits for goes. Nothing is logged by that. */
    @Transactional
    public long keep(Actor actor, String typeCode, Locale locale, String fileName, LogImportFile file) {
        NotFound.unless(Activities.mayWrite(actor, actor.homeUnitId()));
        jdbc.sql("delete from activities.log_import where read_at < :before")
                .param("before", oldest())
                .update();
        long id = jdbc.sql("""
                insert into activities.log_import (unit_id, sender_id, read_at, type_code, language, file_name, unread, rows)
                values (:unit, :sender, :at, :type, :language, :name, :unread, :rows::jsonb) returning id
                """)
                .param("unit", actor.homeUnitId())
                .param("sender", actor.accountId())
                .param("at", now())
                .param("type", typeCode)
                .param("language", locale.getLanguage())
                .param("name", fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME)))
                .param("unread", file.unread().toArray(String[]::new))
                .param("rows", json.writeValueAsString(file.rows()))
                .query(Long.class)
                .single();
        audit.record(
                actor,
                "activity.importRead",
                "import",
                id,
                actor.homeUnitId(),
                Map.of("type", typeCode, "rows", file.rows().size()));
        return id;
    }

    /** One's own, of the unit in which one writes today. */
    Optional<LogImport> find(Actor actor, long id) {
        return find(actor, id, "");
    }

    private Optional<LogImport> find(Actor actor, long id, String lock) {
        if (!Activities.mayWrite(actor, actor.homeUnitId())) return Optional.empty();
        return jdbc.sql("""
                select i.id, i.type_code, i.language, i.file_name, i.unread, i.rows::text as rows, i.loaded_at, i.logged, i.there
                from activities.log_import i
                where i.id = :id and i.sender_id = :sender and i.unit_id = :unit and i.read_at >= :oldest %s
                """.formatted(lock))
                .param("id", id)
                .param("sender", actor.accountId())
                .param("unit", actor.homeUnitId())
                .param("oldest", oldest())
                .query(this::read)
                .optional();
    }

    /**
     * Logs the good rows, and the doubtful ones if that is said; all in one transaction, once. What was loaded before stays as it is.
     *
     * @param seen how its sender saw things stand, {@link LogReview#seen}
     * @throws StaleImport if a row has come to something else since
     */
    @Transactional
    public LogImport load(Actor actor, long id, String seen, boolean doubtfulToo) {
        LogImport kept = find(actor, id, "for update of i").orElseThrow(NotFound::new);
        if (kept.loaded() != null) return kept;
        LogReview review = reviews.of(actor, kept);
        if (!review.seen().equals(seen)) throw new StaleImport(id);

        // 1. The activities, each once by its key; the figures they count for are asked for when somebody reads them.
        List<Activities.Logging> loggings = review.loggings(doubtfulToo);
        int logged = 0;
        for (int from = 0; from < loggings.size(); from += AT_ONCE)
            logged +=
                    (int) activities
                            .log(
                                    actor,
                                    actor.homeUnitId(),
                                    loggings.subList(from, Math.min(loggings.size(), from + AT_ONCE)))
                            .stream()
                            .filter(one -> one.outcome() == Activities.Outcome.NEW)
                            .count();

        // 2. That it was done.
        int there = review.there().size() + loggings.size() - logged;
        jdbc.sql("update activities.log_import set loaded_at = :at, logged = :logged, there = :there where id = :id")
                .param("id", id)
                .param("at", now())
                .param("logged", logged)
                .param("there", there)
                .update();
        audit.record(
                actor,
                "activity.imported",
                "import",
                id,
                actor.homeUnitId(),
                Map.of(
                        "type",
                        kept.typeCode(),
                        "logged",
                        logged,
                        "there",
                        there,
                        "rows",
                        kept.rows().size()));
        return find(actor, id).orElseThrow(NotFound::new);
    }

    private LogImport read(ResultSet rs, int n) throws SQLException {
        OffsetDateTime loadedAt = rs.getObject("loaded_at", OffsetDateTime.class);
        return new LogImport(
                rs.getLong("id"),
                rs.getString("type_code"),
                Locale.of(rs.getString("language")),
                rs.getString("file_name"),
                Arrays.asList((String[]) rs.getArray("unread").getArray()),
                json.readValue(rs.getString("rows"), new TypeReference<List<LogImport.Row>>() {}),
                loadedAt == null
                        ? null
                        : new LogImport.Loaded(loadedAt.toInstant(), rs.getInt("logged"), rs.getInt("there")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime oldest() {
        return now().minus(KEPT);
    }
}
