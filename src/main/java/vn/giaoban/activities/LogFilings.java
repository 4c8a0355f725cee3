package vn.giaoban.activities;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;

/**
 * Files whole logs, of many units at once, as they were kept elsewhere or before: each activity stands as if it had been logged, and
 * perhaps confirmed, by those and at the times given. Of each unit the audit trail holds one entry. Reports that are being written
 * are not counted anew: logs are filed before the reports of their time.
 */
@Component
public class LogFilings {
    private static final int BUFFER = 1 << 16;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ActivityRows rows;
    private final Audit audit;
    private final Clock clock;

    LogFilings(JdbcClient jdbc, JdbcTemplate template, ActivityRows rows, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** By whom and when. */
    public record Hand(Actor actor, Instant at) {}

    /**
     * An activity without files, found without fault.
     *
     * @param logged by somebody of the unit
     * @param confirmed by its leader; null where it is not
     */
    public record Filed(
            UUID key,
            long unitId,
            ActivityType type,
            ActivityContent content,
            Hand logged,
            @Nullable Hand confirmed) {}

    /** Of one unit, for the trail. */
    private static final class Log {
        private final Actor keeper;
        private int activities;
        private int confirmed;
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;

        Log(Actor keeper) {
            this.keeper = keeper;
        }

        void add(Filed filed) {
            LocalDate day = filed.content().day();
            activities++;
            if (filed.confirmed() != null) confirmed++;
            if (day.isBefore(first)) first = day;
            if (day.isAfter(last)) last = day;
        }

        Map<String, ?> detail() {
            return Map.of(
                    "activities", activities, "confirmed", confirmed, "from", first.toString(), "to", last.toString());
        }
    }

    /** Whether anything stands in any log. */
    public boolean isAny() {
        return jdbc.sql("select exists (select 1 from activities.activity)")
                .query(Boolean.class)
                .single();
    }

    /** Files all of them, read one by one, or none; gives how many. */
    @Transactional
    public int file(Iterator<Filed> filed) {
        // 1. The activities.
        Map<Long, Log> logs = new LinkedHashMap<>();
        template.execute((Connection connection) -> {
            copy(connection, filed, logs);
            return true;
        });

        // 2. What the confirmed ones said before: the same. The planner must know first how many there are: else each
        // row that names
        // an activity may look through all of them.
        jdbc.sql("analyze activities.activity").update();
        jdbc.sql("""
                insert into activities.revision
                    (activity_id, version, edition_id, day, place, what, amounts, words, state, changed_by, changed_at, act)
                select id, 1, edition_id, day, place, what, amounts, words, 'LOGGED', logged_by, logged_at, 'CONFIRM'
                from activities.activity where unit_id = any(:units) and version = 2 and state = 'CONFIRMED'
                on conflict (activity_id, version) do nothing
                """).param("units", logs.keySet().toArray(Long[]::new)).update();

        // 3. Whoever counts them next finds many more than there were.
        jdbc.sql("analyze activities.revision").update();

        // 4. The trail.
        Instant now = clock.instant();
        List<Audit.Entry> entries = new ArrayList<>();
        logs.forEach((unitId, log) ->
                entries.add(new Audit.Entry(now, log.keeper, "activity.filed", "unit", unitId, unitId, log.detail())));
        audit.record(entries);
        return logs.values().stream().mapToInt(log -> log.activities).sum();
    }

    private void copy(Connection connection, Iterator<Filed> filed, Map<Long, Log> logs) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                copy activities.activity (key, unit_id, edition_id, day, place, what, amounts, words, state, version,
                    logged_by, logged_at, changed_by, changed_at) from stdin (encoding 'UTF8')
                """);
        try {
            StringBuilder buffer = new StringBuilder(2 * BUFFER);
            while (filed.hasNext()) {
                Filed one = filed.next();
                NotFound.unless(Activities.mayWrite(one.logged().actor(), one.unitId()));
                logs.computeIfAbsent(one.unitId(), unit -> new Log(one.logged().actor()))
                        .add(one);
                row(buffer, one);
                if (buffer.length() > BUFFER) send(copy, buffer);
            }
            send(copy, buffer);
            copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private static void send(CopyIn copy, StringBuilder buffer) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private void row(StringBuilder row, Filed filed) {
        Hand confirmed = filed.confirmed();
        Hand last = confirmed == null ? filed.logged() : confirmed;
        NotFound.unless(confirmed == null || confirmed.actor().holds(Role.LEADER, filed.unitId()));
        ActivityContent content = filed.content();
        row.append(filed.key()).append('\t').append(filed.unitId());
        row.append('\t').append(filed.type().id()).append('\t').append(content.day());
        text(row.append('\t'), content.place());
        text(row.append('\t'), content.what());
        row.append('\t').append(content.amountText());
        text(row.append('\t'), rows.words(content));
        row.append('\t').append(confirmed == null ? ActivityState.LOGGED : ActivityState.CONFIRMED);
        row.append('\t').append(confirmed == null ? 1 : 2);
        row.append('\t').append(filed.logged().actor().accountId());
        row.append('\t').append(filed.logged().at());
        row.append('\t').append(last.actor().accountId());
        row.append('\t').append(last.at()).append('\n');
    }

    /** As COPY reads it in its text format. */
    private static void text(StringBuilder row, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\t' -> row.append("\\t");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                default -> row.append(c);
            }
        }
    }
}
