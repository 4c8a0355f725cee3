package vn.giaoban.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import vn.giaoban.catalogue.Period;

/**
 * Where the lines of a history stand in a drawing of {@link #WIDTH} by {@link #HEIGHT}: drawn on the server, so that it prints and
 * needs no script.
 */
public record HistoryChart(List<Line> lines, List<Mark> years, List<Mark> steps) {
    public static final int WIDTH = 720;
    public static final int HEIGHT = 280;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 16;
    private static final int BOTTOM = 30;
    private static final int STEPS = 4;

    /** A point with the amount that it stands for. */
    public record Point(int x, int y, long amount, Period period) {}

    /** A line in as many strokes as there are gaps in it, plus one. */
    public record Line(History.Line of, int number, List<List<Point>> strokes) {
        /** For {@code points} of a polyline. */
        public static String points(List<Point> stroke) {
            StringBuilder text = new StringBuilder();
            for (Point point : stroke)
                text.append(point.x()).append(',').append(point.y()).append(' ');
            return text.toString().strip();
        }

        public List<Point> all() {
            return strokes.stream().flatMap(List::stream).toList();
        }
    }

    /** A value on an axis; for years the year, for steps thousandths. */
    public record Mark(int at, long value) {}

    public static HistoryChart of(History history) {
        long most =
                Math.max(1, history.amounts().mapToLong(Long::longValue).max().orElse(1));
        long top = ceiling(most);
        List<Line> lines = new ArrayList<>();
        for (History.Line line : history.lines()) lines.add(line(history, line, lines.size(), top));
        List<Mark> years = new ArrayList<>();
        for (Period period : history.periods()) years.add(new Mark(x(history, period), period.year()));
        List<Mark> steps = LongStream.rangeClosed(0, STEPS)
                .mapToObj(step -> new Mark(y(top * step / STEPS, top), top * step / STEPS))
                .toList();
        return new HistoryChart(lines, years, steps);
    }

    private static Line line(History history, History.Line of, int number, long top) {
        List<List<Point>> strokes = new ArrayList<>();
        List<Point> stroke = new ArrayList<>();
        for (Period period : history.periods()) {
            Long amount = of.at(period);
            if (amount == null) {
                if (!stroke.isEmpty()) strokes.add(List.copyOf(stroke));
                stroke.clear();
                continue;
            }
            stroke.add(new Point(x(history, period), y(amount, top), amount, period));
        }
        if (!stroke.isEmpty()) strokes.add(List.copyOf(stroke));
        return new Line(of, number, strokes);
    }

    private static int x(History history, Period period) {
        int last = Math.max(1, history.periods().size() - 1);
        return LEFT + (WIDTH - LEFT - RIGHT) * history.periods().indexOf(period) / last;
    }

    private static int y(long amount, long top) {
        return TOP + (int) ((HEIGHT - TOP - BOTTOM) * (1 - (double) Math.max(0, amount) / top));
    }

    /** The next round number above, so that four steps read well: 1, 2, 4 or 8 times a power of ten. */
    static long ceiling(long amount) {
        long power = 1;
        while (power <= amount / 10) power *= 10;
        for (long times : new long[] {1, 2, 4, 8}) if (power * times >= amount) return power * times;
        return power * 10;
    }
}
