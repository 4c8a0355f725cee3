package vn.giaoban.conferences;

import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.attachments.Attachment;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.catalogue.Period;
import vn.giaoban.conferences.ConferenceDocument.Audience;
import vn.giaoban.web.Texts;

/** Keeps the papers of each conference. */
@Component
class ConferenceDocuments {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Conferences conferences;
    private final Attachments attachments;
    private final Texts texts;

    ConferenceDocuments(JdbcClient jdbc, Clock clock, Conferences conferences, Attachments attachments, Texts texts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.conferences = conferences;
        this.attachments = attachments;
        this.texts = texts;
    }

    /** Those that one of these seats may read, in order. */
    List<ConferenceDocument> of(long conferenceId, List<Seat> seats) {
        return all(conferenceId).stream()
                .filter(one -> seats.stream().anyMatch(one.audience()::isReadBy))
                .toList();
    }

    /** What everybody may read once the conference is over: files, and pages that are public themselves. */
    List<ConferenceDocument> ofPublic(Conference conference) {
        if (!conference.state().isHeld()) return List.of();
        return all(conference.id()).stream()
                .filter(one -> one.audience() == Audience.PUBLIC)
                .filter(one -> one.attachmentId() != null || one.href().startsWith("/public/"))
                .toList();
    }

    /** Their files, by document. */
    Map<Long, Attachment> files(List<ConferenceDocument> documents) {
        Map<Long, Long> documentOf = new HashMap<>();
        for (ConferenceDocument one : documents)
            if (one.attachmentId() != null) documentOf.put(one.attachmentId(), one.id());
        Map<Long, Attachment> files = new HashMap<>();
        for (Attachment file : attachments.those(documentOf.keySet()))
            files.put(Objects.requireNonNull(documentOf.get(file.id())), file);
        return files;
    }

    private List<ConferenceDocument> all(long conferenceId) {
        return jdbc.sql("""
                select id, position, title, attachment_id, href, audience, added_at from conferences.document
                where conference_id = :id order by position, id
                """)
                .param("id", conferenceId)
                .query((rs, n) -> new ConferenceDocument(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getString(3),
                        rs.getObject(4, Long.class),
                        rs.getString(5),
                        Audience.valueOf(rs.getString(6)),
                        Conferences.instant(rs, "added_at")))
                .list();
    }

    /** The file of one that the seats may read. */
    Optional<Attachment> file(long conferenceId, List<Seat> seats, long id) {
        return of(conferenceId, seats).stream()
                .filter(one -> one.id() == id && one.attachmentId() != null)
                .findFirst()
                .flatMap(one ->
                        attachments.those(List.of(one.attachmentId())).stream().findFirst());
    }

    /** A file that the actor has sent, or a page of this system. */
    @Transactional
    public long add(
            Actor actor,
            Conference conference,
            String title,
            Audience audience,
            @Nullable String attachmentKey,
            String href) {
        Long attachment = attachmentKey == null
                ? null
                : attachments.tie(actor, attachmentKey).id();
        long id = insert(actor, conference.id(), title, attachment, href, audience);
        conferences.touch(actor, conference, "conference.documentAdded", Map.of("document", id));
        return id;
    }

    /** Takes a paper out, with what its readers noted on it. */
    @Transactional
    public void remove(Actor actor, Conference conference, long id) {
        jdbc.sql("""
                delete from conferences.annotation a using conferences.document d
                where a.document_id = :id and d.id = a.document_id and d.conference_id = :conference
                """).param("id", id).param("conference", conference.id()).update();
        int removed = jdbc.sql("delete from conferences.document where id = :id and conference_id = :conference")
                .param("id", id)
                .param("conference", conference.id())
                .update();
        if (removed > 0) conferences.touch(actor, conference, "conference.documentRemoved", Map.of("document", id));
    }

    /** Puts one a place earlier or later. */
    @Transactional
    public void place(Actor actor, Conference conference, List<Seat> seats, long id, boolean earlier) {
        conferences.held(conference.id());
        List<Long> order = new ArrayList<>(
                of(conference.id(), seats).stream().map(ConferenceDocument::id).toList());
        int at = order.indexOf(id);
        int to = earlier ? at - 1 : at + 1;
        if (at < 0 || to < 0 || to >= order.size()) return;
        Collections.swap(order, at, to);
        jdbc.sql("""
                update conferences.document d set position = n.position
                from unnest(:ids::bigint[]) with ordinality as n(id, position)
                where d.id = n.id and d.conference_id = :conference
                """)
                .param("ids", order.toArray(Long[]::new))
                .param("conference", conference.id())
                .update();
        conferences.touch(actor, conference, "conference.documentPlaced", Map.of("document", id));
    }

    /** What a period has by itself: who has reported, and the figures as they stand. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(Actor actor, long conferenceId, long hostId, Period period, Locale locale) {
        insert(
                actor,
                conferenceId,
                texts.text(locale, "conferences.document.board", period.name(locale)),
                null,
                "/boards/" + period.code() + "/" + hostId,
                Audience.RUNNING);
        insert(
                actor,
                conferenceId,
                texts.text(locale, "conferences.document.figures", period.name(locale)),
                null,
                "/figures/" + hostId + "/" + period.code(),
                Audience.RUNNING);
    }

    private long insert(
            Actor actor, long conferenceId, String title, @Nullable Long attachment, String href, Audience audience) {
        return jdbc.sql("""
                insert into conferences.document
                    (conference_id, position, title, attachment_id, href, audience, added_by, added_at)
                values (:conference,
                        (select coalesce(max(position), 0) + 1 from conferences.document where conference_id = :conference),
                        :title, :attachment, :href, :audience, :by, :now)
                returning id
                """)
                .param("conference", conferenceId)
                .param("title", title)
                .param("attachment", attachment, Types.BIGINT)
                .param("href", href)
                .param("audience", audience.name())
                .param("by", actor.accountId())
                .param("now", Conferences.at(clock.instant()))
                .query(Long.class)
                .single();
    }
}
