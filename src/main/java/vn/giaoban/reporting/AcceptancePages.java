package vn.giaoban.reporting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The superior's steps on one report: accept, return with reasons cell by cell, take an acceptance back. */
@Controller
class AcceptancePages {
    private final Reports reports;
    private final Acceptances acceptances;
    private final Filing filing;
    private final Grids grids;
    private final Drafts drafts;
    private final Submissions submissions;
    private final ReportView view;

    AcceptancePages(
            Reports reports,
            Acceptances acceptances,
            Filing filing,
            Grids grids,
            Drafts drafts,
            Submissions submissions,
            ReportView view) {
        this.reports = reports;
        this.acceptances = acceptances;
        this.filing = filing;
        this.grids = grids;
        this.drafts = drafts;
        this.submissions = submissions;
        this.view = view;
    }

    @PostMapping("/reports/{id}/acceptance")
    String accept(Actor actor, @PathVariable long id, @RequestParam int revision) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        acceptances.accept(actor, filing.period(report), List.of(new Acceptances.Seen(id, revision)));
        return "redirect:/reports/" + id;
    }

    /** Every cell and passage with a box for what is to be mended in it. */
    @GetMapping("/reports/{id}/return")
    ModelAndView returning(Page page, Actor actor, @PathVariable long id) {
        return form(page, openFor(actor, id, ReportAct.RETURN), Map.of(), new FormErrors(), HttpStatus.OK);
    }

    /** First shows what will be returned and why, then, confirmed, returns it. */
    @PostMapping("/reports/{id}/return")
    ModelAndView giveBack(
            Page page, Actor actor, @PathVariable long id, @RequestParam int revision, HttpServletRequest request) {
        Report report = openFor(actor, id, ReportAct.RETURN);
        Map<String, String> fields = ReportPages.fields(request.getParameterMap());
        List<Objection> objections = objections(page, report, fields);
        String reason = fields.getOrDefault("reason", "").strip();
        if (objections.isEmpty() && reason.isEmpty())
            return form(
                    page,
                    report,
                    fields,
                    new FormErrors().add("reason", page.t("reporting.return.reasonNeeded")),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        if (!fields.containsKey("confirmed")) {
            Map<String, Object> model =
                    new HashMap<>(Map.of("head", view.head(page, report), "objections", objections, "reason", reason));
            model.put("grid", grid(page, report));
            return Templates.view("reporting/returnReview", model);
        }
        acceptances.giveBack(actor, id, revision, reason, objections);
        return new ModelAndView("redirect:/reports/" + id);
    }

    @GetMapping("/reports/{id}/acceptance/withdrawal")
    ModelAndView revoking(Page page, Actor actor, @PathVariable long id) {
        Report report = openFor(actor, id, ReportAct.REVOKE);
        return Templates.view(
                "reporting/revocation", Map.of("head", view.head(page, report), "errors", new FormErrors()));
    }

    @PostMapping("/reports/{id}/acceptance/withdrawal")
    ModelAndView revoke(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason) {
        Report report = openFor(actor, id, ReportAct.REVOKE);
        if (reason.isBlank())
            return Templates.view(
                    "reporting/revocation",
                    Map.of(
                            "head",
                            view.head(page, report),
                            "errors",
                            new FormErrors().add("reason", page.t("reporting.revoke.reasonNeeded"))),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        acceptances.revoke(actor, id, revision, reason.strip());
        return new ModelAndView("redirect:/reports/" + id);
    }

    private Report openFor(Actor actor, long id, ReportAct act) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        NotFound.unless(report.may(actor, act));
        if (!report.acts(actor).contains(act)) throw new StaleReport(id);
        return report;
    }

    private ModelAndView form(
            Page page, Report report, Map<String, String> typed, FormErrors errors, HttpStatus status) {
        return Templates.view(
                "reporting/return",
                Map.of("head", view.head(page, report), "grid", grid(page, report), "typed", typed, "errors", errors),
                status);
    }

    private Grid grid(Page page, Report report) {
        Submission sent = submissions.get(java.util.Objects.requireNonNull(report.lastSubmissionId()));
        return grids.grid(page, report, sent.content(drafts.below(report)), sent, Map.of(), List.of(), null);
    }

    /** By cell c.CODE and by heading h.KEY: what is written there is the reason. */
    private List<Objection> objections(Page page, Report report, Map<String, String> fields) {
        List<Objection> objections = new ArrayList<>();
        ReportView.Head head = view.head(page, report);
        for (FormItem item : head.form().items()) {
            String reason = fields.getOrDefault("c." + item.code(), "").strip();
            if (!reason.isEmpty()) objections.add(new Objection(item.slot(), null, reason));
        }
        for (FormHeading heading : head.form().passages()) {
            String reason = fields.getOrDefault("h." + heading.key(), "").strip();
            if (!reason.isEmpty()) objections.add(new Objection(null, heading.key(), reason));
        }
        return objections;
    }
}
