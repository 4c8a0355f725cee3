package vn.giaoban.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.conferences.AgendaItem;
import vn.giaoban.conferences.BridgePoint;
import vn.giaoban.conferences.ConferenceFilings;
import vn.giaoban.conferences.ConferenceFilings.Deed;
import vn.giaoban.conferences.HandKind;
import vn.giaoban.conferences.Happening;
import vn.giaoban.conferences.Note;
import vn.giaoban.conferences.Presence;
import vn.giaoban.organization.Unit;

/** The demo nation's conference of July 2026 with the provinces, from the call to the chair's word; its conclusions are tasks. */
@Component
class DemoMeeting {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 10);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 14);

    private final ConferenceFilings filings;
    private final Periods periods;

    DemoMeeting(ConferenceFilings filings, Periods periods) {
        this.filings = filings;
        this.periods = periods;
    }

    long hold(Map<String, Actor> cast, Map<Long, Actor> leaders, Map<Long, Unit> all) {
        Actor mai = DemoConferences.member(cast, "mai");
        Instant eight = DAY.atTime(8, 0).atZone(VietnamTime.ZONE).toInstant();
        long id = filings.make(
                mai, "nation-provinces", periods.find("2026-6T").orElseThrow(), eight, "Hội trường minh họa, Hà Nội");
        Script script = new Script(DemoConferences.member(cast, "binh"), mai, eight);
        Map<String, BridgePoint> byCode = new HashMap<>();
        Map<Long, Long> seated = new HashMap<>();
        for (BridgePoint point : filings.points(id)) {
            Unit unit = Objects.requireNonNull(all.get(point.unitId()));
            byCode.put(unit.code(), point);
            if (point.central()) continue;
            Actor leader = Objects.requireNonNull(leaders.get(unit.id()));
            seated.put(point.id(), filings.seat(mai, id, point.id(), "Trưởng ban", leader));
        }
        for (DemoSpeeches.Prepared one : DemoSpeeches.SIX_MONTHS) {
            BridgePoint point = Objects.requireNonNull(byCode.get(one.unit()));
            filings.register(
                    mai,
                    id,
                    point.id(),
                    seated.get(point.id()),
                    name(leaders, point),
                    "Trưởng ban",
                    one.topic(),
                    one.text(),
                    one.minutes());
        }
        script.gather(byCode, seated);
        script.talk(filings.items(id), byCode, leaders);
        filings.file(mai, id, script.deeds);
        return id;
    }

    private static String name(Map<Long, Actor> leaders, BridgePoint point) {
        return Objects.requireNonNull(leaders.get(Objects.requireNonNull(point.unitId())))
                .name();
    }

    /** What happened, minute by minute. */
    private static final class Script {
        private final Actor chair;
        private final Actor secretary;
        private final List<Deed> deeds = new ArrayList<>();
        private final Instant eight;
        private Instant now;

        Script(Actor chair, Actor secretary, Instant eight) {
            this.chair = chair;
            this.secretary = secretary;
            this.eight = eight;
            now = eight.minus(Duration.ofDays(9));
        }

        void gather(Map<String, BridgePoint> byCode, Map<Long, Long> seated) {
            deeds.add(Deed.of(chair, now, new Happening.Called()));
            now = eight.minus(Duration.ofMinutes(20));
            byCode.forEach((code, point) -> {
                Chance chance = new Chance(code + " July");
                say(new Happening.Rehearsed(point.id(), true, ""));
                say(new Happening.PointSeen(point.id(), true, 12 + chance.among("persons", 30), ""));
                Long delegate = seated.get(point.id());
                if (delegate == null) return;
                boolean away = code.equals("96");
                boolean online = code.equals("46");
                say(new Happening.Attended(
                        delegate,
                        away ? Presence.ABSENT : online ? Presence.ONLINE : Presence.PRESENT,
                        away ? "Đi công tác cơ sở" : ""));
            });
            now = eight;
            say(new Happening.Opened());
        }

        void talk(List<AgendaItem> items, Map<String, BridgePoint> byCode, Map<Long, Actor> leaders) {
            Map<AgendaItem.Kind, AgendaItem> agenda = new EnumMap<>(AgendaItem.Kind.class);
            for (AgendaItem item : items) agenda.put(item.kind(), item);
            begin(agenda, AgendaItem.Kind.OPENING, DemoSpeeches.OPENING, 8);
            begin(agenda, AgendaItem.Kind.REPORT, DemoSpeeches.REPORT, 27);
            begin(agenda, AgendaItem.Kind.CONTRIBUTIONS, "", 0);
            for (DemoSpeeches.Prepared one : DemoSpeeches.SIX_MONTHS) speak(one);
            begin(agenda, AgendaItem.Kind.DISCUSSION, "", 0);
            for (DemoSpeeches.Prepared one : DemoSpeeches.RAISED) {
                BridgePoint point = Objects.requireNonNull(byCode.get(one.unit()));
                say(new Happening.HandRaised(
                        point.id(),
                        0,
                        name(leaders, point),
                        "Trưởng ban",
                        one.topic(),
                        one.minutes(),
                        HandKind.RAISED,
                        0));
                speak(one);
            }
            vote(byCode);
            begin(agenda, AgendaItem.Kind.CONCLUSION, "", 2);
            conclude(byCode);
            begin(agenda, AgendaItem.Kind.CLOSING, "", 5);
            say(new Happening.Closed());
            now = now.plus(Duration.ofMinutes(40));
            deeds.add(new Deed(chair, now, true, course -> new Happening.Concluded()));
        }

        private void begin(Map<AgendaItem.Kind, AgendaItem> agenda, AgendaItem.Kind kind, String note, int minutes) {
            AgendaItem item = Objects.requireNonNull(agenda.get(kind));
            say(new Happening.ItemBegun(item.id()));
            if (!note.isEmpty()) say(new Happening.Noted(Note.item(item.id()), note, 0));
            now = now.plus(Duration.ofMinutes(minutes));
        }

        /** Whoever waits longest has the floor, and a note is taken. */
        private void speak(DemoSpeeches.Prepared one) {
            deeds.add(new Deed(
                    chair,
                    now,
                    false,
                    course -> new Happening.FloorGiven(
                            course.floor().waiting().getFirst().number())));
            deeds.add(new Deed(
                    secretary,
                    now.plusSeconds(90),
                    false,
                    course -> new Happening.Noted(
                            Note.speech(course.floor().speeches().size()), one.text(), 0)));
            now = now.plusSeconds(one.minutes() * 60L - 25);
            say(new Happening.FloorEnded());
        }

        private void vote(Map<String, BridgePoint> byCode) {
            say(new Happening.BallotOpened(
                    "Thống nhất đợt rà soát kiến nghị sau đối thoại trong quý IV",
                    List.of("Tán thành", "Ý kiến khác"),
                    true,
                    true));
            byCode.forEach((code, point) ->
                    say(new Happening.Voted(1, point.id(), code.equals("24") || code.equals("66") ? 1 : 0)));
            now = now.plus(Duration.ofMinutes(3));
            say(new Happening.BallotClosed(1));
        }

        private void conclude(Map<String, BridgePoint> byCode) {
            List<Long> provinces = byCode.values().stream()
                    .filter(point -> !point.central())
                    .map(BridgePoint::unitId)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            for (DemoSpeeches.Line line : DemoSpeeches.CONCLUSIONS)
                say(new Happening.ConclusionWritten(
                        0,
                        line.text(),
                        line.units().isEmpty()
                                ? provinces
                                : line.units().stream()
                                        .map(code -> Objects.requireNonNull(byCode.get(code))
                                                .unitId())
                                        .filter(Objects::nonNull)
                                        .toList(),
                        DUE,
                        line.measure(),
                        0));
            now = now.plus(Duration.ofMinutes(20));
        }

        private void say(Happening what) {
            deeds.add(Deed.of(secretary, now, what));
        }
    }
}
