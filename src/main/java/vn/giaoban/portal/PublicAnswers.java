package vn.giaoban.portal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;
import vn.giaoban.papers.Table;
import vn.giaoban.papers.Table.Column;
import vn.giaoban.papers.Table.Value;
import vn.giaoban.papers.TableWriter;
import vn.giaoban.web.Texts;

/** Writes what the public's programs are answered; {@link OpenApi} describes it. */
final class PublicAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<Column> COLUMNS = List.of(
            Column.text("period", "period"),
            Column.text("unit", "unit"),
            Column.text("unitName", "unit name"),
            Column.text("level", "level"),
            Column.text("indicator", "indicator"),
            Column.text("indicatorName", "indicator name"),
            Column.text("measure", "measure"),
            new Column("value", "value", "", 3),
            Column.text("status", "status"),
            Column.text("corrected", "corrected"));

    private PublicAnswers() {}

    static byte[] json(FigureQuery query, PublicFigures.Answer answer) {
        Map<String, @Nullable Object> whole = head(
                query,
                FigureQuery.Most.PUBLIC,
                answer.total(),
                answer.periods(),
                answer.indicators(),
                answer.lastUpdated());
        whole.put("figures", answer.rows().stream().map(PublicAnswers::figure).toList());
        return JSON.writeValueAsBytes(whole);
    }

    /** Rows without names: unit, period, indicator, value, and why there is none. */
    static byte[] rows(FigureQuery query, PublicFigures.Answer answer) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("total", answer.total());
        whole.put("next", next(query, FigureQuery.Most.PUBLIC, answer.total()));
        whole.put("columns", ROW);
        whole.put(
                "rows",
                answer.rows().stream()
                        .map(row -> Arrays.asList(
                                row.unit().code(),
                                row.period().code(),
                                row.indicator().code(),
                                number(row.amount()),
                                row.status() == PublicRow.Status.GIVEN ? null : row.word()))
                        .toList());
        return JSON.writeValueAsBytes(whole);
    }

    static final List<String> ROW = List.of("unit", "period", "indicator", "value", "status");

    static @Nullable String next(FigureQuery query, FigureQuery.Most most, int total) {
        return (long) query.page() * query.size(most) < total ? query.address(query.page() + 1) : null;
    }

    /** What stands before the figures of every answer. */
    static Map<String, @Nullable Object> head(
            FigureQuery query,
            FigureQuery.Most most,
            int total,
            List<Period> periods,
            Collection<Indicator> indicators,
            Instant lastUpdated) {
        int pages = Math.max(1, (total + query.size(most) - 1) / query.size(most));
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("lastUpdated", lastUpdated.toString());
        head.put("as", query.isAsNow() ? "now" : "then");
        head.put("total", total);
        head.put("page", query.page());
        head.put("pages", pages);
        head.put("next", next(query, most, total));
        head.put("periods", periods.stream().map(PublicAnswers::period).toList());
        head.put("indicators", indicators.stream().map(PublicAnswers::indicator).toList());
        return head;
    }

    private static Map<String, Object> period(Period period) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("code", period.code());
        written.put("name", period.name(Texts.VIETNAMESE));
        written.put("nameEn", period.name(Texts.ENGLISH));
        written.put("year", period.year());
        written.put("from", period.firstDay().toString());
        written.put("to", period.lastDay().toString());
        return written;
    }

    private static Map<String, Object> indicator(Indicator indicator) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("code", indicator.code());
        written.put("name", indicator.nameVi());
        written.put("nameEn", indicator.nameEn());
        written.put("measure", indicator.measureVi());
        written.put("measureEn", indicator.measureEn());
        written.put("decimals", indicator.decimals());
        return written;
    }

    private static Map<String, @Nullable Object> figure(PublicRow row) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("code", row.unit().code());
        unit.put("name", row.unit().shortName());
        unit.put("level", level(row.unit()));
        written.put("unit", unit);
        written.put("period", row.period().code());
        written.put("indicator", row.indicator().code());
        written.put("value", number(row.amount()));
        written.put("status", row.status().word());
        written.put("reports", row.reports());
        written.put(
                "corrected",
                row.correctedAt() == null ? null : row.correctedAt().toString());
        if (!row.corrections().isEmpty())
            written.put(
                    "corrections",
                    row.corrections().stream().map(PublicAnswers::correction).toList());
        return written;
    }

    private static Map<String, @Nullable Object> correction(PublicCorrection correction) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("at", correction.at().toString());
        written.put("from", number(correction.old()));
        written.put("to", number(correction.now()));
        return written;
    }

    private static @Nullable BigDecimal number(@Nullable Long thousandths) {
        return thousandths == null ? null : Value.thousandths(thousandths).number();
    }

    /** The level's word; the public hears of the first two only. */
    static String level(Unit unit) {
        return switch (unit.level()) {
            case Unit.CENTRE -> "nation";
            case Unit.PROVINCE -> "province";
            case Unit.DISTRICT -> "district";
            default -> "commune";
        };
    }

    /** The first line of a table without rows. */
    static byte[] csvHead() {
        return TableWriter.csv(new Table("figures", List.of(), COLUMNS, List.of()), false);
    }

    /** Separated by commas, with decimal points, in English: for programs in whatever language. */
    static byte[] csv(PublicFigures.Answer answer) {
        List<List<Value>> rows = new ArrayList<>();
        for (PublicRow row : answer.rows()) {
            Long amount = row.amount();
            rows.add(List.of(
                    Value.of(row.period().code()),
                    Value.of(row.unit().code()),
                    Value.of(row.unit().shortName()),
                    Value.of(level(row.unit())),
                    Value.of(row.indicator().code()),
                    Value.of(row.indicator().nameVi()),
                    Value.of(row.indicator().measureVi()),
                    amount == null ? Value.BLANK : Value.thousandths(amount),
                    Value.of(row.status().word()),
                    Value.of(row.correctedAt() == null ? "" : row.correctedAt().toString())));
        }
        return TableWriter.csv(new Table("figures", List.of(), COLUMNS, rows), false);
    }
}
