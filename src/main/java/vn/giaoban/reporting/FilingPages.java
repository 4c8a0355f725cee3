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
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The unit's steps: handing a presented report back, reviewing and sending it, taking it back. */
@Controller
class FilingPages {
    private final Reports reports;
    private final Filing filing;
    private final Drafts drafts;
    private final Grids grids;
    private final ReportView view;
    private final CorrectionViews corrections;

    FilingPages(
            Reports reports, Filing filing, Drafts drafts, Grids grids, ReportView view, CorrectionViews corrections) {
        this.reports = reports;
        this.filing = filing;
        this.drafts = drafts;
        this.grids = grids;
        this.view = view;
        this.corrections = corrections;
    }

    /** The last look before sending: what goes, to whom. */
    @GetMapping("/reports/{id}/submission")
    ModelAndView review(Page page, Actor actor, @PathVariable long id) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        NotFound.unless(report.acts(actor).contains(ReportAct.SUBMIT));
        List<Fault> faults = filing.faults(report, page.locale());
        if (!faults.isEmpty())
            return view.show(page, report, 0, Map.of(), faults, null, HttpStatus.UNPROCESSABLE_CONTENT);
        Grid grid = grids.grid(page, report, drafts.content(report), null, Map.of(), List.of(), null);
        ReportView.Head head = view.head(page, report);
        Map<String, Object> model = new HashMap<>(Map.of("head", head, "grid", grid));
        model.put("edits", corrections.underWay(head).orElse(null));
        return Templates.view("reporting/submission", model);
    }

    @PostMapping("/reports/{id}/submission")
    ModelAndView submit(Page page, Actor actor, @PathVariable long id, @RequestParam int revision) {
        List<Fault> faults = filing.submit(actor, id, revision, page.locale());
        if (!faults.isEmpty()) {
            Report report = reports.find(actor, id).orElseThrow(NotFound::new);
            return view.show(page, report, 0, Map.of(), faults, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:/reports/" + id);
    }

    @PostMapping("/reports/{id}/presentation/withdrawal")
    String handBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason) {
        filing.handBack(actor, id, revision, reason.strip());
        return "redirect:/reports/" + id;
    }

    @PostMapping("/reports/{id}/submission/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason) {
        filing.withdraw(actor, id, revision, reason.strip());
        return "redirect:/reports/" + id;
    }
}
