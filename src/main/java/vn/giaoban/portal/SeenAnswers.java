package vn.giaoban.portal;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Figure;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.papers.Table.Value;
import vn.giaoban.reporting.Corrections;

/** Writes what programs with a token are answered, figure by figure, without keeping any of them; {@link OpenApi} describes it. */
final class SeenAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int A_FIGURE = 48;

    private SeenAnswers() {}

    /** Told of each figure in turn. */
    private interface Listener {
        void figure(
                SeenFigures.OfPeriod of,
                Unit unit,
                Indicator indicator,
                @Nullable Figure figure,
                PublicRow.Status status,
                @Nullable Instant corrected);
    }

    private static void each(SeenFigures.Answer answer, Listener listener) {
        Map<Corrections.Place, Instant> corrected = answer.corrected();
        for (SeenFigures.OfPeriod of : answer.periods()) {
            LongFunction<Indicator> byId =
                    id -> Objects.requireNonNull(of.ofDay().byId().get(id));
            for (Unit unit : of.units()) {
                Sheet sheet = of.sheets().get(unit.id());
                for (Indicator indicator : of.indicators()) {
                    Figure figure = sheet == null ? null : sheet.figure(indicator, byId);
                    Instant at = corrected.isEmpty()
                            ? null
                            : corrected.get(
                                    new Corrections.Place(unit.id(), of.period().id(), indicator.slot()));
                    listener.figure(of, unit, indicator, figure, SeenFigures.status(of, unit, figure), at);
                }
            }
        }
    }

    private static ByteArrayOutputStream room(SeenFigures.Answer answer) {
        long figures = answer.periods().stream()
                .mapToLong(of -> (long) of.units().size() * of.indicators().size())
                .sum();
        return new ByteArrayOutputStream((int) Math.min(64L << 20, 1024 + figures * A_FIGURE));
    }

    /** Rows without names: as small as they can be. */
    static byte[] rows(SeenFigures.Answer answer) {
        ByteArrayOutputStream out = room(answer);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("columns");
            for (String column : new String[] {"unit", "period", "indicator", "value", "status"})
                json.writeString(column);
            json.writeEndArray();
            json.writeArrayPropertyStart("rows");
            each(answer, (of, unit, indicator, figure, status, corrected) -> {
                json.writeStartArray();
                json.writeString(unit.code());
                json.writeString(of.period().code());
                json.writeString(indicator.code());
                value(json, figure);
                if (status == PublicRow.Status.GIVEN) json.writeNull();
                else json.writeString(status.word());
                json.writeEndArray();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    static byte[] json(SeenFigures.Answer answer) {
        ByteArrayOutputStream out = room(answer);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("figures");
            each(answer, (of, unit, indicator, figure, status, corrected) -> {
                json.writeStartObject();
                json.writeStringProperty("unit", unit.code());
                json.writeStringProperty("name", unit.shortName());
                json.writeStringProperty("period", of.period().code());
                json.writeStringProperty("indicator", indicator.code());
                json.writeName("value");
                value(json, figure);
                json.writeStringProperty("status", status.word());
                json.writeNumberProperty("given", figure == null ? 0 : figure.given());
                json.writeBooleanProperty("overridden", figure != null && figure.marks() > 0);
                if (corrected == null) json.writeNullProperty("corrected");
                else json.writeStringProperty("corrected", corrected.toString());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /** Separated by commas, with decimal points, in English: for programs in whatever language. */
    static byte[] csv(SeenFigures.Answer answer) {
        StringBuilder text = new StringBuilder("unit,period,indicator,value,status,corrected\r\n");
        each(
                answer,
                (of, unit, indicator, figure, status, corrected) -> text.append(unit.code())
                        .append(',')
                        .append(of.period().code())
                        .append(',')
                        .append(indicator.code())
                        .append(',')
                        .append(figure == null || figure.amount() == null ? "" : plain(figure.amount()))
                        .append(',')
                        .append(status.word())
                        .append(',')
                        .append(corrected == null ? "" : corrected)
                        .append("\r\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Amounts are thousandths; nearly all are whole. */
    private static void value(JsonGenerator json, @Nullable Figure figure) {
        Long amount = figure == null ? null : figure.amount();
        if (amount == null) json.writeNull();
        else if (amount % 1000 == 0) json.writeNumber(amount / 1000);
        else json.writeNumber(number(amount));
    }

    private static String plain(long amount) {
        return amount % 1000 == 0
                ? Long.toString(amount / 1000)
                : number(amount).toPlainString();
    }

    private static BigDecimal number(long thousandths) {
        return Objects.requireNonNull(Value.thousandths(thousandths).number());
    }
}
