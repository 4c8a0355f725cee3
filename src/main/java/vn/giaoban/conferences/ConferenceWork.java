package vn.giaoban.conferences;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.web.Page;
import vn.giaoban.web.WorkItem;
import vn.giaoban.web.WorkSource;

/** What conferences ask of a person: to call their own in time, and to get their point ready, tried and reported. */
@Component
class ConferenceWork implements WorkSource {
    private static final int MOST = 50;
    /** How far ahead a point sees what comes. */
    private static final int POINT_DAYS = 14;
    /** A conference that is not called a week before finds nobody prepared. */
    private static final int HOST_DAYS = 7;

    private final Conferences conferences;
    private final Seats seats;
    private final Courses courses;
    private final Preparations preparations;
    private final Delegates delegates;

    ConferenceWork(
            Conferences conferences, Seats seats, Courses courses, Preparations preparations, Delegates delegates) {
        this.conferences = conferences;
        this.seats = seats;
        this.courses = courses;
        this.preparations = preparations;
        this.delegates = delegates;
    }

    @Override
    public List<WorkItem> items(Page page) {
        Actor actor = page.actor();
        List<WorkItem> items = new ArrayList<>();
        for (Conference one : conferences.ahead(actor, MOST)) {
            if (one.archived()) continue;
            Set<Long> asked = new HashSet<>();
            List<Seat> own = seats.of(actor, one);
            if (own.stream().anyMatch(Seat::mayPrepare)) host(page, one, items);
            for (Seat seat : own)
                if (seat.part() == Seat.Part.OPERATOR && asked.add(seat.pointId())) point(page, one, seat, items);
        }
        return items;
    }

    private static void host(Page page, Conference one, List<WorkItem> items) {
        LocalDate call = one.day().minusDays(HOST_DAYS);
        if (one.state() == ConferenceState.PREPARING && !call.isAfter(page.today()))
            items.add(item(
                    page,
                    "speakerphone",
                    one,
                    page.t("conferences.work.call"),
                    one.address(),
                    one.day(),
                    "conferences.work.call.act"));
        if (one.state().isRunning()
                || one.state() == ConferenceState.CALLED && one.day().equals(page.today()))
            items.add(item(
                    page,
                    "speakerphone",
                    one,
                    page.t("conferences.work.today"),
                    one.address(),
                    one.day(),
                    "conferences.work.open"));
    }

    private void point(Page page, Conference one, Seat seat, List<WorkItem> items) {
        boolean near = one.state().isRunning()
                || one.state() == ConferenceState.CALLED
                        && !one.day().minusDays(POINT_DAYS).isAfter(page.today());
        if (!near) return;
        Preparation preparation = preparations.of(one);
        Course course = courses.of(one.id());
        PointLine line = course.points().get(seat.pointId());
        String at = one.address() + "/points/" + seat.pointId();
        String where = preparation.where(seat.pointId());
        boolean today = !one.day().isAfter(page.today());
        if (today) {
            if (!course.isUp(seat.pointId()))
                items.add(item(
                        page,
                        "building-community",
                        one,
                        page.t("conferences.work.report", where),
                        at + "/desk",
                        one.day(),
                        "conferences.work.report.act"));
            return;
        }
        if (delegates.ofPoint(seat.pointId()).isEmpty())
            items.add(item(
                    page,
                    "users-group",
                    one,
                    page.t("conferences.work.delegates", where),
                    at,
                    one.day(),
                    "conferences.work.delegates.act"));
        Boolean rehearsed = line == null ? null : line.rehearsed();
        if (!Boolean.TRUE.equals(rehearsed))
            items.add(item(
                    page,
                    "device-tv",
                    one,
                    page.t(rehearsed == null ? "conferences.work.rehearse" : "conferences.work.rehearse.again", where),
                    at,
                    one.day(),
                    "conferences.work.rehearse.act"));
    }

    private static WorkItem item(
            Page page, String icon, Conference one, String what, String href, @Nullable LocalDate due, String act) {
        return new WorkItem(
                icon, what, one.name() + ", " + page.f().moment(one.startsAt()), due, href, page.t(act), false, false);
    }
}
