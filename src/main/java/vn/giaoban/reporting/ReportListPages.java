package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The reports behind a count of reports: those of a period below a unit, by what became of them. */
@Controller
public class ReportListPages {
    private static final int ON_A_PAGE = 200;

    private final ReportLists lists;
    private final Periods periods;
    private final Units units;

    ReportListPages(ReportLists lists, Periods periods, Units units) {
        this.lists = lists;
        this.periods = periods;
        this.units = units;
    }

    /** A chip above the list. */
    public record Chip(Outcome outcome, long count) {}

    /** @param level of the units; 0 for every level below */
    @GetMapping("/boards/{period}/{unitId}/reports")
    ModelAndView list(
            Page page,
            Actor actor,
            @PathVariable String period,
            @PathVariable long unitId,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(defaultValue = "1") int sheet) {
        Period of = periods.find(period).orElseThrow(NotFound::new);
        List<ReportLists.Row> below = lists.below(actor, unitId, of, page.now());
        List<Integer> levels = below.stream()
                .map(row -> row.unit().level())
                .distinct()
                .sorted()
                .toList();
        int chosen = levels.contains(level) ? level : Outcome.EVERY_LEVEL;
        List<ReportLists.Row> all = below.stream()
                .filter(row -> chosen == Outcome.EVERY_LEVEL || row.unit().level() == chosen)
                .toList();
        Outcome outcome = Outcome.of(state);
        List<ReportLists.Row> found = all.stream().filter(outcome::admits).toList();
        int sheets = Math.max(1, (found.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        int at = Math.clamp(sheet, 1, sheets);
        List<Chip> chips = new ArrayList<>();
        for (Outcome each : Outcome.values())
            chips.add(new Chip(each, all.stream().filter(each::admits).count()));
        Map<String, Object> model = new HashMap<>();
        model.put("period", of);
        model.put("unit", units.find(unitId, of.lastDay()).orElseThrow(NotFound::new));
        model.put("outcome", outcome);
        model.put("level", chosen);
        model.put("levels", levels);
        model.put("chips", chips);
        model.put("rows", found.subList((at - 1) * ON_A_PAGE, Math.min(found.size(), at * ON_A_PAGE)));
        model.put("count", found.size());
        model.put("sheet", at);
        model.put("sheets", sheets);
        return Templates.view("reporting/list", model);
    }
}
