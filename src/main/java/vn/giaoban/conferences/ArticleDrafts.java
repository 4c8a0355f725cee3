package vn.giaoban.conferences;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.audit.Audit;

/** Keeps what people have made of a conference's news article, edition by edition. */
@Component
class ArticleDrafts {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    ArticleDrafts(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** The latest edition in a language. */
    Optional<ArticleDraft> of(long conferenceId, Locale language) {
        return jdbc.sql("""
                select version, title, body, by_name, written_at from conferences.article
                where conference_id = :id and language = :language
                order by version desc limit 1
                """)
                .param("id", conferenceId)
                .param("language", language.getLanguage())
                .query((rs, n) -> new ArticleDraft(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        Conferences.instant(rs, "written_at")))
                .optional();
    }

    /**
     * Saves another edition.
     *
     * @param seen the version that its writer had before them; 0 where nobody had saved one
     * @return false where somebody saved one since: then nothing is kept
     */
    @Transactional
    public boolean write(Seat seat, Conference conference, Locale language, int seen, String title, String body) {
        int written = jdbc.sql("""
                insert into conferences.article
                    (conference_id, language, version, state, title, body, written_by, by_name, written_at)
                select :id, :language, :seen + 1, 'DRAFT', :title, :body, :by, :name, :now
                where :seen = (select coalesce(max(version), 0) from conferences.article
                               where conference_id = :id and language = :language)
                on conflict do nothing
                """)
                .param("id", conference.id())
                .param("language", language.getLanguage())
                .param("seen", seen)
                .param("title", title)
                .param("body", body)
                .param("by", seat.actor().accountId())
                .param("name", seat.name())
                .param("now", Conferences.at(clock.instant()))
                .update();
        if (written == 0) return false;
        audit.record(
                seat.actor(),
                "conference.articleWritten",
                "conference",
                conference.id(),
                conference.hostId(),
                Map.of("language", language.getLanguage(), "version", seen + 1));
        return true;
    }
}
