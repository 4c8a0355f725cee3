package vn.giaoban.conferences;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.attachments.Attachment;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.attachments.RefusedAttachment;

/**
 * Keeps the files of delegates who came by a link: nobody's account sent them, so that it is remembered here whose they are. Each has room
 * for a few a day, out of their point's.
 */
@Component
class LinkedFiles {
    static final int MOST_A_DAY = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Attachments attachments;
    private final Preparations preparations;

    LinkedFiles(JdbcClient jdbc, Clock clock, Attachments attachments, Preparations preparations) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.attachments = attachments;
        this.preparations = preparations;
    }

    /** Those that come at the same moment may be one too many. */
    boolean hasRoom(Seat seat) {
        return jdbc.sql("""
                select count(*) < :most from conferences.linked_file where delegate_id = :delegate and kept_at > :since
                """)
                .param("most", MOST_A_DAY)
                .param("delegate", seat.delegateId())
                .param("since", Conferences.at(clock.instant().minus(Duration.ofDays(1))))
                .query(Boolean.class)
                .single();
    }

    /** As {@link Attachments#keep}. */
    Attachment keep(Seat seat, String name, InputStream upload) throws IOException, RefusedAttachment {
        Preparation preparation = preparations.of(seat.conferenceId());
        BridgePoint point = preparation.point(seat.pointId());
        Long unit = point == null ? null : point.unitId();
        Attachment kept = attachments.keep(
                seat.actor(), unit == null ? preparation.conference().hostId() : unit, name, upload);
        jdbc.sql("insert into conferences.linked_file (key, delegate_id, kept_at) values (:key, :delegate, :now)")
                .param("key", kept.key())
                .param("delegate", seat.delegateId())
                .param("now", Conferences.at(clock.instant()))
                .update();
        return kept;
    }

    boolean isOwn(Seat seat, String key) {
        return jdbc.sql(
                        "select exists (select 1 from conferences.linked_file where key = :key and delegate_id = :delegate)")
                .param("key", key)
                .param("delegate", seat.delegateId())
                .query(Boolean.class)
                .single();
    }
}
