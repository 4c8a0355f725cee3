package vn.giaoban.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.identity.Accounts;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** A report as it stands on paper: what was sent; to the unit's own people, what they are writing. */
@Controller
class PrintPages {
    private final Reports reports;
    private final Drafts drafts;
    private final Grids grids;
    private final ReportView view;
    private final Accounts accounts;

    PrintPages(Reports reports, Drafts drafts, Grids grids, ReportView view, Accounts accounts) {
        this.reports = reports;
        this.drafts = drafts;
        this.grids = grids;
        this.view = view;
        this.accounts = accounts;
    }

    @GetMapping("/reports/{id}/print")
    ModelAndView show(Page page, Actor actor, @PathVariable long id, @RequestParam Optional<Integer> edition) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        ReportView.Head head = view.head(page, report);
        Submission sent = view.sent(report, edition.orElse(0), head.own());
        Content content = sent == null ? drafts.content(report) : sent.content(drafts.below(report));
        Grid grid = grids.grid(page, report, content, sent, Map.of(), List.of(), null);
        return Templates.view(
                "reporting/print",
                Map.of("head", head, "paper", paper(page, head, sent), "grid", grid, "edition", edition.orElse(0)));
    }

    private Paper paper(Page page, ReportView.Head head, @Nullable Submission sent) {
        return new Paper(
                head.form(),
                head.period(),
                head.unit(),
                head.superior(),
                sent == null ? null : page.f().dayOf(sent.sentAt()),
                sent == null ? "" : accounts.names(List.of(sent.sentBy())).getOrDefault(sent.sentBy(), ""),
                sent == null ? null : view.receipt(head.report()));
    }
}
