package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/** Where a test writes, sends and accepts reports of a month of its own; closing it leaves nothing in the house. */
public final class Office implements AutoCloseable {
    static final TestHouse HOUSE = TestHouse.open();

    private final TestHouse house;
    final Reports reports;
    final ReportSteps steps;
    final Drafts drafts;
    final Filing filing;
    final Acceptances acceptances;
    final Corrections corrections;
    public final Period period;
    final IndicatorsOfDay indicators;

    public Office(int month) {
        this(2026, month);
    }

    Office(int year, int month) {
        this(PeriodKind.MONTH, year, month);
    }

    Office(PeriodKind kind, int year, int number) {
        this(HOUSE, kind, year, number);
    }

    /** In a house where nothing was cleared away before, so that the audit trail tells of nothing that is not there. */
    public static Office in(TestHouse house, int month) {
        return new Office(house, PeriodKind.MONTH, 2026, month);
    }

    private Office(TestHouse house, PeriodKind kind, int year, int number) {
        this.house = house;
        reports = house.bean(Reports.class);
        steps = house.bean(ReportSteps.class);
        drafts = house.bean(Drafts.class);
        filing = house.bean(Filing.class);
        acceptances = house.bean(Acceptances.class);
        corrections = house.bean(Corrections.class);
        HOUSE.clock().set(TestHouse.TODAY);
        house.clock().set(TestHouse.TODAY);
        period = house.transaction().execute(status -> house.bean(Periods.class).create(kind, year, number, true));
        indicators = house.bean(Indicators.class).of(period.lastDay());
    }

    /** Somebody with one role in one unit, who need not have an account. */
    static Actor somebody(Role role, Unit unit) {
        return new Actor(
                900_000 + unit.id(),
                "somebody",
                "Somebody",
                List.of(new Holding(role, unit.id(), false)),
                HOUSE.clock().today());
    }

    Form form(int level) {
        return house.bean(Forms.class).forLevel(level, period.lastDay());
    }

    int slot(String code) {
        Indicator indicator = indicators.byCode().get(code);
        if (indicator == null) throw new IllegalArgumentException(code);
        return indicator.slot();
    }

    /** Fives in every required box: all relations hold. */
    Map<Integer, Long> fives(int level) {
        Map<Integer, Long> fives = new HashMap<>();
        for (FormItem item : form(level).requiredItems()) {
            Indicator indicator = indicators.bySlot().get(item.slot());
            if (indicator != null && !indicator.isComputed()) fives.put(item.slot(), 5_000L);
        }
        // Five receptions are at most five regular, scheduled and unscheduled ones; five petitions likewise.
        for (String part : List.of("19", "20", "28", "29"))
            if (fives.containsKey(slot(part))) fives.put(slot(part), 0L);
        return fives;
    }

    Map<String, String> texts(int level) {
        Map<String, String> texts = new HashMap<>();
        form(level).passages().stream()
                .filter(heading -> heading.required())
                .forEach(heading -> texts.put(heading.key(), "Vài câu."));
        return texts;
    }

    /** Begun by the actor and filled in, ready to be presented. */
    public Report drafted(Actor actor, Unit unit) {
        Report report = reports.begin(actor, unit.id(), period);
        List<Drafts.CellChange> cells = new ArrayList<>();
        fives(unit.level()).forEach((slot, amount) -> cells.add(Drafts.CellChange.of(slot, amount)));
        List<Drafts.PassageChange> passages = new ArrayList<>();
        texts(unit.level()).forEach((heading, body) -> passages.add(new Drafts.PassageChange(heading, body, 0)));
        drafts.save(actor, report.id(), cells, passages);
        return now(actor, report);
    }

    /** Types what is required of a unit that keeps a log, and cannot be counted. */
    void complete(Unit unit, Report report) {
        Actor officer = somebody(Role.OFFICER, unit);
        Content content = drafts.content(now(officer, report));
        List<Drafts.CellChange> cells = new ArrayList<>();
        fives(unit.level()).forEach((slot, amount) -> {
            if (!content.isCounted(slot)) cells.add(Drafts.CellChange.of(slot, amount));
        });
        List<Drafts.PassageChange> passages = new ArrayList<>();
        texts(unit.level()).forEach((heading, body) -> passages.add(new Drafts.PassageChange(heading, body, 0)));
        drafts.save(officer, report.id(), cells, passages);
    }

    Report presented(Unit unit) {
        Actor officer = somebody(Role.OFFICER, unit);
        Report report = drafted(officer, unit);
        List<Fault> faults = filing.present(officer, report.id(), report.revision(), Texts.VIETNAMESE);
        if (!faults.isEmpty()) throw new IllegalStateException(faults.toString());
        return now(officer, report);
    }

    /** Accepted some days after the period, by the people of its time, with one more figure than those required. */
    Report accepted(Unit unit, String code, long amount) {
        house.clock().set(period.lastDay().plusDays(5));
        Actor officer = somebody(Role.OFFICER, unit);
        Report report = drafted(officer, unit);
        write(officer, report, slot(code), amount);
        resend(unit, now(officer, report));
        accept(now(officer, report));
        house.clock().set(TestHouse.TODAY);
        return report;
    }

    /** With the superior unit. */
    Report sent(Unit unit) {
        Report report = presented(unit);
        Actor leader = somebody(Role.LEADER, unit);
        filing.submit(leader, report.id(), report.revision(), Texts.VIETNAMESE);
        return now(leader, report);
    }

    /** Accepted by somebody of the superior unit. */
    public Report accepted(Unit unit) {
        Report report = sent(unit);
        accept(report);
        return now(somebody(Role.LEADER, unit), report);
    }

    void accept(Report report) {
        Unit superior = house.bean(vn.giaoban.organization.Units.class)
                .find(Objects.requireNonNull(report.superiorId()), period.lastDay())
                .orElseThrow();
        acceptances.accept(somebody(Role.OFFICER, superior), period, List.of(seen(report)));
    }

    /** An accepted report's correction in one figure: begun, written, presented and sent; ready to be judged. */
    Report correction(Unit unit, int slot, Report report, long amount) {
        Actor officer = somebody(Role.OFFICER, unit);
        corrections.begin(officer, report.id(), report.revision(), "Đếm thiếu.");
        write(officer, report, slot, amount);
        resend(unit, report);
        return now(officer, report);
    }

    /** Puts an amount into a cell in place of whatever stands there. */
    void write(Actor who, Report report, int slot, long amount) {
        Cell standing = drafts.content(report).cell(slot);
        Cell wanted = new Cell(slot, amount, null, "", "", 0, 0, null);
        drafts.save(who, report.id(), List.of(new Drafts.CellChange(wanted, standing.version())), List.of());
    }

    void resend(Unit unit, Report report) {
        Actor officer = somebody(Role.OFFICER, unit);
        List<Fault> faults = new ArrayList<>(
                filing.present(officer, report.id(), now(officer, report).revision(), Texts.VIETNAMESE));
        faults.addAll(filing.submit(
                somebody(Role.LEADER, unit), report.id(), now(officer, report).revision(), Texts.VIETNAMESE));
        if (!faults.isEmpty()) throw new IllegalStateException(faults.toString());
    }

    /** What the nation has come to, by an indicator's code. */
    long national(String code) {
        Unit centre = house.unit(Cast.CENTRE);
        return Objects.requireNonNull(house.bean(Figures.class)
                .sheets(List.of(centre.id()), period.id())
                .get(centre.id())
                .figure(slot(code))
                .amount());
    }

    Report now(Actor actor, Report report) {
        return reports.find(actor, report.id()).orElseThrow();
    }

    Acceptances.Seen seen(Report report) {
        return new Acceptances.Seen(report.id(), report.revision());
    }

    @Override
    public void close() {
        house.transaction().executeWithoutResult(status -> {
            delete(
                    "delete from reporting.correction_figure where correction_id in (select c.id from reporting.correction c join reporting.report r on r.id = c.report_id where r.period_id = :p)");
            for (String table : List.of("correction", "cell", "passage", "step"))
                delete("delete from reporting." + table
                        + " where report_id in (select id from reporting.report where period_id = :p)");
            for (String table : List.of("objection", "count"))
                delete(
                        "delete from reporting." + table
                                + " where submission_id in (select s.id from reporting.submission s join reporting.report r on r.id = s.report_id where r.period_id = :p)");
            delete(
                    "delete from reporting.submission where report_id in (select id from reporting.report where period_id = :p)");
            delete("delete from reporting.report where period_id = :p");
            delete("delete from figures.sheet where period_id = :p");
            delete("delete from catalogue.period where id = :p");
        });
    }

    private void delete(String sql) {
        house.jdbc().sql(sql).param("p", period.id()).update();
    }
}
