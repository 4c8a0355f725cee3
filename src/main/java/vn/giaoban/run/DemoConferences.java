package vn.giaoban.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.conferences.BridgePoint;
import vn.giaoban.conferences.ConferenceArchive;
import vn.giaoban.conferences.ConferenceFilings;
import vn.giaoban.conferences.ConferenceFilings.Deed;
import vn.giaoban.conferences.Happening;
import vn.giaoban.identity.Accounts;
import vn.giaoban.identity.Staffing;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/**
 * The demo nation's conferences: those of the archive, one of July 2026 with the provinces that was concluded, and one of all provinces and
 * communes that is called for today and waits to be opened, most of its points there already.
 */
@Component
class DemoConferences {
    private static final String PLACE = "Hội trường minh họa, Hà Nội";
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final ConferenceArchive archive;
    private final ConferenceFilings filings;
    private final DemoMeeting meeting;
    private final Accounts accounts;
    private final Staffing staffing;
    private final Periods periods;
    private final Units units;
    private final Clock clock;

    DemoConferences(
            ConferenceArchive archive,
            ConferenceFilings filings,
            DemoMeeting meeting,
            Accounts accounts,
            Staffing staffing,
            Periods periods,
            Units units,
            Clock clock) {
        this.archive = archive;
        this.filings = filings;
        this.meeting = meeting;
        this.accounts = accounts;
        this.staffing = staffing;
        this.periods = periods;
        this.units = units;
        this.clock = clock;
    }

    boolean areMade() {
        return filings.isAny();
    }

    /** All of them, in the caller's transaction. */
    void make(Map<String, Long> cast) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        LocalDate today = VietnamTime.dayOf(now);
        archive.bringIn(Actor.anonymous(today));
        Map<String, Actor> people = new LinkedHashMap<>();
        cast.forEach((name, id) -> people.put(name, accounts.actor(id, today)));
        Map<Long, Actor> leaders = staffing.holders(Role.LEADER, today);
        Map<Long, Unit> all = units.all(today);
        long held = meeting.hold(people, leaders, all);
        await(people, leaders, all, held, now);
    }

    /** Of nine months, all points invited: today at eight, or at the next full hour. */
    private void await(Map<String, Actor> cast, Map<Long, Actor> leaders, Map<Long, Unit> all, long held, Instant now) {
        Actor mai = member(cast, "mai");
        Period period = periods.find(DemoNation.PERIODS.getLast()).orElseThrow();
        long id = filings.make(mai, "nation", period, next(now), PLACE);
        filings.paper(mai, id, "Kết luận hội nghị sáu tháng", "/conferences/" + held, false);
        filings.paper(mai, id, "Số liệu sáu tháng đã công bố", "/public/figures/2026-6T", true);
        Map<Long, BridgePoint> byUnit = new LinkedHashMap<>();
        for (BridgePoint point : filings.points(id)) if (point.unitId() != null) byUnit.put(point.unitId(), point);
        for (String name : List.of("lan", "dung", "pao", "hoa")) {
            Actor one = member(cast, name);
            filings.seat(mai, id, at(byUnit, one), DemoSpeeches.title(one), one);
        }
        for (Unit unit : all.values())
            if (unit.level() == Unit.PROVINCE && !unit.code().equals(Cast.PROVINCE))
                filings.seat(
                        mai,
                        id,
                        Objects.requireNonNull(byUnit.get(unit.id())).id(),
                        "Trưởng ban",
                        Objects.requireNonNull(leaders.get(unit.id())));
        DemoSpeeches.NINE_MONTHS.forEach(one -> {
            Unit unit = units.byCode(one.unit(), mai.day()).orElseThrow();
            Actor speaker = Objects.requireNonNull(leaders.get(unit.id()));
            filings.register(
                    mai,
                    id,
                    Objects.requireNonNull(byUnit.get(unit.id())).id(),
                    null,
                    speaker.name(),
                    "",
                    one.topic(),
                    one.text(),
                    one.minutes());
        });
        filings.file(mai, id, arrivals(cast, all, filings.points(id), now));
    }

    /** Called, rehearsed, and there, all but a few; the points of the cast are left for whoever tries it. */
    private static List<Deed> arrivals(
            Map<String, Actor> cast, Map<Long, Unit> all, List<BridgePoint> points, Instant now) {
        Actor mai = member(cast, "mai");
        List<Deed> deeds = new ArrayList<>();
        deeds.add(
                new Deed(member(cast, "binh"), now.minus(Duration.ofDays(3)), true, course -> new Happening.Called()));
        Instant yesterday = now.minus(Duration.ofHours(18));
        Instant lately = now.minus(Duration.ofMinutes(25));
        for (BridgePoint point : points) {
            Unit unit = Objects.requireNonNull(all.get(point.unitId()));
            Chance chance = new Chance(unit.code() + " bridge");
            if (chance.happens("tried", 0.995))
                deeds.add(Deed.of(mai, yesterday, new Happening.Rehearsed(point.id(), true, "")));
            else
                deeds.add(
                        Deed.of(mai, yesterday, new Happening.Rehearsed(point.id(), false, "Tiếng vọng, cần thử lại")));
        }
        for (BridgePoint point : points) {
            Unit unit = Objects.requireNonNull(all.get(point.unitId()));
            Chance chance = new Chance(unit.code() + " room");
            boolean theirs = unit.code().equals(Cast.PROVINCE) || unit.code().equals(Cast.COMMUNE);
            if (theirs || chance.happens("late", 0.014)) continue;
            int persons = (unit.isCommune() ? 8 : 30) + chance.among("persons", unit.isCommune() ? 25 : 40);
            deeds.add(Deed.of(mai, lately, new Happening.PointSeen(point.id(), true, persons, "")));
        }
        return deeds;
    }

    private static Instant next(Instant now) {
        ZonedDateTime local = now.atZone(VietnamTime.ZONE);
        return local.toLocalTime().isBefore(MORNING)
                ? local.with(MORNING).toInstant()
                : local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
    }

    private static long at(Map<Long, BridgePoint> byUnit, Actor one) {
        return Objects.requireNonNull(byUnit.get(one.homeUnitId())).id();
    }

    static Actor member(Map<String, Actor> cast, String name) {
        return Objects.requireNonNull(cast.get(name), name);
    }
}
