package vn.giaoban.run;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.activities.LogFilings;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRules;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Period;
import vn.giaoban.identity.Staffing;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/**
 * The logs of the demo nation's communes: what each did from the first day of 2026's periods until now, from which their reports of
 * those periods are counted. Each activity was logged soon after its day, and most were confirmed by the leader a day later.
 */
@Component
class DemoLog {
    private static final int YEAR = 2026;

    /** Days on which offices are closed, beside the ends of weeks; the New Year's holidays of that year's moon among them. */
    private static final Set<MonthDay> CLOSED = Set.copyOf(Stream.concat(
                    Stream.of(
                            MonthDay.of(1, 1),
                            MonthDay.of(4, 27),
                            MonthDay.of(4, 30),
                            MonthDay.of(5, 1),
                            MonthDay.of(9, 1),
                            MonthDay.of(9, 2)),
                    IntStream.rangeClosed(14, 22).mapToObj(day -> MonthDay.of(2, day)))
            .toList());

    private final LogFilings filings;
    private final ActivityTypes types;
    private final PeriodRules rules;
    private final Units units;
    private final Staffing staffing;
    private final Clock clock;

    DemoLog(LogFilings filings, ActivityTypes types, PeriodRules rules, Units units, Staffing staffing, Clock clock) {
        this.filings = filings;
        this.types = types;
        this.rules = rules;
        this.units = units;
        this.staffing = staffing;
        this.clock = clock;
    }

    /** Whether the communes' reports of a period are counted. */
    static boolean covers(Period period) {
        return period.year() >= YEAR;
    }

    boolean isKept() {
        return filings.isAny();
    }

    /** Logs what all communes did, before the first report that counts it; gives how many activities that are. */
    int keep() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, VietnamTime.ZONE);
        List<List<LocalDate>> quarters = quarters();
        Map<String, ActivityType> ofYear = types.of(quarters.getLast().getLast());
        Map<Long, Unit> all = units.all(today);
        Map<Long, Actor> officers = staffing.holders(Role.OFFICER, today);
        Map<Long, Actor> leaders = staffing.holders(Role.LEADER, today);
        return filings.file(all.values().stream()
                .filter(Unit::isCommune)
                .flatMap(unit -> {
                    String province =
                            Objects.requireNonNull(all.get(unit.parentId())).code();
                    return log(
                            unit,
                            DemoYear.of(unit, province, YEAR, quarters, ofYear),
                            Objects.requireNonNull(officers.get(unit.id())),
                            Objects.requireNonNull(leaders.get(unit.id())),
                            now);
                })
                .iterator());
    }

    /** The days of each of the year's quarters on which offices are open. */
    List<List<LocalDate>> quarters() {
        return PeriodKind.QUARTER
                .numbers()
                .mapToObj(number -> rules.of(PeriodKind.QUARTER, YEAR, number)
                        .orElseThrow()
                        .first(YEAR)
                        .datesUntil(rules.of(PeriodKind.QUARTER, YEAR, number)
                                .orElseThrow()
                                .last(YEAR)
                                .plusDays(1))
                        .filter(DemoLog::isOpen)
                        .toList())
                .toList();
    }

    private static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !CLOSED.contains(MonthDay.from(day));
    }

    /** As far as it was logged by now. */
    private static Stream<LogFilings.Filed> log(
            Unit unit, List<DemoYear.Done> done, Actor officer, Actor leader, Instant now) {
        Chance chance = new Chance(unit.code() + " hands");
        List<LogFilings.Filed> log = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            DemoYear.Done one = done.get(i);
            double late = chance.even("late " + i);
            LocalDate day = one.content().day().plusDays(late < 0.75 ? 0 : late < 0.93 ? 1 : 2);
            Instant logged = at(day, 16, 4, chance.even("logged " + i));
            if (logged.isAfter(now)) continue;
            Instant confirmed = at(day.plusDays(1), 8, 9, chance.even("confirmed " + i));
            boolean waits = confirmed.isAfter(now) || chance.happens("waits " + i, 0.04);
            UUID key = UUID.nameUUIDFromBytes((unit.code() + " " + YEAR + " " + i).getBytes(StandardCharsets.UTF_8));
            log.add(new LogFilings.Filed(
                    key,
                    unit.id(),
                    one.type(),
                    one.content(),
                    new LogFilings.Hand(officer, logged),
                    hand(leader, confirmed, waits)));
        }
        return log.stream();
    }

    private static LogFilings.@Nullable Hand hand(Actor leader, Instant at, boolean waits) {
        return waits ? null : new LogFilings.Hand(leader, at);
    }

    /** Some time of a day, within so many hours. */
    private static Instant at(LocalDate day, int hour, int hours, double even) {
        return day.atTime(hour, 0)
                .plusSeconds((long) (even * hours * 3600))
                .atZone(VietnamTime.ZONE)
                .toInstant();
    }
}
