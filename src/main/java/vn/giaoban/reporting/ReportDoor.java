package vn.giaoban.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Head;
import vn.giaoban.audit.Seals;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** What programs do with reports: the same steps that people take on pages, by the same rules. */
@Component
class ReportDoor {
    private final Reports reports;
    private final Filings filings;
    private final Filing filing;
    private final Drafts drafts;
    private final Acceptances acceptances;
    private final Periods periods;
    private final Indicators indicators;
    private final Units units;
    private final Seals seals;
    private final java.time.Clock clock;

    ReportDoor(
            Reports reports,
            Filings filings,
            Filing filing,
            Drafts drafts,
            Acceptances acceptances,
            Periods periods,
            Indicators indicators,
            Units units,
            Seals seals,
            java.time.Clock clock) {
        this.reports = reports;
        this.filings = filings;
        this.filing = filing;
        this.drafts = drafts;
        this.acceptances = acceptances;
        this.periods = periods;
        this.indicators = indicators;
        this.units = units;
        this.seals = seals;
        this.clock = clock;
    }

    /** What must be mended before a report goes on. */
    static final class Faulty extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Fault> faults;

        Faulty(List<Fault> faults) {
            super("faults", null, false, false);
            this.faults = List.copyOf(faults);
        }

        List<Fault> faults() {
            return faults;
        }
    }

    /**
     * Files a whole report, or writes what it says into the one begun and takes it on. A leader's is sent; an officer's waits for the
     * leader.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Report file(Actor actor, ReportMessage message, Locale locale) {
        Period period = periods.find(message.period()).orElseThrow(NotFound::new);
        Unit unit = units.byCode(message.unit(), period.lastDay()).orElseThrow(NotFound::new);
        NotFound.unless(period.opened() && actor.holdsAnyIn(unit.id(), Role.OFFICER, Role.LEADER));
        boolean sends = message.send() && actor.holds(Role.LEADER, unit.id());
        if (message.send() && !sends) throw new ReportMessage.Unreadable("reporting.api.leader", unit.code());
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        Optional<Report> begun = reports.find(actor, unit.id(), period);
        if (begun.isPresent()) return carryOn(actor, begun.get(), message, ofDay, sends, locale);
        Filings.Hand hand = new Filings.Hand(actor, clock.instant());
        Filings.Filed filed = new Filings.Filed(
                unit.id(),
                message.own(ofDay.byCode()),
                message.override(ofDay.byCode()),
                message.remarks(ofDay.byCode()),
                message.passages(),
                hand,
                sends ? hand : null,
                null);
        Report report = Objects.requireNonNull(
                filings.file(period, List.of(filed), locale).get(unit.id()));
        if (sends) filing.tellSubmitted(actor, report, period, unit.shortName());
        else filing.tellPresented(actor, report, period);
        return report;
    }

    private Report carryOn(
            Actor actor, Report report, ReportMessage message, IndicatorsOfDay ofDay, boolean sends, Locale locale) {
        if (!report.isWritableBy(actor)) throw new StaleReport(report.id());
        Content standing = drafts.content(report);
        List<Drafts.CellChange> cells = new ArrayList<>();
        Map<Integer, Submission.Remark> remarks = message.remarks(ofDay.byCode());
        var own = message.own(ofDay.byCode());
        var override = message.override(ofDay.byCode());
        for (int slot : slots(message, ofDay)) {
            Submission.Remark remark = remarks.getOrDefault(slot, new Submission.Remark("", ""));
            Cell wanted = new Cell(slot, own.get(slot), override.get(slot), remark.reason(), remark.note(), 0, 0, null);
            cells.add(new Drafts.CellChange(wanted, standing.cell(slot).version()));
        }
        List<Drafts.PassageChange> passages = new ArrayList<>();
        message.passages()
                .forEach((heading, body) -> passages.add(new Drafts.PassageChange(
                        heading, body, standing.passage(heading).version())));
        drafts.save(actor, report.id(), cells, passages);
        if (report.state() != ReportState.PRESENTED)
            refuse(filing.present(actor, report.id(), report.revision(), locale));
        Report presented = reports.find(actor, report.id()).orElseThrow(NotFound::new);
        if (!sends) return presented;
        refuse(filing.submit(actor, report.id(), presented.revision(), locale));
        return reports.find(actor, report.id()).orElseThrow(NotFound::new);
    }

    private static List<Integer> slots(ReportMessage message, IndicatorsOfDay ofDay) {
        List<String> codes = new ArrayList<>(message.figures().keySet());
        codes.addAll(message.overrides().keySet());
        codes.addAll(message.notes().keySet());
        return codes.stream()
                .distinct()
                .map(code -> {
                    var indicator = ofDay.byCode().get(code);
                    if (indicator == null) throw new ReportMessage.Unreadable("reporting.api.indicator", code);
                    return indicator.slot();
                })
                .toList();
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) throw new Faulty(faults);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void accept(Actor actor, long id, int revision) {
        acceptances.accept(actor, id, revision);
    }

    /** @param objections of {"indicator" or "heading", "reason"}; none opens everything */
    @Transactional(propagation = Propagation.MANDATORY)
    void giveBack(Actor actor, long id, int revision, String reason, @Nullable JsonNode objections) {
        if (reason.isBlank()) throw new ReportMessage.Unreadable("reporting.api.reason", "reason");
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        IndicatorsOfDay ofDay =
                indicators.of(periods.find(report.periodId()).orElseThrow().lastDay());
        List<Objection> all = new ArrayList<>();
        if (objections != null)
            for (JsonNode one : objections) {
                String code = ReportMessage.text(one, "indicator");
                String heading = ReportMessage.text(one, "heading");
                var indicator = ofDay.byCode().get(code);
                if (indicator == null && heading.isEmpty())
                    throw new ReportMessage.Unreadable("reporting.api.indicator", code);
                all.add(new Objection(
                        indicator == null ? null : indicator.slot(),
                        indicator == null ? heading : null,
                        ReportMessage.text(one, "reason")));
            }
        acceptances.giveBack(actor, id, revision, reason.strip(), all);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(Actor actor, long id, int revision, String reason) {
        filing.withdraw(actor, id, revision, reason);
    }

    Report find(Actor actor, long id) {
        return reports.find(actor, id).orElseThrow(NotFound::new);
    }

    Optional<Report> find(Actor actor, String unitCode, String periodCode) {
        Period period = periods.find(periodCode).orElseThrow(NotFound::new);
        Unit unit = units.byCode(unitCode, period.lastDay()).orElseThrow(NotFound::new);
        return reports.find(actor, unit.id(), period);
    }

    /**
     * The latest head of the sealed trail, whole, for the program to keep: what was done a second ago is under one of the next. Null
     * before anything was sealed.
     */
    @Nullable
    String auditHead() {
        return seals.head().map(Head::written).orElse(null);
    }

    /** As programs are told of it. */
    Map<String, @Nullable Object> told(Report report) {
        Period period = periods.find(report.periodId()).orElseThrow(NotFound::new);
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", report.id());
        told.put(
                "unit",
                units.find(report.unitId(), period.lastDay()).map(Unit::code).orElse(""));
        told.put("period", period.code());
        told.put("state", report.state().name());
        told.put("revision", report.revision());
        told.put("edition", report.submissions());
        told.put("submission", report.lastSubmissionId());
        told.put("correcting", report.isCorrecting());
        told.put("sentAt", at(report.sentAt()));
        told.put("acceptedAt", at(report.acceptedAt()));
        told.put("auditHead", auditHead());
        return told;
    }

    private static @Nullable String at(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
