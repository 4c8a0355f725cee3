package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;

/** Keeps the items of each conference's agenda. */
@Component
class Agendas {
    private final JdbcClient jdbc;
    private final Conferences conferences;

    Agendas(JdbcClient jdbc, Conferences conferences) {
        this.jdbc = jdbc;
        this.conferences = conferences;
    }

    /** In their order. */
    List<AgendaItem> of(long conferenceId) {
        return jdbc.sql("""
                select id, position, kind, title, minutes from conferences.item where conference_id = :id order by position
                """)
                .param("id", conferenceId)
                .query((rs, n) -> new AgendaItem(
                        rs.getLong(1),
                        rs.getInt(2),
                        AgendaItem.Kind.valueOf(rs.getString(3)),
                        rs.getString(4),
                        rs.getInt(5)))
                .list();
    }

    /**
     * The whole agenda anew: an item with an id goes on as itself, one with 0 is new, one that is missing is taken out.
     *
     * @param seen what the actor had before them, as {@link Seen} says it
     * @return false where somebody else changed it since to something else: then nothing is changed
     */
    @Transactional
    public boolean change(Actor actor, Conference conference, String seen, List<AgendaItem> items) {
        conferences.held(conference.id());
        List<AgendaItem> stood = of(conference.id());
        if (isSame(stood, items)) return true;
        if (!Seen.of(stood).equals(seen)) return false;
        conferences.touch(actor, conference, "conference.agenda", Map.of("items", items.size()));
        write(conference.id(), items);
        return true;
    }

    /** A second press of the same form: new items have their numbers by then. */
    private static boolean isSame(List<AgendaItem> stood, List<AgendaItem> items) {
        return stood.size() == items.size()
                && IntStream.range(0, items.size()).allMatch(i -> stood.get(i).says(items.get(i)));
    }

    // ---------- amended while the conference runs, one item at a time

    /** @param before the item before which it comes; 0 for last */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Actor actor, Conference conference, AgendaItem item, long before) {
        List<AgendaItem> items = new ArrayList<>(of(conference.id()));
        items.add(place(items, before), item);
        amend(actor, conference, items);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void move(Actor actor, Conference conference, long id, long before) {
        List<AgendaItem> items = new ArrayList<>(of(conference.id()));
        AgendaItem moved =
                items.stream().filter(item -> item.id() == id).findFirst().orElseThrow(NotFound::new);
        items.remove(moved);
        items.add(place(items, before), moved);
        amend(actor, conference, items);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void drop(Actor actor, Conference conference, long id) {
        amend(
                actor,
                conference,
                of(conference.id()).stream().filter(item -> item.id() != id).toList());
    }

    private static int place(List<AgendaItem> items, long before) {
        for (int at = 0; at < items.size(); at++) if (items.get(at).id() == before) return at;
        return items.size();
    }

    private void amend(Actor actor, Conference conference, List<AgendaItem> items) {
        write(conference.id(), items);
        conferences.touch(actor, conference, "conference.agenda", Map.of("items", items.size()));
    }

    /** For a conference that is being made. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(long conferenceId, List<AgendaItem> items) {
        Set<Long> kept = items.stream().map(AgendaItem::id).collect(Collectors.toSet());
        jdbc.sql("delete from conferences.item where conference_id = :conference and id <> all(:kept)")
                .param("conference", conferenceId)
                .param("kept", kept.toArray(Long[]::new))
                .update();
        int position = 0;
        for (AgendaItem item : items) {
            position++;
            if (item.id() == 0)
                jdbc.sql("""
                        insert into conferences.item (conference_id, position, kind, title, minutes)
                        values (:conference, :position, :kind, :title, :minutes)
                        """).params(said(conferenceId, position, item)).update();
            else
                jdbc.sql("""
                        update conferences.item set position = :position, kind = :kind, title = :title, minutes = :minutes
                        where id = :id and conference_id = :conference
                        """)
                        .params(said(conferenceId, position, item))
                        .param("id", item.id())
                        .update();
        }
    }

    private static Map<String, ?> said(long conferenceId, int position, AgendaItem item) {
        return Map.of(
                "conference",
                conferenceId,
                "position",
                position,
                "kind",
                item.kind().name(),
                "title",
                item.title(),
                "minutes",
                item.minutes());
    }
}
