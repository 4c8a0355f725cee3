package vn.giaoban.analytics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.papers.Table;
import vn.giaoban.papers.Table.Column;
import vn.giaoban.papers.Table.Value;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** How the units of a level are spread over one indicator. */
@Controller
class DistributionPages {
    private final Distributions distributions;
    private final Indicators indicators;
    private final Periods periods;
    private final ChosenGroups groups;

    DistributionPages(Distributions distributions, Indicators indicators, Periods periods, ChosenGroups groups) {
        this.distributions = distributions;
        this.groups = groups;
        this.indicators = indicators;
        this.periods = periods;
    }

    @GetMapping("/figures/{unitId}/{periodCode}/distribution")
    ModelAndView distribution(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @RequestParam(defaultValue = "") String indicator,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return show(page, distributions.find(actor, unitId, periodCode, indicator, level, as), Within.of(from, to));
    }

    /** Of a group chosen as for a comparison. */
    @GetMapping("/compare/distribution")
    ModelAndView ofGroup(
            Page page,
            Actor actor,
            ComparisonPages.Asked asked,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return show(page, distributions.find(actor, groups.find(actor, asked.chosen()), level), Within.of(from, to));
    }

    @GetMapping(path = "/compare/distribution", params = "format")
    ResponseEntity<byte[]> fileOfGroup(
            Page page,
            Actor actor,
            ComparisonPages.Asked asked,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam String format) {
        return file(page, distributions.find(actor, groups.find(actor, asked.chosen()), level), format);
    }

    /** @param within the class of which the units are listed; null for none */
    private ModelAndView show(Page page, Distribution distribution, @Nullable Within within) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("distribution", distribution);
        model.put("indicators", indicators.of(distribution.period().lastDay()));
        model.put("periods", periods.opened());
        model.put("shown", new Shown(page));
        model.put("within", within);
        return Templates.view("analytics/distribution", model);
    }

    @GetMapping(path = "/figures/{unitId}/{periodCode}/distribution", params = "format")
    ResponseEntity<byte[]> file(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @RequestParam(defaultValue = "") String indicator,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(defaultValue = "") String as,
            @RequestParam String format) {
        return file(page, distributions.find(actor, unitId, periodCode, indicator, level, as), format);
    }

    private static ResponseEntity<byte[]> file(Page page, Distribution distribution, String format) {
        Unit unit = distribution.unit();
        Shown shown = new Shown(page);
        List<List<Value>> rows = distribution.given().stream()
                .map(one -> List.of(
                        Value.of(one.unit().code()), Value.of(one.unit().shortName()), Value.thousandths(one.amount())))
                .toList();
        Table table = new Table(
                page.t("analytics.export.sheet"),
                Export.notes(
                        page,
                        page.t("analytics.distribution.title", shown.name(distribution.indicator())) + ", "
                                + shown.of(unit, distribution.period())),
                List.of(
                        Column.text("code", page.t("analytics.export.code")),
                        Column.text("unit", page.t("analytics.unit")),
                        Export.column(page, distribution.indicator())),
                rows);
        return Export.of(
                page,
                table,
                "giaoban-" + (unit == null ? "" : unit.code() + "-")
                        + distribution.period().code() + "-"
                        + distribution.indicator().code(),
                format);
    }
}
