package vn.giaoban.portal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.figures.Figure;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.portal.PublicRow.Status;

/**
 * Writes what {@link SeenFigures} answers, in the shape of {@link PublicAnswers}: what is said of a unit, a period or an indicator
 * is put into bytes once, however many rows it stands in.
 */
final class SeenAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROW = 160;
    private static final byte[] NULL = Bytes.of("null");
    private static final byte[] REPORTS = Bytes.of(",\"reports\":");
    private static final byte[] OVERRIDDEN = Bytes.of(",\"overridden\":");
    private static final byte[] COMMA = Bytes.of(",");
    private static final byte[] UNCORRECTED = Bytes.of(",\"corrected\":null}");
    private static final byte[] NOTHING = {};
    private static final byte[] LINE = Bytes.of("\r\n");

    private final SeenFigures.Answer answer;
    private final Shape shape;
    private final Map<Unit, byte[]> units = new HashMap<>();
    private final Map<Indicator, byte[]> indicators = new HashMap<>();
    private final Map<Status, byte[]> statuses = new HashMap<>();
    private final Bytes out;

    private SeenAnswers(SeenFigures.Answer answer, Shape shape) {
        this.answer = answer;
        this.shape = shape;
        this.out = new Bytes(answer.blocks().stream()
                        .mapToInt(block -> block.last() - block.first())
                        .sum()
                * ROW);
        for (Status status : Status.values())
            statuses.put(
                    status,
                    Bytes.of(
                            switch (shape) {
                                case OBJECTS -> ",\"status\":\"" + status.word() + "\"";
                                case ROWS -> status == Status.GIVEN ? ",null]" : ",\"" + status.word() + "\"]";
                                case CSV -> "," + status.word() + ",";
                            }));
    }

    private enum Shape {
        OBJECTS,
        ROWS,
        CSV
    }

    static byte[] json(FigureQuery query, SeenFigures.Answer answer) {
        Map<String, @Nullable Object> head = PublicAnswers.head(
                query, FigureQuery.Most.SEEN, answer.total(), answer.periods(), answer.indicators(), answer.asOf());
        String written = JSON.writeValueAsString(head);
        SeenAnswers answers = new SeenAnswers(answer, Shape.OBJECTS);
        answers.out.add(Bytes.of(written.substring(0, written.length() - 1) + ",\"figures\":["));
        answers.rows();
        return answers.out.add(Bytes.of("]}")).all();
    }

    /** Rows without names, as small as they can be. */
    static byte[] rows(FigureQuery query, SeenFigures.Answer answer) {
        SeenAnswers answers = new SeenAnswers(answer, Shape.ROWS);
        String next = PublicAnswers.next(query, FigureQuery.Most.SEEN, answer.total());
        answers.out.add(Bytes.of("{\"total\":" + answer.total() + ",\"next\":" + JSON.writeValueAsString(next)
                + ",\"columns\":" + JSON.writeValueAsString(PublicAnswers.ROW) + ",\"rows\":["));
        answers.rows();
        return answers.out.add(Bytes.of("]}")).all();
    }

    static byte[] csv(SeenFigures.Answer answer) {
        SeenAnswers answers = new SeenAnswers(answer, Shape.CSV);
        answers.out.add(PublicAnswers.csvHead());
        answers.rows();
        return answers.out.all();
    }

    private void rows() {
        boolean first = true;
        for (SeenFigures.Block block : answer.blocks()) {
            IndicatorsOfDay ofDay =
                    Objects.requireNonNull(answer.ofPeriod().get(block.period().id()));
            LongFunction<Indicator> byId =
                    id -> Objects.requireNonNull(ofDay.byId().get(id));
            Sheet known = answer.sheet(block);
            Sheet sheet = known != null
                    ? known
                    : Sheet.empty(
                            block.unit().id(), block.period().id(), block.unit().level());
            byte[] unit = units.computeIfAbsent(block.unit(), this::unit);
            byte[] period = period(block.period().code());
            Map<Integer, Instant> corrected =
                    answer.corrected().of(block.unit().id(), block.period().id());
            boolean shared = answer.isShared(block);
            for (Indicator indicator : block.shown().subList(block.first(), block.last())) {
                Figure figure = shared ? Figure.BLANK : sheet.figure(indicator, byId);
                Status status = shared
                        ? Status.NOT_SEPARATE
                        : figure.amount() != null
                                ? Status.GIVEN
                                : figure.notApplicable() ? Status.NOT_APPLICABLE : Status.BLANK;
                byte[] of = indicators.computeIfAbsent(indicator, this::indicator);
                Instant at = corrected.get(indicator.slot());
                if (!first && shape != Shape.CSV) out.add(COMMA);
                first = false;
                switch (shape) {
                    case OBJECTS -> object(unit, period, of, figure, status, shared ? 0 : sheet.reports(), at);
                    case ROWS -> row(unit, period, of, figure, status);
                    case CSV -> line(unit, period, of, figure, status, at);
                }
            }
        }
    }

    private void object(
            byte[] unit,
            byte[] period,
            byte[] indicator,
            Figure figure,
            Status status,
            int reports,
            @Nullable Instant corrected) {
        out.add(unit).add(period).add(indicator);
        value(figure, NULL);
        out.add(Objects.requireNonNull(statuses.get(status)));
        out.add(REPORTS).number(reports);
        if (figure.marks() > 0) out.add(OVERRIDDEN).number(figure.marks());
        if (corrected == null) out.add(UNCORRECTED);
        else out.add(Bytes.of(",\"corrected\":\"" + corrected + "\"}"));
    }

    private void row(byte[] unit, byte[] period, byte[] indicator, Figure figure, Status status) {
        out.add(unit).add(period).add(indicator);
        value(figure, NULL);
        out.add(Objects.requireNonNull(statuses.get(status)));
    }

    private void line(
            byte[] unit, byte[] period, byte[] indicator, Figure figure, Status status, @Nullable Instant corrected) {
        out.add(period).add(unit).add(indicator);
        value(figure, NOTHING);
        out.add(Objects.requireNonNull(statuses.get(status)));
        if (corrected != null) out.add(Bytes.of(corrected.toString()));
        out.add(LINE);
    }

    private void value(Figure figure, byte[] none) {
        Long amount = figure.amount();
        if (amount == null) out.add(none);
        else out.decimal(amount);
    }

    private byte[] unit(Unit unit) {
        String level = PublicAnswers.level(unit);
        return Bytes.of(
                switch (shape) {
                    case OBJECTS ->
                        "{\"unit\":{\"code\":\"" + unit.code() + "\",\"name\":"
                                + JSON.writeValueAsString(unit.shortName()) + ",\"level\":\"" + level + "\"}";
                    case ROWS -> "[\"" + unit.code() + "\"";
                    case CSV -> unit.code() + "," + quoted(unit.shortName()) + "," + level + ",";
                });
    }

    private byte[] period(String code) {
        return Bytes.of(
                switch (shape) {
                    case OBJECTS -> ",\"period\":\"" + code + "\"";
                    case ROWS -> ",\"" + code + "\"";
                    case CSV -> code + ",";
                });
    }

    private byte[] indicator(Indicator indicator) {
        return Bytes.of(
                switch (shape) {
                    case OBJECTS -> ",\"indicator\":\"" + indicator.code() + "\",\"value\":";
                    case ROWS -> ",\"" + indicator.code() + "\",";
                    case CSV ->
                        indicator.code() + "," + quoted(indicator.nameVi()) + "," + quoted(indicator.measureVi()) + ",";
                });
    }

    private static String quoted(String text) {
        boolean plain = !text.contains(",") && !text.contains("\"") && !text.contains("\n");
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
