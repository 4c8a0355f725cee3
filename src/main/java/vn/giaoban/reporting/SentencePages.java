package vn.giaoban.reporting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** A passage beside what the figures say now: looked at, taken and mended before it is saved as any other passage is. */
@Controller
class SentencePages {
    private final Reports reports;
    private final Drafts drafts;
    private final Grids grids;
    private final ReportView view;

    SentencePages(Reports reports, Drafts drafts, Grids grids, ReportView view) {
        this.reports = reports;
        this.drafts = drafts;
        this.grids = grids;
        this.view = view;
    }

    @GetMapping("/reports/{id}/sentences/{heading}")
    ModelAndView show(Page page, Actor actor, @PathVariable long id, @PathVariable String heading) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        NotFound.unless(report.isWritableBy(actor));
        Grid grid = grids.grid(page, report, drafts.content(report), null, Map.of(), List.of(), null);
        Grid.Text text = grid.texts().stream()
                .filter(one -> one.heading().key().equals(heading) && one.passage() != null && one.begun() != null)
                .findFirst()
                .orElseThrow(NotFound::new);
        Passage passage = Objects.requireNonNull(text.passage());
        String now = Objects.requireNonNull(text.begun()).text();
        Map<String, Object> model = new HashMap<>();
        model.put("head", view.head(page, report));
        model.put("text", text);
        model.put("runs", Wording.between(Objects.requireNonNullElse(passage.sentences(), now), now));
        model.put("proposal", proposal(passage.body(), passage.sentences(), now));
        return Templates.view("reporting/sentences", model);
    }

    /** The passage with the new sentences where the old ones stand unchanged; the new ones alone where nothing is written. */
    static String proposal(String body, @Nullable String taken, String now) {
        if (body.isBlank()) return now;
        if (taken == null || taken.isEmpty()) return body;
        if (body.contains(taken)) return body.replace(taken, now);
        String[] old = sentences(taken);
        String[] fresh = sentences(now);
        if (old.length != fresh.length) return body;
        String mended = body;
        for (int i = 0; i < old.length; i++) mended = mended.replace(old[i], fresh[i]);
        return mended;
    }

    private static String[] sentences(String text) {
        return text.split("(?<=\\.) (?=\\p{Lu})");
    }
}
