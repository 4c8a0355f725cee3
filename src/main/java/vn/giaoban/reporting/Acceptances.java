package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
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
    private final Figures figures;
    private final Periods periods;
    private final Accounts accounts;
    private final Notices notices;

    public Acceptances(
            Reports reports,
            Drafts drafts,
            Submissions submissions,
            Figures figures,
            Periods periods,
            Accounts accounts,
            Notices notices) {
        this.reports = reports;
        this.drafts = drafts;
        this.submissions = submissions;
        this.figures = figures;
        this.periods = periods;
        this.accounts = accounts;
        this.notices = notices;
    }

    /** A report to accept, in the state in which the actor saw it. */
    public record Seen(long reportId, int revision) {}

    /**
     * Accepts reports of one period: all of them or, if one has moved on meanwhile, none. Their figures stand in those of every
     * superior unit when this returns.
     */
    @Transactional
    public int accept(Actor actor, Period period, List<Seen> seen) {
        List<Posting> postings = new ArrayList<>();
        List<Report> accepted = new ArrayList<>();
        // Reports are locked in one order by everybody, before the sheets.
        for (Seen one :
                seen.stream().sorted(Comparator.comparingLong(Seen::reportId)).toList()) {
            Report report = reports.lock(actor, one.reportId(), one.revision());
            NotFound.unless(report.periodId() == period.id());
            reports.advance(actor, report, ReportAct.ACCEPT, "", report.lastSubmissionId());
            accepted.add(report);
        }
        Map<Long, Submission> sent = submissions.get(accepted.stream()
                .map(Report::lastSubmissionId)
                .filter(Objects::nonNull)
                .toList());
        for (Report report : accepted) {
            Submission submission = Objects.requireNonNull(sent.get(report.lastSubmissionId()));
            postings.add(new Posting(
                    report.unitId(), submission.own(), submission.override(), report.id(), submission.id()));
            tell(actor, report, "accepted", NoticeArgs.of(period));
        }
        figures.post(period, postings);
        return accepted.size();
    }

    /** Returns a submission with its reasons, cell by cell; only these are open again. No objections: all is open. */
    @Transactional
    public void giveBack(Actor actor, long id, int revision, String reason, List<Objection> objections) {
        Report report = reports.lock(actor, id, revision);
        long submissionId = Objects.requireNonNull(report.lastSubmissionId());
        reports.advance(actor, report, ReportAct.RETURN, reason, submissionId);
        submissions.object(submissionId, objections);
        drafts.reopen(report, submissions.get(submissionId));
        Period period = periods.find(report.periodId()).orElseThrow(NotFound::new);
        tell(actor, report, "returned", NoticeArgs.of(period, actor.name(), String.valueOf(objections.size())));
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
        List<Long> people = new ArrayList<>(accounts.holders(report.unitId(), Role.OFFICER, actor.day()));
        people.addAll(accounts.holders(report.unitId(), Role.LEADER, actor.day()));
        notices.send(people, kind, "/reports/" + report.id(), args);
    }
}
