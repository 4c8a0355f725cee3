package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The name of a line, written at its last point; names that would overlap are moved apart. */
public record LineLabel(int x, int y, HistoryChart.Line line) {
    private static final int APART = 16;
    private static final int ABOVE = 8;

    public static List<LineLabel> of(HistoryChart chart) {
        List<LineLabel> labels = new ArrayList<>();
        chart.lines().stream()
                .filter(line -> !line.all().isEmpty())
                .sorted(Comparator.comparing(line -> line.all().getLast().y()))
                .forEach(line -> {
                    HistoryChart.Point last = line.all().getLast();
                    int y = last.y() - ABOVE;
                    if (!labels.isEmpty()) y = Math.max(y, labels.getLast().y() + APART);
                    labels.add(new LineLabel(last.x(), y, line));
                });
        return labels;
    }
}
