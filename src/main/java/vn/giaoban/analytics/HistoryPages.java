package vn.giaoban.analytics;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** One indicator of a unit over the years, as then and as now in one chart. */
@Controller
class HistoryPages {
    private final Histories histories;

    HistoryPages(Histories histories) {
        this.histories = histories;
    }

    /** {@code period} is the code of any period of the kind that is asked for, in any year. */
    @GetMapping("/figures/{unitId}/history")
    ModelAndView history(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @RequestParam(defaultValue = "") String indicator,
            @RequestParam(defaultValue = "") String period) {
        Histories.Choice choice = histories.choice(actor, indicator, period);
        History history = histories.find(
                actor,
                unitId,
                choice.indicator(),
                choice.kind().kind(),
                choice.kind().number());
        return Templates.view(
                "analytics/history",
                Map.of(
                        "history", history,
                        "chart", HistoryChart.of(history),
                        "kinds", choice.kinds(),
                        "kind", choice.kind(),
                        "indicators", choice.indicators(),
                        "shown", new Shown(page)));
    }
}
