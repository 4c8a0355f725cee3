package vn.giaoban.run.drill;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.identity.Staffing;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Acceptances;
import vn.giaoban.reporting.Corrections;
import vn.giaoban.reporting.StaleReport;

/** Acts that programs have no door for, done by the modules as the pages do them. */
final class Hands {
    private final Corrections corrections;
    private final Acceptances acceptances;
    private final Units units;
    private final Map<Long, Actor> leaders;
    private final Map<Long, Actor> officers;
    private final LocalDate today;

    Hands(ApplicationContext house) {
        this.today = LocalDate.now(house.getBean(Clock.class));
        this.corrections = house.getBean(Corrections.class);
        this.acceptances = house.getBean(Acceptances.class);
        this.units = house.getBean(Units.class);
        Staffing staffing = house.getBean(Staffing.class);
        this.leaders = staffing.holders(Role.LEADER, today);
        this.officers = staffing.holders(Role.OFFICER, today);
    }

    /** Opens an accepted report for its next edition; false where somebody was there first. */
    boolean correct(String unit, long reportId, int revision) {
        return done(() -> corrections.begin(actor(leaders, unit), reportId, revision, "Diễn tập."));
    }

    /** Takes an acceptance back; false where somebody was there first. */
    boolean revoke(String superior, long reportId, int revision) {
        return done(() -> acceptances.revoke(actor(officers, superior), reportId, revision, "Diễn tập."));
    }

    private static boolean done(Runnable act) {
        try {
            act.run();
            return true;
        } catch (StaleReport | NotFound e) {
            return false;
        }
    }

    private Actor actor(Map<Long, Actor> holders, String code) {
        return Objects.requireNonNull(
                holders.get(units.byCode(code, today).orElseThrow().id()));
    }
}
