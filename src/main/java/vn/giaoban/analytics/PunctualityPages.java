package vn.giaoban.analytics;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.organization.Unit;
import vn.giaoban.papers.Table;
import vn.giaoban.papers.Table.Column;
import vn.giaoban.papers.Table.Value;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Reports in time, late and missing below a unit, period by period. */
@Controller
class PunctualityPages {
    private final Punctualities punctualities;

    private final ChosenGroups groups;

    PunctualityPages(Punctualities punctualities, ChosenGroups groups) {
        this.punctualities = punctualities;
        this.groups = groups;
    }

    @GetMapping("/figures/{unitId}/punctuality")
    ModelAndView punctuality(Page page, Actor actor, @PathVariable long unitId) {
        return show(page, punctualities.find(actor, unitId, page.now()));
    }

    /** Of a group chosen as for a comparison. */
    @GetMapping("/compare/punctuality")
    ModelAndView ofGroup(Page page, Actor actor, ComparisonPages.Asked asked) {
        return show(page, group(page, actor, asked));
    }

    @GetMapping(path = "/compare/punctuality", params = "format")
    ResponseEntity<byte[]> fileOfGroup(
            Page page, Actor actor, ComparisonPages.Asked asked, @RequestParam String format) {
        return file(page, group(page, actor, asked), format);
    }

    private Punctuality group(Page page, Actor actor, ComparisonPages.Asked asked) {
        ChosenGroup group = groups.find(actor, asked.chosen());
        NotFound.unless(!group.chosen().isEmpty());
        return punctualities.find(actor, group, page.now());
    }

    private static ModelAndView show(Page page, Punctuality punctuality) {
        return Templates.view("analytics/punctuality", Map.of("punctuality", punctuality, "shown", new Shown(page)));
    }

    @GetMapping(path = "/figures/{unitId}/punctuality", params = "format")
    ResponseEntity<byte[]> file(Page page, Actor actor, @PathVariable long unitId, @RequestParam String format) {
        return file(page, punctualities.find(actor, unitId, page.now()), format);
    }

    private static ResponseEntity<byte[]> file(Page page, Punctuality punctuality, String format) {
        Unit unit = punctuality.unit();
        Shown shown = new Shown(page);
        List<List<Value>> rows = punctuality.lines().stream()
                .map(line -> List.of(
                        Value.of(line.period().code()),
                        Value.of(shown.kind(line.period(), true)),
                        Value.whole(line.counts().expected()),
                        Value.whole(line.counts().inTime()),
                        Value.whole(line.counts().late()),
                        Value.whole(line.counts().missing()),
                        Value.whole(line.counts().returned())))
                .toList();
        Table table = new Table(
                page.t("analytics.export.sheet"),
                Export.notes(page, page.t("analytics.punctuality.title", shown.of(unit))),
                List.of(
                        Column.text("period", page.t("analytics.code")),
                        Column.text("name", page.t("analytics.period")),
                        new Column("expected", page.t("analytics.punctuality.expected"), "", 0),
                        new Column("inTime", page.t("analytics.punctuality.inTime"), "", 0),
                        new Column("late", page.t("analytics.punctuality.late"), "", 0),
                        new Column("missing", page.t("analytics.punctuality.missing"), "", 0),
                        new Column("returned", page.t("analytics.punctuality.returned"), "", 0)),
                rows);
        return Export.of(page, table, "giaoban-" + (unit == null ? "" : unit.code() + "-") + "punctuality", format);
    }
}
