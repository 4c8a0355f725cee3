package vn.giaoban.conferences;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.identity.Accounts;
import vn.giaoban.notices.Notices;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Texts;

/** Tells those who are invited what becomes of the conference: called, moved, put off, cancelled, concluded. */
@Component
class ConferenceNotices {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Notices notices;

    ConferenceNotices(JdbcClient jdbc, Accounts accounts, Notices notices) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.notices = notices;
    }

    void tell(Seat seat, Happening what, Preparation preparation) {
        Conference conference = preparation.conference();
        switch (what) {
            case Happening.Called ignored -> send(seat, conference, "conferenceCalled", when(conference));
            case Happening.Moved moved ->
                send(seat, conference, "conferenceMoved", new Formats(Texts.VIETNAMESE).moment(moved.startsAt()));
            case Happening.Postponed ignored -> send(seat, conference, "conferencePostponed", "");
            case Happening.Cancelled ignored -> {
                if (conference.called() != null) send(seat, conference, "conferenceCancelled", "");
            }
            case Happening.Concluded ignored -> send(seat, conference, "conferenceConcluded", "");
            default -> {
                // what happens in the hall is seen on the pages that follow it
            }
        }
    }

    /** Those who are invited after the others. */
    void invited(Actor actor, Conference conference, List<Long> unitIds) {
        Set<Long> all = new TreeSet<>(accounts.holders(unitIds, actor.day(), Role.OFFICER, Role.LEADER));
        all.remove(actor.accountId());
        notices.send(all, "conferenceCalled", conference.address(), List.of(conference.name(), when(conference)));
    }

    private static String when(Conference conference) {
        return new Formats(Texts.VIETNAMESE).moment(conference.startsAt());
    }

    private void send(Seat seat, Conference conference, String kind, String when) {
        Set<Long> all = new TreeSet<>(ofPoints(conference, seat.actor().day()));
        all.addAll(accounts.holders(conference.hostId(), seat.actor().day(), Role.OFFICER, Role.LEADER));
        all.addAll(named(conference));
        all.remove(seat.actor().accountId());
        notices.send(all, kind, conference.address(), List.of(conference.name(), when));
    }

    /** The officers and leaders of the points' units, by who keeps them today. */
    private Collection<Long> ofPoints(Conference conference, LocalDate day) {
        List<Long> keepers = jdbc.sql("""
                select distinct k.keeper_id from conferences.point p
                join organization.keeper k on k.unit_id = p.unit_id
                where p.conference_id = :id and :day between k.valid_from and coalesce(k.valid_to, 'infinity')
                """)
                .param("id", conference.id())
                .param("day", day)
                .query(Long.class)
                .list();
        return accounts.holders(keepers, day, Role.OFFICER, Role.LEADER);
    }

    private List<Long> named(Conference conference) {
        return jdbc.sql("""
                select account_id from conferences.officer where conference_id = :id and account_id is not null
                union
                select account_id from conferences.delegate
                where conference_id = :id and account_id is not null and not removed
                """).param("id", conference.id()).query(Long.class).list();
    }
}
