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
import vn.giaoban.figures.Figure;
import vn.giaoban.papers.Table;
import vn.giaoban.papers.Table.Column;
import vn.giaoban.papers.Table.Value;
import vn.giaoban.web.Page;

/** The table of figures to take away. */
@Controller
class FigureExports {
    private final Scenes scenes;

    FigureExports(Scenes scenes) {
        this.scenes = scenes;
    }

    @GetMapping("/figures/{unitId}/{periodCode}.csv")
    ResponseEntity<byte[]> csv(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @RequestParam(defaultValue = "") String as) {
        return file(page, scenes.find(actor, unitId, periodCode, as), "csv");
    }

    @GetMapping("/figures/{unitId}/{periodCode}.xlsx")
    ResponseEntity<byte[]> xlsx(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @RequestParam(defaultValue = "") String as) {
        return file(page, scenes.find(actor, unitId, periodCode, as), "xlsx");
    }

    @GetMapping("/figures/{unitId}/{periodCode}.json")
    ResponseEntity<byte[]> json(
            Page page,
            Actor actor,
            @PathVariable long unitId,
            @PathVariable String periodCode,
            @RequestParam(defaultValue = "") String as) {
        return file(page, scenes.find(actor, unitId, periodCode, as), "json");
    }

    private static ResponseEntity<byte[]> file(Page page, Scene scene, String format) {
        String name = "giaoban-" + scene.unit().code() + "-" + scene.period().code();
        return Export.of(page, table(page, FigureTable.of(scene)), name, format);
    }

    static Table table(Page page, FigureTable table) {
        Scene scene = table.scene();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("code", page.t("analytics.export.code")));
        columns.add(Column.text("unit", page.t("analytics.unit")));
        for (Indicator indicator : table.columns()) columns.add(Export.column(page, indicator));
        List<List<Value>> rows = new ArrayList<>();
        for (FigureTable.Row row : table.rows()) {
            List<Value> values = new ArrayList<>();
            values.add(Value.of(row.unit().code()));
            values.add(Value.of(row.unit().shortName()));
            for (Figure figure : row.figures())
                values.add(
                        figure.isBlank() && scene.isShared(row.unit())
                                ? Value.none("not-separate", page.t("analytics.history.shared"))
                                : Export.value(page, figure));
            rows.add(values);
        }
        String title = new Shown(page).title(scene.unit(), scene.period());
        return new Table(
                page.t("analytics.export.sheet"),
                Export.notes(
                        page,
                        scene.isAsNow()
                                ? title + ". "
                                        + page.t(
                                                "analytics.asNow.title",
                                                page.f().day(scene.day()))
                                : title),
                columns,
                rows);
    }
}
