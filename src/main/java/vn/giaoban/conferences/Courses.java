package vn.giaoban.conferences;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;
import vn.giaoban.live.Live;
import vn.giaoban.live.LiveStream;

/**
 * Keeps what happens: each act is judged by the course it finds, written as the next event, and announced, in one transaction, together
 * with those that wait beside it ({@link Turnstile}). A course that was read once is kept and read on from where it ended.
 */
@Component
class Courses {
    /** The kind of the streams that live pages follow; the key is the conference's id. */
    static final String STREAM = "conference";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;
    private final Conferences conferences;
    private final Preparations preparations;
    private final Consequences consequences;
    private final Audit audit;
    private final Live live;
    private final TransactionTemplate transaction;
    private final Remembered<Course> remembered = new Remembered<>();
    private final Map<Long, Turnstile> turnstiles = new ConcurrentHashMap<>();

    Courses(
            JdbcClient jdbc,
            Clock clock,
            JsonMapper json,
            Conferences conferences,
            Preparations preparations,
            Consequences consequences,
            Audit audit,
            Live live,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.conferences = conferences;
        this.preparations = preparations;
        this.consequences = consequences;
        this.audit = audit;
        this.live = live;
        transaction = new TransactionTemplate(transactions);
    }

    static LiveStream stream(long conferenceId) {
        return new LiveStream(STREAM, Long.toString(conferenceId));
    }

    // ---------- reading

    /** Where a conference has come to by now. */
    Course of(long conferenceId) {
        Course known = known(conferenceId);
        Course now = known.after(events(conferenceId, known.seq()));
        if (now != known) keep(conferenceId, now);
        return now;
    }

    /** Everything that happened, from the first event on. */
    List<ConferenceEvent> events(long conferenceId) {
        return events(conferenceId, 0);
    }

    private List<ConferenceEvent> events(long conferenceId, int after) {
        return jdbc.sql("""
                select seq, at, account_id, by_name, kind, body from conferences.event
                where conference_id = :id and seq > :after order by seq
                """)
                .param("id", conferenceId)
                .param("after", after)
                .query((rs, n) -> event(rs))
                .list();
    }

    private Course known(long conferenceId) {
        Course known = remembered.of(conferenceId);
        return known == null ? Course.blank() : known;
    }

    /** The further one stays: two who read at once may come to different ends. */
    private void keep(long conferenceId, Course course) {
        remembered.become(conferenceId, before -> before != null && before.seq() > course.seq() ? before : course);
    }

    // ---------- acting

    /**
     * Something happens, by somebody's hand; with what follows from it at once. As part of a larger transaction it is done there; else it
     * takes its turn with all that wait.
     *
     * @return why it does not happen; empty where it did
     * @throws NotFound where it is not theirs to do
     */
    public Optional<Refused> take(Seat seat, Happening what) {
        NotFound.unless(seat.may(what));
        Turnstile.Act act = new Turnstile.Act(seat, what);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            judge(seat.conferenceId(), List.of(act));
            act.hold();
            return act.outcome();
        }
        return turnstiles
                .computeIfAbsent(seat.conferenceId(), id -> new Turnstile())
                .pass(act, acts -> together(seat.conferenceId(), acts));
    }

    /**
     * Acts in one transaction. One that cannot be written takes none of the others with it: then each is done by itself. Where the database
     * is not there, or gave no answer to the commit, all are told so: nobody knows whether it was kept.
     */
    private void together(long conferenceId, List<Turnstile.Act> acts) {
        boolean[] judged = new boolean[1];
        try {
            transaction.executeWithoutResult(status -> {
                judge(conferenceId, acts);
                judged[0] = true;
            });
            acts.forEach(Turnstile.Act::hold);
        } catch (RuntimeException e) {
            if (acts.size() > 1 && !judged[0] && isOfOneAct(e)) {
                for (Turnstile.Act act : acts) {
                    act.again();
                    together(conferenceId, List.of(act));
                }
                return;
            }
            acts.forEach(act -> act.fail(e));
        } finally {
            acts.forEach(Turnstile.Act::end);
        }
    }

    private static boolean isOfOneAct(RuntimeException e) {
        return !(e instanceof TransactionException
                || e instanceof TransientDataAccessException
                || e instanceof NonTransientDataAccessResourceException);
    }

    /** An act that happens, with what follows from it, and the course after it. */
    private record Judged(Turnstile.Act act, List<ConferenceEvent> events, Course after) {}

    /** Each by the course that the others before it leave. */
    private void judge(long conferenceId, List<Turnstile.Act> acts) {
        Conference conference = conferences.held(conferenceId);
        Preparation preparation = preparations.of(conference);
        // 1. What is known is read on inside the transaction, and kept once that has ended well: until then it may be
        // undone.
        Course known = known(conferenceId);
        Course course = known.after(events(conferenceId, known.seq()));
        List<Judged> happens = new ArrayList<>();
        for (Turnstile.Act act : acts) {
            Course before = course;
            if (!ActScope.allow(act.seat(), act.what(), preparation, before)) {
                act.fail(new NotFound());
                continue;
            }
            Optional<Refused> refused = before.refusal(act.what()).or(() -> preparation.refusal(act.what()));
            act.judge(refused);
            if (refused.isPresent()) continue;
            Judged judged = judged(act, preparation, before);
            happens.add(judged);
            course = judged.after();
        }
        if (happens.isEmpty()) return;

        // 2. The acts, and what follows from them, as events.
        write(conferenceId, happens);

        // 3. What stands elsewhere: the state for lists, tasks and notices, the trail, the pages that follow.
        for (Judged one : happens) {
            Happening what = one.act().what();
            if (one.after().state() != conference.state() || what instanceof Happening.Moved)
                conferences.become(
                        conferenceId,
                        one.after().state(),
                        what,
                        one.events().getFirst().at());
            consequences.carry(one.act().seat(), what, preparation, one.after());
        }
        audit.record(happens.stream().map(one -> entry(conference, one)).toList());
        live.changed(stream(conferenceId), course.seq());
        keepOnceItHolds(conferenceId, course);
    }

    private void keepOnceItHolds(long conferenceId, Course course) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep(conferenceId, course);
            }
        });
    }

    private Judged judged(Turnstile.Act act, Preparation preparation, Course before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Seat seat = act.seat();
        List<ConferenceEvent> events =
                events(before, preparation, act.what(), now, seat.actor().accountId(), seat.name());
        return new Judged(act, events, before.after(events));
    }

    /** What happens, and after it what follows from it at once. */
    private List<ConferenceEvent> events(
            Course before, Preparation preparation, Happening what, Instant at, long account, String by) {
        List<ConferenceEvent> events = new ArrayList<>();
        events.add(new ConferenceEvent(before.seq() + 1, at, account, by, what));
        for (Happening one : consequences.of(what, preparation, before))
            events.add(new ConferenceEvent(before.seq() + events.size() + 1, at, account, by, one));
        return events;
    }

    private Audit.Entry entry(Conference conference, Judged one) {
        return new Audit.Entry(
                clock.instant(),
                one.act().seat().actor(),
                "conference.happened",
                "conference",
                conference.id(),
                conference.hostId(),
                Map.of(
                        "seq",
                        one.events().getFirst().seq(),
                        "what",
                        one.act().what().kind()));
    }

    /**
     * What happened elsewhere or before, each at its own time: by the same rules, written at once.
     *
     * @throws IllegalArgumentException where the course does not allow one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void file(Conference conference, List<FiledHappening> filed) {
        Conference held = conferences.held(conference.id());
        Preparation preparation = preparations.of(held);
        Course course = Course.blank().after(events(held.id()));
        List<ConferenceEvent> all = new ArrayList<>();
        for (FiledHappening one : filed) {
            Happening what = one.what().apply(course);
            course.refusal(what).ifPresent(why -> {
                throw new IllegalArgumentException(what + ": " + why);
            });
            long account = one.seat() == null ? 0 : one.seat().actor().accountId();
            List<ConferenceEvent> events = events(course, preparation, what, one.at(), account, one.by());
            Course after = course.after(events);
            if (after.state() != course.state()) conferences.become(held.id(), after.state(), what, one.at());
            if (one.seat() != null && one.carried()) consequences.carry(one.seat(), what, preparation, after);
            course = after;
            all.addAll(events);
        }
        write(held.id(), all, all.stream().map(one -> 0L).toList());
        live.changed(stream(held.id()), course.seq());
    }

    private void write(long conferenceId, List<Judged> happens) {
        List<ConferenceEvent> events = new ArrayList<>();
        List<Long> delegates = new ArrayList<>();
        for (Judged one : happens)
            for (ConferenceEvent event : one.events()) {
                events.add(event);
                delegates.add(one.act().seat().delegateId());
            }
        write(conferenceId, events, delegates);
    }

    /** @param delegates by whose hand each is; 0 for somebody who is on no point's list */
    private void write(long conferenceId, List<ConferenceEvent> events, List<Long> delegates) {
        jdbc.sql("""
                insert into conferences.event (conference_id, seq, at, account_id, delegate_id, by_name, kind, body)
                select :conference, e.seq, e.at, e.account, nullif(e.delegate, 0), e.name, e.kind, e.body::jsonb
                from unnest(
                    :seqs::int[], :ats::timestamptz[], :accounts::bigint[], :delegates::bigint[], :names::text[], :kinds::text[],
                    :bodies::text[])
                  as e(seq, at, account, delegate, name, kind, body)
                """)
                .param("conference", conferenceId)
                .param("delegates", delegates.toArray(Long[]::new))
                .param("seqs", events.stream().map(ConferenceEvent::seq).toArray(Integer[]::new))
                .param("ats", events.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .param(
                        "accounts",
                        events.stream().map(ConferenceEvent::accountId).toArray(Long[]::new))
                .param("names", events.stream().map(ConferenceEvent::by).toArray(String[]::new))
                .param("kinds", events.stream().map(one -> one.what().kind()).toArray(String[]::new))
                .param(
                        "bodies",
                        events.stream()
                                .map(one -> json.writeValueAsString(one.what()))
                                .toArray(String[]::new))
                .update();
    }

    private ConferenceEvent event(ResultSet rs) throws SQLException {
        Class<?> kind = Objects.requireNonNull(Happening.KINDS.get(rs.getString("kind")), rs.getString("kind"));
        return new ConferenceEvent(
                rs.getInt("seq"),
                Conferences.instant(rs, "at"),
                rs.getLong("account_id"),
                rs.getString("by_name"),
                (Happening) json.readValue(rs.getString("body"), kind));
    }
}
