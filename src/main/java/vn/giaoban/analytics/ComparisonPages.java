package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.papers.Table;
import vn.giaoban.papers.Table.Column;
import vn.giaoban.papers.Table.Value;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Units beside each other: chosen by a search, by cluster or by what stands below one, all of it in the address. */
@Controller
class ComparisonPages {
    private static final int HITS = 8;

    private final Comparisons comparisons;
    private final Units units;
    private final Clusters clusters;
    private final Periods periods;
    private final Indicators indicators;

    ComparisonPages(Comparisons comparisons, Units units, Clusters clusters, Periods periods, Indicators indicators) {
        this.comparisons = comparisons;
        this.units = units;
        this.clusters = clusters;
        this.periods = periods;
        this.indicators = indicators;
    }

    /** What an address of this page holds. */
    record Asked(
            @Nullable List<Long> units,
            @Nullable Long cluster,
            @Nullable Long below,
            @Nullable String indicator,
            @Nullable String period,
            @Nullable String over,
            @Nullable String as) {
        Chosen chosen() {
            return new Chosen(
                    units == null ? List.of() : units,
                    Objects.requireNonNullElse(cluster, 0L),
                    Objects.requireNonNullElse(below, 0L),
                    Objects.requireNonNullElse(indicator, ""),
                    Objects.requireNonNullElse(period, ""),
                    "years".equals(over),
                    "now".equals(as));
        }
    }

    /** @param q what was typed to find another unit to add */
    @GetMapping("/compare")
    ModelAndView comparison(Page page, Actor actor, Asked asked, @RequestParam(defaultValue = "") String q) {
        NotFound.unless(!actor.holdings().isEmpty());
        Comparison comparison = comparisons.find(actor, asked.chosen());
        Map<String, Object> model = new HashMap<>();
        model.put("comparison", comparison);
        model.put("chart", comparison.isDrawn() ? HistoryChart.of(comparison.history()) : null);
        model.put("indicators", indicators.of(comparison.period().lastDay()));
        model.put("periods", periods.opened());
        model.put("typed", q.strip());
        model.put("hits", q.isBlank() ? List.of() : units.search(actor, q.strip(), HITS));
        model.put("places", places(actor, q));
        model.put("clusters", clusters(actor));
        model.put("near", near(actor, comparison));
        model.put("shown", new Shown(page));
        return Templates.view("analytics/compare", model);
    }

    @GetMapping(path = "/compare", params = "format")
    ResponseEntity<byte[]> file(Page page, Actor actor, Asked asked, @RequestParam String format) {
        NotFound.unless(!actor.holdings().isEmpty());
        Comparison comparison = comparisons.find(actor, asked.chosen());
        String name = "giaoban-" + comparison.indicator().code() + "-"
                + comparison.period().code();
        return Export.of(page, table(page, comparison), name, format);
    }

    /** Where each of the units found stands, by the id of its superior. */
    private Map<Long, String> places(Actor actor, String q) {
        Map<Long, String> places = new HashMap<>();
        if (q.isBlank()) return places;
        for (Unit unit : units.search(actor, q.strip(), HITS)) {
            Long superior = unit.parentId();
            if (superior != null) places.computeIfAbsent(superior, id -> units.place(id, actor.day()));
        }
        return places;
    }

    /** Clusters are of provinces: for who sees them all. */
    private List<Cluster> clusters(Actor actor) {
        return units.roots(actor).stream().anyMatch(Unit::isCentre) ? clusters.all() : List.of();
    }

    /** Whose units below are offered at a press: the first unit's superior, the unit itself, or the reader's own. */
    private List<Unit> near(Actor actor, Comparison comparison) {
        List<Unit> near = new ArrayList<>();
        Unit first = comparison.named().isEmpty()
                ? units.find(actor, actor.homeUnitId()).orElse(null)
                : comparison.named().getFirst();
        if (first == null) return near;
        Long superior = first.parentId();
        if (superior != null) units.find(actor, superior).ifPresent(near::add);
        if (!units.children(first.id(), actor.day()).isEmpty()) near.add(first);
        near.removeIf(unit -> unit.id() == comparison.chosen().belowId());
        return near;
    }

    static Table table(Page page, Comparison comparison) {
        boolean years = comparison.chosen().overYears();
        Shown shown = new Shown(page);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("code", page.t("analytics.export.code")));
        columns.add(Column.text("unit", page.t("analytics.unit")));
        String measure = shown.measure(comparison.indicator());
        int decimals = comparison.indicator().decimals();
        for (Period period : comparison.years())
            columns.add(new Column(period.code(), shown.kind(period, true), measure, decimals));
        Period before = comparison.before();
        if (!years && before != null) {
            columns.add(new Column(before.code(), shown.kind(before, true), measure, decimals));
            columns.add(new Column("change", page.t("analytics.ranking.change"), "%", 1));
        }
        List<List<Value>> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            List<Value> values = new ArrayList<>();
            values.add(Value.of(row.unit().code()));
            values.add(Value.of(row.unit().shortName()));
            if (years) for (Period period : comparison.years()) values.add(amount(row.at(period)));
            else {
                values.add(
                        row.shared()
                                ? Value.none("not-separate", page.t("analytics.history.shared"))
                                : Export.value(page, row.reading().now()));
                if (before != null) {
                    values.add(Export.value(page, row.reading().then()));
                    values.add(amount(row.reading().change()));
                }
            }
            rows.add(values);
        }
        return new Table(
                page.t("analytics.export.sheet"),
                Export.notes(
                        page,
                        shown.name(comparison.indicator()) + " (" + measure + "), "
                                + shown.inside(comparison.period())),
                columns,
                rows);
    }

    static Value amount(@Nullable Long amount) {
        return amount == null ? Value.BLANK : Value.thousandths(amount);
    }
}
