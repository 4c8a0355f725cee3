package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Figure;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.papers.Table;
import vn.giaoban.papers.Table.Value;
import vn.giaoban.papers.TableWriter;
import vn.giaoban.web.Page;

/** An overview's table to take away: the address of the page with {@code format}, or with the format as its ending. */
final class Export {
    private Export() {}

    /** @param format xlsx, csv or json; anything else is not found */
    static ResponseEntity<byte[]> of(Page page, Table table, String name, String format) {
        return switch (format) {
            case "xlsx" -> file(name + ".xlsx", MediaType.parseMediaType(Spreadsheets.TYPE), TableWriter.xlsx(table));
            case "csv" ->
                file(
                        name + ".csv",
                        MediaType.parseMediaType("text/csv;charset=UTF-8"),
                        TableWriter.csv(table, !page.english()));
            case "json" -> file(name + ".json", MediaType.APPLICATION_JSON, TableWriter.json(table));
            default -> throw new NotFound();
        };
    }

    /** What stands above the head of every table: what it is, from where and as of when, what an empty cell means. */
    static List<String> notes(Page page, String title) {
        List<String> notes = new ArrayList<>(List.of(
                title,
                page.t("analytics.export.source", page.f().moment(page.now())),
                page.t("analytics.export.legend")));
        if (page.demonstration()) notes.add(page.t("web.demonstration"));
        return notes;
    }

    /** "32. Cuộc đối thoại của chính quyền (cuộc)". */
    static Table.Column column(Page page, Indicator indicator) {
        return new Table.Column(
                indicator.code(),
                indicator.code() + ". " + indicator.name(page.locale()),
                indicator.measure(page.locale()),
                indicator.decimals());
    }

    static Value value(Page page, Figure figure) {
        Long amount = figure.amount();
        if (amount != null) return Value.thousandths(amount);
        return figure.notApplicable()
                ? Value.none("not-applicable", page.t("analytics.notApplicable.short"))
                : Value.BLANK;
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
