package vn.giaoban.conferences;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a reader writes to themselves beside a document: no other seat is ever asked for it. */
@Component
class Annotations {
    static final int LONGEST = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Annotations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty where there is none. */
    String of(long documentId, Seat seat) {
        return jdbc.sql("select body from conferences.annotation where document_id = :document and seat = :seat")
                .param("document", documentId)
                .param("seat", seat.key())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Without a trail: what one writes to oneself is nobody's business. */
    @Transactional
    public void keep(long documentId, Seat seat, String body) {
        if (body.isBlank())
            jdbc.sql("delete from conferences.annotation where document_id = :document and seat = :seat")
                    .param("document", documentId)
                    .param("seat", seat.key())
                    .update();
        else
            jdbc.sql("""
                    insert into conferences.annotation (document_id, seat, body, changed_at)
                    values (:document, :seat, :body, :now)
                    on conflict (document_id, seat) do update
                    set body = excluded.body, changed_at = excluded.changed_at
                    """)
                    .param("document", documentId)
                    .param("seat", seat.key())
                    .param("body", body)
                    .param("now", Conferences.at(clock.instant()))
                    .update();
    }
}
