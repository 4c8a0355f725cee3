package vn.giaoban.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Activities as the database has them, row by row. */
@Component
class ActivityRows {
    /** Of an activity a. */
    static final String COLUMNS = """
            a.id, a.key, a.unit_id, a.edition_id, a.day, a.place, a.what, a.amounts, a.words, a.state, a.version,
            a.logged_by, a.logged_at, a.changed_by, a.changed_at""";

    private final JsonMapper json;

    ActivityRows(JsonMapper json) {
        this.json = json;
    }

    String words(ActivityContent content) {
        return json.writeValueAsString(content.words());
    }

    Activity activity(ResultSet rs, int n) throws SQLException {
        return new Activity(
                rs.getLong("id"),
                rs.getObject("key", UUID.class),
                rs.getLong("unit_id"),
                rs.getLong("edition_id"),
                content(rs),
                ActivityState.valueOf(rs.getString("state")),
                rs.getInt("version"),
                rs.getLong("logged_by"),
                instant(rs, "logged_at"),
                rs.getLong("changed_by"),
                instant(rs, "changed_at"));
    }

    ActivityContent content(ResultSet rs) throws SQLException {
        return new ActivityContent(
                rs.getObject("day", LocalDate.class),
                rs.getString("place"),
                rs.getString("what"),
                ActivityContent.amounts((Long[]) rs.getArray("amounts").getArray()),
                json.readValue(rs.getString("words"), new TypeReference<Map<Integer, String>>() {}));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
