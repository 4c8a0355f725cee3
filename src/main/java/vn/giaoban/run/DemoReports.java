package vn.giaoban.run;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.activities.Counts;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Amounts;
import vn.giaoban.identity.Staffing;
import vn.giaoban.organization.Successions;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Filings.Accepted;
import vn.giaoban.reporting.Filings.Decision;
import vn.giaoban.reporting.Filings.Filed;
import vn.giaoban.reporting.Filings.Hand;
import vn.giaoban.reporting.Filings.Returned;
import vn.giaoban.reporting.Objection;
import vn.giaoban.reporting.Submission;

/** Writes the demo nation's reports of a period: who says what, when it was sent, and what the superior decided. */
@Component
class DemoReports {
    /** Provinces that have sent their own report of the open period already, their communes being complete. */
    private static final Set<String> EARLY = Set.of("37", "42", "46", "82");

    private static final Set<String> EARLY_AND_ACCEPTED = Set.of("42", "46");

    /** Phường Đông Kinh, whose report Lạng Sơn has returned. */
    private static final String RETURNED = "05977";

    private static final Set<String> OVERRIDING = Set.of("08", "38", "66", "91");
    private static final String TWICE = "Hai tổ hòa giải ở vùng giáp ranh được hai xã cùng tính; đã trừ một lần.";
    private static final String EARLIER = "Có kiến nghị của kỳ trước được tiếp thu trong kỳ này.";
    private static final String MORE = "Nhiều hơn kiến nghị nêu trong kỳ vì tính cả kiến nghị của kỳ trước.";
    private static final String BY_TELEPHONE = "Cộng thêm lượt hỏi việc qua điện thoại, không ghi vào nhật ký.";

    private final Units units;
    private final Successions successions;
    private final Forms forms;
    private final Indicators indicators;
    private final Staffing staffing;
    private final Counts counts;
    private final Clock clock;

    DemoReports(
            Units units,
            Successions successions,
            Forms forms,
            Indicators indicators,
            Staffing staffing,
            Counts counts,
            Clock clock) {
        this.units = units;
        this.successions = successions;
        this.forms = forms;
        this.indicators = indicators;
        this.staffing = staffing;
        this.counts = counts;
        this.clock = clock;
    }

    /** How far a commune has come with its report. */
    enum Stage {
        ACCEPTED,
        WAITING,
        RETURNED,
        DRAFTING,
        NOT_BEGUN
    }

    /**
     * A period's reports, and the units that are still writing.
     *
     * @param drafting communes with what they have so far
     */
    record Written(List<Filed> filed, List<Drafting> drafting) {}

    /** A commune that has begun: its figures are counted, some of its text is there. */
    record Drafting(Unit unit, Actor officer, Map<String, String> soFar) {}

    /** @param open the period is being reported now; otherwise everything is in */
    Written write(Period period, boolean open) {
        return new Writing(period, open).write();
    }

    /** The work of writing one period. */
    private final class Writing {
        private final Period period;
        private final boolean open;
        private final Instant now = clock.instant();
        private final Map<Long, Unit> all;
        private final Map<Long, Integer> communes = new HashMap<>();
        private final Map<Long, String> successors = new HashMap<>();
        private final Map<String, Integer> slots = new HashMap<>();
        private final Map<Long, Counts.Count> counted = new HashMap<>();
        private final Map<Long, Actor> officers;
        private final Map<Long, Actor> leaders;
        private final List<Filed> filed = new ArrayList<>();
        private final List<Drafting> drafting = new ArrayList<>();

        /** Sums over accepted reports, by superior and code: people by name, and what an override starts from. */
        private final Map<Long, Map<String, Long>> below = new HashMap<>();

        Writing(Period period, boolean open) {
            this.period = period;
            this.open = open;
            LocalDate day = period.lastDay();
            this.all = units.all(day);
            for (Unit unit : all.values())
                if (unit.isCommune()) communes.merge(Objects.requireNonNull(unit.parentId()), 1, Integer::sum);
            for (Indicator indicator : indicators.on(day)) slots.put(indicator.code(), indicator.slot());
            this.officers = staffing.holders(Role.OFFICER, day);
            this.leaders = staffing.holders(Role.LEADER, day);
            if (DemoLog.covers(period))
                counted.putAll(counts.of(
                        all.values().stream()
                                .filter(Unit::isCommune)
                                .map(Unit::id)
                                .toList(),
                        period.firstDay(),
                        day));
        }

        Written write() {
            int lowest = forms.lowest(period.lastDay());
            for (int level = lowest; level >= Unit.CENTRE; level--) {
                int here = level;
                List<Unit> units =
                        all.values().stream().filter(u -> u.level() == here).toList();
                if (units.isEmpty()) continue; // districts are no more
                Form form = forms.forLevel(level, period.lastDay());
                for (Unit unit : units) {
                    if (level == lowest) counter(unit, form);
                    else superior(unit, form);
                }
            }
            return new Written(filed, drafting);
        }

        /** A commune; before July 2025 a district, for its communes. */
        private void counter(Unit unit, Form form) {
            if (RealReport.isOf(unit, period)) {
                real(unit, form);
                return;
            }
            Unit province = superiorOf(unit);
            Chance chance = new Chance(unit.code() + " " + period.code());
            Stage stage = open ? stage(unit, province, chance) : Stage.ACCEPTED;
            if (stage == Stage.NOT_BEGUN) return;
            Map<String, String> passages = DemoTexts.of(unit, form, period);
            if (stage == Stage.DRAFTING) {
                passages.keySet().removeIf(heading -> chance.happens("still blank " + heading, 0.5));
                drafting.add(new Drafting(unit, officer(unit), passages));
                return;
            }
            Counts.Count count = counted.get(unit.id());
            Map<String, Long> amounts = count != null
                    ? byCode(count)
                    : unit.level() == Unit.DISTRICT
                            ? DemoFigures.ofDistrict(
                                    unit, successor(province), period, communes.getOrDefault(unit.id(), 0))
                            : DemoFigures.ofCommune(unit, province.code(), period);
            Map<Integer, Long> overrides = new HashMap<>();
            Map<Integer, Submission.Remark> remarks = new HashMap<>();
            Long made = amounts.get("51");
            if (made != null && chance.happens("earlier", 0.004)) {
                if (count == null) amounts.put("52", made + 1000);
                else overrides.put(slot("52"), made + 1000);
                remarks.put(
                        slot("52"),
                        count == null ? new Submission.Remark(EARLIER, "") : new Submission.Remark(MORE, EARLIER));
            }
            Long receptions = amounts.get("13");
            if (stage == Stage.RETURNED && receptions != null) {
                overrides.put(slot("13"), receptions * 3);
                remarks.put(slot("13"), new Submission.Remark("", BY_TELEPHONE));
            }
            if (stage == Stage.ACCEPTED)
                add(province, amounts, List.of("14", "17", "33", "37", "38", "60b", "61", "62"));
            boolean late = chance.happens("late", open ? 0.02 : 0.05);
            int sentAfter = late ? 12 + chance.among("days", 3) : 4 + chance.among("days", 8);
            int decidedAfter = Math.min(sentAfter + 1 + chance.among("wait", 3), late ? 15 : 14);
            Hand decided = new Hand(officer(province), at(decidedAfter, 660, 60, chance.even("decided")));
            Decision decision = switch (stage) {
                case ACCEPTED -> new Accepted(decided);
                case RETURNED ->
                    new Returned(
                            decided,
                            "Đề nghị kiểm tra lại số lượt tiếp công dân và viết rõ hơn phần nhiệm vụ.",
                            List.of(
                                    new Objection(
                                            slot("13"),
                                            null,
                                            "Cao gấp ba số đếm từ nhật ký: lượt hỏi qua điện thoại không phải là lượt tiếp công dân."),
                                    new Objection(null, "tasks", "Ghi rõ thời điểm hoàn thành từng việc.")));
                default -> null;
            };
            filed.add(new Filed(
                    unit.id(),
                    count != null,
                    count != null ? Amounts.NONE : Amounts.of(bySlot(amounts, form)),
                    Amounts.of(overrides),
                    remarks,
                    passages,
                    new Hand(officer(unit), at(sentAfter, 450, 90, chance.even("presented"))),
                    new Hand(leader(unit), at(sentAfter, 540, 110, chance.even("sent"))),
                    decision));
        }

        /** A province's people are as busy before it is joined with another as after. */
        private String successor(Unit province) {
            return successors.computeIfAbsent(
                    province.id(),
                    id -> successions.ahead(id).stream()
                            .map(next -> next.successor().code())
                            .findFirst()
                            .orElse(province.code()));
        }

        /** What an article tells of a report is filed as it tells it, and nothing besides. */
        private void real(Unit unit, Form form) {
            Map<Integer, Submission.Remark> remarks = new HashMap<>();
            RealReport.NOTES.forEach((code, note) -> remarks.put(slot(code), new Submission.Remark(note, "")));
            filed.add(new Filed(
                    unit.id(),
                    Amounts.of(bySlot(RealReport.AMOUNTS, form)),
                    Amounts.NONE,
                    remarks,
                    RealReport.PASSAGES,
                    new Hand(officer(unit), at(11, 450, 90, 0.2)),
                    new Hand(leader(unit), at(11, 540, 110, 0.4)),
                    new Accepted(new Hand(officer(superiorOf(unit)), at(12, 660, 60, 0.5)))));
        }

        private Stage stage(Unit unit, Unit province, Chance chance) {
            if (unit.code().equals(Cast.COMMUNE)) return Stage.NOT_BEGUN;
            if (unit.code().equals(RETURNED)) return Stage.RETURNED;
            if (EARLY.contains(province.code())) return Stage.ACCEPTED;
            double accepted = 0.81 + 0.06 * new Chance(province.code()).around(period.code());
            double drawn = chance.even("stage");
            if (drawn < accepted) return Stage.ACCEPTED;
            if (drawn < accepted + 0.085) return Stage.WAITING;
            return drawn > 0.985 ? Stage.DRAFTING : Stage.NOT_BEGUN;
        }

        private void superior(Unit unit, Form form) {
            boolean province = unit.level() == Unit.PROVINCE;
            if (open && !EARLY.contains(unit.code())) return;
            Map<String, Long> sums = below.getOrDefault(unit.id(), Map.of());
            Map<String, Long> people = new HashMap<>();
            for (String code : List.of("14", "17", "33", "38", "60b", "61", "62")) {
                Long sum = sums.get(code);
                if (sum != null && form.item(code).isPresent()) people.put(code, sum);
            }
            Map<String, Long> amounts = DemoFigures.ofSuperior(unit, period, people);
            Map<Integer, Long> overrides = new HashMap<>();
            Map<Integer, Submission.Remark> remarks = new HashMap<>();
            Long teams = sums.get("37");
            if (teams != null && OVERRIDING.contains(unit.code())) {
                overrides.put(slot("37"), teams - 1000);
                remarks.put(slot("37"), new Submission.Remark("", TWICE));
            }
            boolean accepted = !open || EARLY_AND_ACCEPTED.contains(unit.code());
            if (province && accepted) add(superiorOf(unit), amounts, List.of("14", "38", "61"));
            Chance chance = new Chance(unit.code() + " " + period.code());
            boolean late = province && chance.happens("late", 0.08);
            int sentAfter = !province ? 20 : late ? 17 : 15 + chance.among("days", 2);
            int decidedAfter = !province ? 21 : 17 + chance.among("wait", 2);
            int hour = province ? 780 : 900;
            Actor judge = province ? officer(superiorOf(unit)) : leader(unit);
            Hand decided = new Hand(judge, at(decidedAfter, hour + 100, 30, chance.even("decided")));
            filed.add(new Filed(
                    unit.id(),
                    Amounts.of(bySlot(amounts, form)),
                    Amounts.of(overrides),
                    remarks,
                    DemoTexts.of(unit, form, period),
                    new Hand(officer(unit), at(sentAfter, hour, 40, chance.even("presented"))),
                    new Hand(leader(unit), at(sentAfter, hour + 45, 40, chance.even("sent"))),
                    accepted ? new Accepted(decided) : null));
        }

        private void add(Unit superior, Map<String, Long> amounts, List<String> codes) {
            Map<String, Long> sums = below.computeIfAbsent(superior.id(), id -> new HashMap<>());
            for (String code : codes) {
                Long amount = amounts.get(code);
                if (amount != null && amount != Amounts.NOT_APPLICABLE) sums.merge(code, amount, Long::sum);
            }
        }

        /** What the log counts. */
        private Map<String, Long> byCode(Counts.Count count) {
            Map<String, Long> byCode = new HashMap<>();
            slots.forEach((code, slot) -> {
                Long amount = count.amounts().number(slot);
                if (amount != null) byCode.put(code, amount);
            });
            return byCode;
        }

        private Map<Integer, Long> bySlot(Map<String, Long> amounts, Form form) {
            Map<Integer, Long> bySlot = new HashMap<>();
            for (FormItem item : form.items()) {
                Long amount = amounts.get(item.code());
                if (amount != null) bySlot.put(item.slot(), amount);
            }
            return bySlot;
        }

        /** Some minutes into a working day so many days after the period; never in the future. */
        private Instant at(int daysAfter, int minutes, int spread, double even) {
            LocalDate day = period.lastDay().plusDays(daysAfter);
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY) day = day.minusDays(1);
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) day = day.minusDays(2);
            Instant at = day.atStartOfDay(VietnamTime.ZONE)
                    .plusSeconds(minutes * 60L + (long) (even * spread * 60))
                    .toInstant();
            return at.isBefore(now) ? at : now;
        }

        private Unit superiorOf(Unit unit) {
            return Objects.requireNonNull(all.get(unit.parentId()));
        }

        private Actor officer(Unit unit) {
            return Objects.requireNonNull(officers.get(unit.id()), unit::code);
        }

        private Actor leader(Unit unit) {
            return Objects.requireNonNull(leaders.get(unit.id()), unit::code);
        }

        private int slot(String code) {
            return Objects.requireNonNull(slots.get(code), code);
        }
    }
}
