package vn.giaoban.analytics;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** One indicator of a unit over the years, as then and as now in one chart. */
@Controller
class HistoryPages {
    private final Histories histories;
    private final Indicators indicators;

    HistoryPages(Histories histories, Indicators indicators) {
        this.histories = histories;
        this.indicators = indicators;
    }

    /** {@code period} is the code of any period of the kind that is asked for, in any year. */
    @GetMapping("/figures/{unitId}/history")
    ModelAndView history(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @RequestParam(defaultValue = "") String indicator,
            @RequestParam(defaultValue = "") String period) {
        IndicatorsOfDay ofDay = indicators.of(actor.day());
        Indicator chosen =
                ofDay.byCode().getOrDefault(indicator, ofDay.headlines().getFirst());
        List<Period> kinds = histories.kinds();
        NotFound.unless(!kinds.isEmpty());
        Period kind = kinds.stream()
                .filter(p -> Shown.key(p).equals(period))
                .findFirst()
                .orElseGet(() -> histories.usual(actor, kinds));
        History history = histories.find(actor, unitId, chosen, kind.kind(), kind.number());
        return Templates.view(
                "analytics/history",
                Map.of(
                        "history", history,
                        "chart", HistoryChart.of(history),
                        "kinds", kinds,
                        "kind", kind,
                        "indicators", ofDay,
                        "shown", new Shown(page)));
    }
}
