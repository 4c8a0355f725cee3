package vn.giaoban.analytics;

import java.util.List;
import java.util.stream.Stream;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Theme;
import vn.giaoban.figures.Figure;
import vn.giaoban.organization.Unit;

/** Units × indicators: the unit itself first, then what stands directly below it. */
public record FigureTable(Scene scene, List<Indicator> columns, List<Row> rows) {
    public record Row(Unit unit, List<Figure> figures) {}

    public static FigureTable of(Scene scene) {
        return of(scene, scene.indicators().all());
    }

    public static FigureTable of(Scene scene, Theme theme) {
        return of(scene, scene.indicators().of(theme));
    }

    private static FigureTable of(Scene scene, List<Indicator> columns) {
        List<Row> rows = Stream.concat(Stream.of(scene.unit()), scene.children().stream())
                .map(unit -> new Row(
                        unit,
                        columns.stream()
                                .map(i ->
                                        Reading.figure(i, scene.sheet(unit), scene.compared(unit), scene.indicators()))
                                .toList()))
                .toList();
        return new FigureTable(scene, columns, rows);
    }
}
