package vn.giaoban.reporting;

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
import vn.giaoban.identity.Accounts;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Correcting an accepted report: its beginning with a reason, old and new beside each other, giving it up. */
@Controller
class CorrectionPages {
    private final Reports reports;
    private final Corrections corrections;
    private final CorrectionViews views;
    private final ReportView view;
    private final Accounts accounts;

    CorrectionPages(
            Reports reports, Corrections corrections, CorrectionViews views, ReportView view, Accounts accounts) {
        this.reports = reports;
        this.corrections = corrections;
        this.views = views;
        this.view = view;
        this.accounts = accounts;
    }

    @GetMapping("/reports/{id}/correction/beginning")
    ModelAndView beginning(Page page, Actor actor, @PathVariable long id) {
        return form(page, openFor(actor, id, ReportAct.CORRECT), new FormErrors(), HttpStatus.OK);
    }

    @PostMapping("/reports/{id}/correction")
    ModelAndView begin(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason) {
        Report report = openFor(actor, id, ReportAct.CORRECT);
        if (reason.isBlank())
            return form(
                    page,
                    report,
                    new FormErrors().add("reason", page.t("reporting.correct.reasonNeeded")),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        corrections.begin(actor, id, revision, reason.strip());
        return new ModelAndView("redirect:/reports/" + id);
    }

    /** The correction under way: what counts beside what is to count. */
    @GetMapping("/reports/{id}/correction")
    ModelAndView underWay(Page page, Actor actor, @PathVariable long id) {
        ReportView.Head head = view.head(page, reports.find(actor, id).orElseThrow(NotFound::new));
        Edits edits = views.underWay(head).orElseThrow(NotFound::new);
        Correction correction = corrections.underWay(head.report()).orElseThrow(NotFound::new);
        return show(head, correction, edits);
    }

    /** An accepted correction, by the number of the edition that corrected. */
    @GetMapping("/reports/{id}/corrections/{edition}")
    ModelAndView accepted(Page page, Actor actor, @PathVariable long id, @PathVariable int edition) {
        ReportView.Head head = view.head(page, reports.find(actor, id).orElseThrow(NotFound::new));
        Correction correction = corrections.of(head.report()).get(edition);
        if (correction == null) throw new NotFound();
        return show(head, correction, views.edits(head, correction));
    }

    @PostMapping("/reports/{id}/correction/withdrawal")
    String drop(Actor actor, @PathVariable long id, @RequestParam int revision) {
        openFor(actor, id, ReportAct.DROP_CORRECTION);
        corrections.drop(actor, id, revision);
        return "redirect:/reports/" + id;
    }

    private Report openFor(Actor actor, long id, ReportAct act) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        NotFound.unless(report.may(actor, act));
        if (!report.acts(actor).contains(act)) throw new StaleReport(id);
        return report;
    }

    private ModelAndView show(ReportView.Head head, Correction correction, Edits edits) {
        Long acceptedBy = correction.acceptedBy();
        List<Long> people =
                acceptedBy == null ? List.of(correction.requestedBy()) : List.of(correction.requestedBy(), acceptedBy);
        Map<String, Object> model = new HashMap<>();
        model.put("head", head);
        model.put("correction", correction);
        model.put("edits", edits);
        model.put("names", accounts.names(people));
        return Templates.view("reporting/correction", model);
    }

    private ModelAndView form(Page page, Report report, FormErrors errors, HttpStatus status) {
        return Templates.view(
                "reporting/correctionBeginning", Map.of("head", view.head(page, report), "errors", errors), status);
    }
}
