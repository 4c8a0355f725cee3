package vn.giaoban.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.Counts;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Texts;

/**
 * Files whole reports, many at once, as they were written elsewhere or before: each is begun, presented, sent and perhaps accepted
 * or returned by the rules of any report, at the times given. Nobody is sent a notice of what happened long ago.
 */
@Component
public class Filings {
    private final Reports reports;
    private final Submissions submissions;
    private final Countings countings;
    private final Acceptances acceptances;
    private final Figures figures;
    private final Forms forms;
    private final Indicators indicators;
    private final Units units;
    private final Texts texts;

    public Filings(
            Reports reports,
            Submissions submissions,
            Countings countings,
            Acceptances acceptances,
            Figures figures,
            Forms forms,
            Indicators indicators,
            Units units,
            Texts texts) {
        this.reports = reports;
        this.submissions = submissions;
        this.countings = countings;
        this.acceptances = acceptances;
        this.figures = figures;
        this.forms = forms;
        this.indicators = indicators;
        this.units = units;
        this.texts = texts;
    }

    /**
     * A whole report.
     *
     * @param counted the unit's log counts what it can of the period, as it stands now
     * @param own what the unit says of itself beside that
     * @param override what it puts in place of rolled-up totals and counted figures, each with a reason in {@code remarks}
     * @param remarks notes and reasons by slot
     * @param passages text by heading
     * @param presented by somebody of the unit, to its leader
     * @param sent by its leader; null while it waits for them
     * @param decision null while the superior has not decided
     */
    public record Filed(
            long unitId,
            boolean counted,
            Amounts own,
            Amounts override,
            Map<Integer, Submission.Remark> remarks,
            Map<String, String> passages,
            Hand presented,
            @Nullable Hand sent,
            @Nullable Decision decision) {

        /** One in which everything is typed. */
        public Filed(
                long unitId,
                Amounts own,
                Amounts override,
                Map<Integer, Submission.Remark> remarks,
                Map<String, String> passages,
                Hand presented,
                @Nullable Hand sent,
                @Nullable Decision decision) {
            this(unitId, false, own, override, remarks, passages, presented, sent, decision);
        }
    }

    /** By whom and when. */
    public record Hand(Actor actor, Instant at) {}

    /** What the superior decided. */
    public sealed interface Decision {
        Hand by();
    }

    public record Accepted(Hand by) implements Decision {}

    public record Returned(Hand by, String reason, List<Objection> objections) implements Decision {}

    /**
     * Files reports of one period: all of them, or none if one is refused. Reports below are filed before those above, so that the
     * latter find their rolled-up figures.
     *
     * @param locale in which a refusal is worded
     * @return the reports as they stand, by unit id
     * @throws RefusedFiling naming the unit and what must be mended
     */
    @Transactional
    public Map<Long, Report> file(Period period, List<Filed> filed, Locale locale) {
        units.hold(false);
        LocalDate day = period.lastDay();
        Map<Long, Unit> all = units.those(filed.stream().map(Filed::unitId).toList(), day);
        Map<Integer, List<Filed>> levels = filed.stream()
                .collect(Collectors.groupingBy(
                        f -> unit(all, f).level(),
                        () -> new TreeMap<Integer, List<Filed>>(Comparator.reverseOrder()),
                        Collectors.toList()));
        IndicatorsOfDay ofDay = indicators.of(day);
        Map<Long, Report> done = new HashMap<>();
        levels.forEach((level, ofLevel) -> fileLevel(period, ofLevel, all, forms.forLevel(level, day), ofDay, locale)
                .forEach(report -> done.put(report.unitId(), report)));
        return done;
    }

    private List<Report> fileLevel(
            Period period, List<Filed> filed, Map<Long, Unit> all, Form form, IndicatorsOfDay ofDay, Locale locale) {
        // 1. Judge what is said, on the figures that have come up from below and on what the logs count.
        Map<Long, Sheet> below =
                figures.sheets(filed.stream().map(Filed::unitId).toList(), period.id());
        Map<Long, Counts.Count> counts = countings.now(
                filed.stream().filter(Filed::counted).map(Filed::unitId).toList(), period);
        List<Checking> checkings = new ArrayList<>();
        for (Filed one : filed) {
            Unit unit = unit(all, one);
            Sheet sheet = below.getOrDefault(unit.id(), Sheet.empty(unit.id(), period.id(), unit.level()));
            Content.Writing writing = new Content.Writing(
                    1, one.presented().actor().accountId(), one.presented().at());
            Content content = Content.of(one.own(), one.override(), one.remarks(), one.passages(), sheet, writing);
            Counts.Count count = counts.get(unit.id());
            Checking checking = new Checking(form, ofDay, count == null ? content : content.with(count));
            List<Fault> faults = checking.faults(locale, texts);
            if (!faults.isEmpty()) throw new RefusedFiling(unit, faults);
            checkings.add(checking.asSent());
        }

        // 2. Begin.
        Map<Long, Report> begun = reports.begin(
                period,
                filed.stream()
                        .map(f -> new Reports.Beginning(
                                f.presented().actor(),
                                unit(all, f),
                                f.presented().at(),
                                f.counted()))
                        .toList());
        for (Filed one : filed)
            if (!begun.containsKey(one.unitId()))
                throw RefusedFiling.begunBefore(
                        unit(all, one), texts.text(locale, "reporting.filing.begun", period.name(locale)));
        if (filed.stream().allMatch(one -> one.sent() == null))
            return reports.advance(filed.stream()
                    .map(one -> presenting(one, Objects.requireNonNull(begun.get(one.unitId()))))
                    .toList());

        // 3. Freeze, present and send.
        List<Submissions.Sending> sendings = new ArrayList<>();
        for (int i = 0; i < filed.size(); i++) {
            Hand sent = Objects.requireNonNull(filed.get(i).sent());
            Report report = Objects.requireNonNull(begun.get(filed.get(i).unitId()));
            sendings.add(new Submissions.Sending(report, sent.actor().accountId(), sent.at(), checkings.get(i)));
        }
        List<Submission> editions = submissions.freeze(sendings);
        List<Countings.Freezing> freezing = new ArrayList<>();
        List<Stride> strides = new ArrayList<>();
        for (int i = 0; i < filed.size(); i++) {
            Hand sent = Objects.requireNonNull(filed.get(i).sent());
            Report report = sendings.get(i).report();
            Counts.Count count = counts.get(report.unitId());
            if (count != null) freezing.add(new Countings.Freezing(sent.actor(), report, editions.get(i), count));
            strides.add(presenting(filed.get(i), report));
            strides.add(new Stride(
                    sent.actor(),
                    report,
                    ReportAct.SUBMIT,
                    sent.at(),
                    "",
                    editions.get(i).id()));
        }
        if (!freezing.isEmpty()) countings.freeze(freezing);
        List<Report> submitted = reports.advance(strides).stream().distinct().toList();

        // 4. Decide.
        List<Stride> accepting = new ArrayList<>();
        for (int i = 0; i < filed.size(); i++) {
            Report report = submitted.get(i);
            switch (filed.get(i).decision()) {
                case null -> {}
                case Accepted(Hand by) ->
                    accepting.add(
                            new Stride(by.actor(), report, ReportAct.ACCEPT, by.at(), "", report.lastSubmissionId()));
                case Returned(Hand by, String reason, List<Objection> objections) ->
                    acceptances.giveBack(
                            new Stride(
                                    by.actor(), report, ReportAct.RETURN, by.at(), reason, report.lastSubmissionId()),
                            objections);
            }
        }
        if (!accepting.isEmpty())
            acceptances.accept(
                    period,
                    accepting,
                    editions.stream().collect(Collectors.toMap(Submission::id, Function.identity())));
        return submitted;
    }

    private static Stride presenting(Filed filed, Report report) {
        Hand by = filed.presented();
        return new Stride(by.actor(), report, ReportAct.PRESENT, by.at(), "", null);
    }

    private static Unit unit(Map<Long, Unit> all, Filed filed) {
        Unit unit = all.get(filed.unitId());
        NotFound.unless(unit != null);
        return Objects.requireNonNull(unit);
    }
}
