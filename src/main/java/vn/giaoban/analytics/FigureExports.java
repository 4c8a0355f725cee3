package vn.giaoban.analytics;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Figure;
import vn.giaoban.papers.Spreadsheet;
import vn.giaoban.papers.Spreadsheet.Column;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.web.Page;

/**
 * The table of figures to take away. A blank figure is an empty cell, "not applicable" is the word for it, zero is 0. Figures are
 * written as numbers, people's decimals in the CSV as the language writes them.
 */
@Controller
class FigureExports {
    private static final MediaType XLSX = MediaType.parseMediaType(Spreadsheets.TYPE);

    private final Scenes scenes;

    FigureExports(Scenes scenes) {
        this.scenes = scenes;
    }

    @GetMapping("/figures/{unitId}/{periodCode}.csv")
    ResponseEntity<byte[]> csv(Page page, Actor actor, @PathVariable long unitId, @PathVariable String periodCode, @RequestParam(defaultValue = "") String as) {
        FigureTable table = FigureTable.of(scenes.find(actor, unitId, periodCode, as));
        return file(table, "csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), csv(page, table));
    }

    @GetMapping("/figures/{unitId}/{periodCode}.xlsx")
    ResponseEntity<byte[]> xlsx(Page page, Actor actor, @PathVariable long unitId, @PathVariable String periodCode, @RequestParam(defaultValue = "") String as) {
        FigureTable table = FigureTable.of(scenes.find(actor, unitId, periodCode, as));
        return file(table, "xlsx", XLSX, xlsx(page, table));
    }

    /** With a byte order mark, and the separator that spreadsheets of the language expect. */
    static byte[] csv(Page page, FigureTable table) {
        String separator = page.english() ? "," : ";";
        StringBuilder text = new StringBuilder("\ufeff");
        line(text, separator, heads(page, table));
        for (FigureTable.Row row : table.rows()) {
            Stream<String> figures = Stream.iterate(0, i -> i < table.columns().size(), i -> i + 1)
                    .map(i -> plain(page, row.figures().get(i)));
            line(
                    text,
                    separator,
                    Stream.concat(Stream.of(row.unit().code(), row.unit().shortName()), figures)
                            .toList());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> heads(Page page, FigureTable table) {
        return Stream.concat(
                        Stream.of(page.t("analytics.export.code"), page.t("analytics.unit")),
                        table.columns().stream().map(i -> head(page, i)))
                .toList();
    }

    /** "32. Cuộc đối thoại của chính quyền (cuộc)". */
    private static String head(Page page, Indicator indicator) {
        return indicator.code() + ". " + indicator.name(page.locale()) + " (" + indicator.measure(page.locale()) + ")";
    }

    private static String plain(Page page, Figure figure) {
        Long amount = figure.amount();
        if (amount == null) return figure.notApplicable() ? page.t("analytics.notApplicable.short") : "";
        String number = BigDecimal.valueOf(amount, 3).stripTrailingZeros().toPlainString();
        return page.english() ? number : number.replace('.', ',');
    }

    private static void line(StringBuilder text, String separator, List<String> cells) {
        text.append(cells.stream().map(cell -> quoted(cell, separator)).collect(Collectors.joining(separator)))
                .append("\r\n");
    }

    private static String quoted(String cell, String separator) {
        boolean plain = !cell.contains(separator) && !cell.contains("\"") && !cell.contains("\n");
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    static byte[] xlsx(Page page, FigureTable table) {
        Scene scene = table.scene();
        List<String> notes = new ArrayList<>(List.of(
                new Shown(page).title(scene.unit(), scene.period()),
                page.t("analytics.export.source", page.f().moment(page.now())),
                page.t("analytics.export.legend")));
        if (page.demonstration()) notes.add(page.t("web.demonstration"));
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(page.t("analytics.export.code"), 10));
        columns.add(Column.text(page.t("analytics.unit"), 28));
        for (Indicator indicator : table.columns())
            columns.add(Column.decimal(head(page, indicator), 16, indicator.decimals()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Spreadsheet sheet = new Spreadsheet(out, page.t("analytics.export.sheet"), columns, notes)) {
            for (FigureTable.Row row : table.rows()) {
                List<@Nullable Object> cells = new ArrayList<>();
                cells.add(row.unit().code());
                cells.add(row.unit().shortName());
                for (Figure figure : row.figures()) cells.add(cell(page, figure));
                sheet.row(cells);
            }
        }
        return out.toByteArray();
    }

    private static @Nullable Object cell(Page page, Figure figure) {
        Long amount = figure.amount();
        if (amount != null) return BigDecimal.valueOf(amount, 3);
        return figure.notApplicable() ? page.t("analytics.notApplicable.short") : null;
    }

    private static ResponseEntity<byte[]> file(FigureTable table, String kind, MediaType type, byte[] bytes) {
        String name = "giaoban-" + table.scene().unit().code() + "-"
                + table.scene().period().code() + "." + kind;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
