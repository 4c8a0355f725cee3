package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.papers.Table;
import vn.giaoban.papers.Table.Column;
import vn.giaoban.papers.Table.Value;
import vn.giaoban.web.Page;

/** A unit's figures over the years to take away: years down, as now and each of the units of then across. */
@Controller
class HistoryExports {
    private final Histories histories;

    HistoryExports(Histories histories) {
        this.histories = histories;
    }

    @GetMapping(path = "/figures/{unitId}/history", params = "format")
    ResponseEntity<byte[]> file(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @RequestParam(defaultValue = "") String indicator,
            @RequestParam(defaultValue = "") String period,
            @RequestParam String format) {
        Histories.Choice choice = histories.choice(actor, indicator, period);
        History history = histories.find(
                actor,
                unitId,
                choice.indicator(),
                choice.kind().kind(),
                choice.kind().number());
        return Export.of(
                page,
                table(page, history),
                "giaoban-" + history.unit().code() + "-" + choice.indicator().code() + "-history",
                format);
    }

    private static Table table(Page page, History history) {
        Shown shown = new Shown(page);
        Indicator indicator = history.indicator();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("period", page.t("analytics.code")));
        columns.add(Column.text("name", page.t("analytics.period")));
        for (History.Line line : history.lines())
            columns.add(new Column(
                    line.asNow() ? "now" : "unit-" + line.unit().code(),
                    shown.line(line),
                    shown.measure(indicator),
                    indicator.decimals()));
        List<List<Value>> rows = new ArrayList<>();
        for (Period period : history.periods()) {
            List<Value> values = new ArrayList<>();
            values.add(Value.of(period.code()));
            values.add(Value.of(shown.kind(period, true)));
            for (History.Line line : history.lines()) {
                boolean shared = line.asNow() && history.shared().contains(period);
                values.add(
                        shared
                                ? Value.none("not-separate", page.t("analytics.history.shared"))
                                : ComparisonPages.amount(line.at(period)));
            }
            rows.add(values);
        }
        return new Table(
                page.t("analytics.export.sheet"),
                Export.notes(
                        page,
                        page.t("analytics.history.title", shown.place(history.unit())) + ": " + shown.name(indicator)),
                columns,
                rows);
    }
}
