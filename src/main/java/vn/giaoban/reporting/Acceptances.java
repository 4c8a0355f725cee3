package vn.giaoban.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Seals;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.identity.Accounts;
import vn.giaoban.notices.Notices;

/** The superior unit's steps: accept, return, take an acceptance back. Accepting is what makes figures count. */
@Component
public class Acceptances {
    private final Reports reports;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Corrections corrections;
    private final Figures figures;
    private final Periods periods;
    private final Accounts accounts;
    private final Notices notices;
    private final Seals seals;
    private final Clock clock;

    public Acceptances(
            Reports reports,
            Drafts drafts,
            Submissions submissions,
            Corrections corrections,
            Figures figures,
            Periods periods,
            Accounts accounts,
            Notices notices,
            Seals seals,
            Clock clock) {
        this.reports = reports;
        this.drafts = drafts;
        this.submissions = submissions;
        this.corrections = corrections;
        this.figures = figures;
        this.periods = periods;
        this.accounts = accounts;
        this.notices = notices;
        this.seals = seals;
        this.clock = clock;
    }

    /** A report to accept, in the state in which the actor saw it. */
    public record Seen(long reportId, int revision) {}

    /**
     * Accepts reports of one period: all of them or, if one has moved on meanwhile, none. Their figures stand in those of every
     * superior unit when this returns.
     *
     * @throws vn.giaoban.audit.SealsBehind while the audit trail cannot be sealed: nothing is accepted that could not be shown later
     */
    @Transactional
    public int accept(Actor actor, Period period, List<Seen> seen) {
        // Reports are locked in one order by everybody, before the sheets.
        List<Report> locked = new ArrayList<>();
        for (Seen one : seen.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Seen::reportId))
                .toList()) {
            Report report = reports.lock(actor, one.reportId(), one.revision());
            NotFound.unless(report.periodId() == period.id());
            locked.add(report);
        }
        acceptLocked(actor, period, locked);
        return locked.size();
    }

    /** Accepts one report, of whatever period it is. */
    @Transactional
    public void accept(Actor actor, long reportId, int revision) {
        Report report = reports.lock(actor, reportId, revision);
        acceptLocked(actor, periods.find(report.periodId()).orElseThrow(NotFound::new), List.of(report));
    }

    private void acceptLocked(Actor actor, Period period, List<Report> locked) {
        seals.mustKeepUp();
        Instant now = clock.instant();
        List<Stride> strides = locked.stream()
                .map(report -> new Stride(actor, report, ReportAct.ACCEPT, now, "", report.lastSubmissionId()))
                .toList();
        // The sheets come last: everybody who accepts waits for the nation's, so it is held as briefly as can be.
        for (Report report : locked)
            tell(actor, report, report.isCorrecting() ? "correctionAccepted" : "accepted", NoticeArgs.of(period));
        accept(
                period,
                strides,
                submissions.get(strides.stream()
                        .map(Stride::submissionId)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    /** Accepts locked reports of one period, and lets their last editions, given by id, count in place of any before. */
    @Transactional(propagation = Propagation.MANDATORY)
    void accept(Period period, List<Stride> strides, Map<Long, Submission> editions) {
        reports.advance(strides);
        List<Posting> first = new ArrayList<>();
        List<Stride> corrected = new ArrayList<>();
        for (Stride stride : strides) {
            if (stride.report().isCorrecting()) corrected.add(stride);
            else first.add(posting(stride, editions));
        }
        // Corrections are posted one by one, so that each knows what it did to every figure above; all sheets are
        // locked before.
        if (!corrected.isEmpty())
            figures.hold(period, strides.stream().map(s -> s.report().unitId()).toList());
        if (!first.isEmpty()) figures.post(period, first);
        for (Stride stride : corrected)
            corrections.accept(stride, period, figures.post(period, List.of(posting(stride, editions))));
    }

    private static Posting posting(Stride stride, Map<Long, Submission> editions) {
        Submission edition = Objects.requireNonNull(editions.get(stride.submissionId()));
        return new Posting(
                stride.report().unitId(), edition.own(), edition.override(), edition.reportId(), edition.id());
    }

    /** Returns a submission with its reasons, cell by cell; only these are open again. No objections: all is open. */
    @Transactional
    public void giveBack(Actor actor, long id, int revision, String reason, List<Objection> objections) {
        Report report = reports.lock(actor, id, revision);
        long submissionId = Objects.requireNonNull(report.lastSubmissionId());
        giveBack(new Stride(actor, report, ReportAct.RETURN, clock.instant(), reason, submissionId), objections);
        Period period = periods.find(report.periodId()).orElseThrow(NotFound::new);
        tell(
                actor,
                report,
                report.isCorrecting() ? "correctionReturned" : "returned",
                NoticeArgs.of(period, actor.name(), String.valueOf(objections.size())));
    }

    /** Returns a locked report, and lays its last edition out for writing again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void giveBack(Stride stride, List<Objection> objections) {
        long submissionId = Objects.requireNonNull(stride.submissionId());
        reports.advance(List.of(stride));
        submissions.object(submissionId, objections);
        drafts.reopen(stride.report(), submissions.get(submissionId));
    }

    /** Takes an acceptance back: the report's figures leave those of every superior unit at once. */
    @Transactional
    public void revoke(Actor actor, long id, int revision, String reason) {
        Report report = reports.lock(actor, id, revision);
        reports.advance(actor, report, ReportAct.REVOKE, reason, report.lastSubmissionId());
        Period period = periods.find(report.periodId()).orElseThrow(NotFound::new);
        figures.post(period, List.of(Posting.withdrawal(report.unitId())));
        tell(actor, report, "revoked", NoticeArgs.of(period, actor.name(), reason));
    }

    private void tell(Actor actor, Report report, String kind, List<String> args) {
        notices.send(
                accounts.holders(report.keeperId(), actor.day(), Role.OFFICER, Role.LEADER),
                kind,
                "/reports/" + report.id(),
                args);
    }
}
