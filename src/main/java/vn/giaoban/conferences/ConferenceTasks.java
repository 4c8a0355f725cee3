package vn.giaoban.conferences;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.tasks.Cause;
import vn.giaoban.tasks.TaskCauses;

/** Tells of the conferences that gave rise to tasks. */
@Component
class ConferenceTasks implements TaskCauses {
    static final String KIND = "conference";

    private final JdbcClient jdbc;

    ConferenceTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Cause cause(long conferenceId, int conclusion) {
        return new Cause(KIND, conferenceId, conclusion);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String href(Cause cause) {
        return "/conferences/" + cause.id() + (cause.line() == 0 ? "" : "#conclusion-" + cause.line());
    }

    @Override
    public Map<Long, String> names(Collection<Long> ids, Locale locale) {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("select id, name from conferences.conference where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(rs -> {
                    names.put(rs.getLong(1), rs.getString(2));
                });
        return names;
    }
}
