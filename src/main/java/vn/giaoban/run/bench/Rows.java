package vn.giaoban.run.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures as the interface for programs gives them, in rows. */
final class Rows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode rows;

    private Rows(JsonNode rows) {
        this.rows = rows;
    }

    static Rows of(byte[] answer) {
        return new Rows(JSON.readTree(answer).get("rows"));
    }

    interface Listener {
        void row(String unit, String period, String indicator, long value);
    }

    int count() {
        return rows.size();
    }

    /** A figure that is missing stops the measurement. */
    void each(Listener listener) {
        for (JsonNode row : rows) {
            if (row.get(3).isNull()) throw new ReportLoad.WrongFigure("no figure in " + row);
            listener.row(
                    row.get(0).asString(),
                    row.get(1).asString(),
                    row.get(2).asString(),
                    row.get(3).asLong());
        }
    }

    long sum() {
        long[] sum = {0};
        each((unit, period, indicator, value) -> sum[0] += value);
        return sum[0];
    }

    int zeros() {
        int[] zeros = {0};
        each((unit, period, indicator, value) -> zeros[0] += value == 0 ? 1 : 0);
        return zeros[0];
    }
}
