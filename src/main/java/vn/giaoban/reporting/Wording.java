package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How one text became another, word by word: what was kept, taken out and put in, in reading order. */
public final class Wording {
    /** What a run of words is to the two texts. */
    public enum Kind {
        KEPT,
        OUT,
        IN
    }

    /** Some words together, with the spaces between them. */
    public record Run(Kind kind, String text) {}

    /** Words times words: beyond it the middle is shown as replaced whole, which is true as well. */
    private static final long MOST = 4_000_000;

    private Wording() {}

    /** The runs that make the old text (kept and out) and the new one (kept and in). */
    static List<Run> between(String old, String now) {
        String[] was = words(old);
        String[] is = words(now);
        int head = 0;
        while (head < was.length && head < is.length && was[head].equals(is[head])) head++;
        int tail = 0;
        while (tail < was.length - head
                && tail < is.length - head
                && was[was.length - 1 - tail].equals(is[is.length - 1 - tail])) tail++;
        List<Run> runs = new ArrayList<>();
        add(runs, Kind.KEPT, Arrays.asList(was).subList(0, head));
        middle(runs, Arrays.copyOfRange(was, head, was.length - tail), Arrays.copyOfRange(is, head, is.length - tail));
        add(runs, Kind.KEPT, Arrays.asList(was).subList(was.length - tail, was.length));
        return together(runs);
    }

    /** Words and the spaces between them, so that all together are the text. */
    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");
    }

    /** Where only the space between two changes was kept, they read as one: what went out, then what came in. */
    private static List<Run> together(List<Run> runs) {
        List<Run> joined = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        StringBuilder in = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            boolean between = out.length() + in.length() > 0 && i + 1 < runs.size();
            if (run.kind() == Kind.KEPT && !(between && run.text().isBlank())) {
                flush(joined, out, in);
                joined.add(run);
                continue;
            }
            if (run.kind() != Kind.IN) out.append(run.text());
            if (run.kind() != Kind.OUT) in.append(run.text());
        }
        flush(joined, out, in);
        return joined;
    }

    private static void flush(List<Run> joined, StringBuilder out, StringBuilder in) {
        if (!out.isEmpty()) joined.add(new Run(Kind.OUT, out.toString()));
        if (!in.isEmpty()) joined.add(new Run(Kind.IN, in.toString()));
        out.setLength(0);
        in.setLength(0);
    }

    /** By the longest common run of words in order. */
    private static void middle(List<Run> runs, String[] was, String[] is) {
        if ((long) was.length * is.length > MOST) {
            add(runs, Kind.OUT, Arrays.asList(was));
            add(runs, Kind.IN, Arrays.asList(is));
            return;
        }
        int[][] common = new int[was.length + 1][is.length + 1];
        for (int i = was.length - 1; i >= 0; i--)
            for (int j = is.length - 1; j >= 0; j--)
                common[i][j] =
                        was[i].equals(is[j]) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
        int i = 0;
        int j = 0;
        while (i < was.length || j < is.length) {
            if (i < was.length && j < is.length && was[i].equals(is[j])) {
                add(runs, Kind.KEPT, List.of(was[i++]));
                j++;
            } else if (j == is.length || (i < was.length && common[i + 1][j] >= common[i][j + 1]))
                add(runs, Kind.OUT, List.of(was[i++]));
            else add(runs, Kind.IN, List.of(is[j++]));
        }
    }

    private static void add(List<Run> runs, Kind kind, List<String> words) {
        if (words.isEmpty()) return;
        String text = String.join("", words);
        if (!runs.isEmpty() && runs.getLast().kind() == kind)
            runs.add(new Run(kind, runs.removeLast().text() + text));
        else runs.add(new Run(kind, text));
    }
}
