package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.identity.Accounts;
import vn.giaoban.notices.Notices;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Texts;

/** The reporting unit's steps: present, hand back, send, take back. */
@Component
public class Filing {
    private final Reports reports;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Forms forms;
    private final Indicators indicators;
    private final Periods periods;
    private final Units units;
    private final Accounts accounts;
    private final Notices notices;
    private final Countings countings;
    private final Texts texts;

    public Filing(
            Reports reports,
            Drafts drafts,
            Submissions submissions,
            Forms forms,
            Indicators indicators,
            Periods periods,
            Units units,
            Accounts accounts,
            Notices notices,
            Countings countings,
            Texts texts) {
        this.reports = reports;
        this.drafts = drafts;
        this.submissions = submissions;
        this.forms = forms;
        this.indicators = indicators;
        this.periods = periods;
        this.units = units;
        this.accounts = accounts;
        this.notices = notices;
        this.countings = countings;
        this.texts = texts;
    }

    /** What must be mended before the report may go on, as its working copy stands. */
    public List<Fault> faults(Report report, Locale locale) {
        return faults(report, checking(report), locale);
    }

    private List<Fault> faults(Report report, Checking checking, Locale locale) {
        List<Fault> faults = new ArrayList<>(checking.faults(locale, texts));
        Long accepted = report.isCorrecting() ? report.acceptedSubmissionId() : null;
        if (accepted != null) {
            Content content = checking.content();
            if (Edits.none(submissions.get(accepted).content(content.below()), content))
                faults.add(new Fault(
                        Fault.Kind.NOTHING_CORRECTED,
                        null,
                        null,
                        texts.text(locale, "reporting.fault.nothingCorrected")));
        }
        return faults;
    }

    /** Presents the report to the unit's leaders; refuses with what must be mended first. */
    @Transactional
    public List<Fault> present(Actor actor, long id, int revision, Locale locale) {
        Report report = reports.lock(actor, id, revision);
        NotFound.unless(report.isOf(actor));
        List<Fault> faults = faults(report, locale);
        if (!faults.isEmpty()) return faults;
        reports.advance(actor, report, ReportAct.PRESENT, "", null);
        tellPresented(actor, report, period(report));
        return List.of();
    }

    /** The leaders learn what waits for them. */
    void tellPresented(Actor actor, Report report, Period period) {
        notices.send(
                accounts.holders(report.keeperId(), actor.day(), Role.LEADER),
                report.isCorrecting() ? "correctionPresented" : "presented",
                "/reports/" + report.id(),
                NoticeArgs.of(period, actor.name()));
    }

    /** Gives a presented report back to its writers. */
    @Transactional
    public void handBack(Actor actor, long id, int revision, String reason) {
        Report report = reports.lock(actor, id, revision);
        reports.advance(actor, report, ReportAct.HAND_BACK, reason, null);
        List<Long> officers = accounts.holders(report.keeperId(), actor.day(), Role.OFFICER);
        notices.send(
                officers.stream().filter(a -> a != actor.accountId()).toList(),
                "handedBack",
                "/reports/" + id,
                NoticeArgs.of(period(report), actor.name(), reason));
    }

    /** Sends the report to the superior unit: the leader's act. What is sent is kept as it was. */
    @Transactional
    public List<Fault> submit(Actor actor, long id, int revision, Locale locale) {
        Report report = reports.lock(actor, id, revision);
        NotFound.unless(report.may(actor, ReportAct.SUBMIT));
        Checking checking = checking(report);
        List<Fault> faults = faults(report, checking, locale);
        if (!faults.isEmpty()) return faults;
        Submission sent = submissions.freeze(actor, report, checking.asSent());
        if (report.counted())
            countings.freeze(actor, report, sent, checking.content().counted());
        reports.advance(actor, report, ReportAct.SUBMIT, "", sent.id());
        tellSubmitted(actor, report, period(report), unitName(report));
        return List.of();
    }

    /** The officers of who accepts learn what came in. */
    void tellSubmitted(Actor actor, Report report, Period period, String unitName) {
        Long judge = report.judgeId();
        if (judge == null) return;
        String href = "/reports/" + report.id();
        notices.send(
                accounts.holders(judge, actor.day(), Role.OFFICER),
                report.isCorrecting() ? "correctionSubmitted" : "submitted",
                report.isCorrecting() ? href + "/correction" : href,
                NoticeArgs.of(period, unitName));
    }

    /** Takes a sent report back while it is not accepted. */
    @Transactional
    public void withdraw(Actor actor, long id, int revision, String reason) {
        Report report = reports.lock(actor, id, revision);
        reports.advance(actor, report, ReportAct.WITHDRAW, reason, report.lastSubmissionId());
        drafts.reopen(report, submissions.get(Objects.requireNonNull(report.lastSubmissionId())));
    }

    Checking checking(Report report) {
        return checking(report, drafts.content(report));
    }

    Checking checking(Report report, Content content) {
        LocalDate day = period(report).lastDay();
        return new Checking(forms.edition(report.formId()), indicators.of(day), content);
    }

    Period period(Report report) {
        return periods.find(report.periodId()).orElseThrow(NotFound::new);
    }

    String unitName(Report report) {
        return units.find(report.unitId(), period(report).lastDay())
                .map(Unit::shortName)
                .orElse("");
    }
}
