package vn.giaoban.conferences;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import vn.giaoban.organization.SearchKey;

/**
 * Which bridge points a list shows: by a word of the name, by province, by what is known of them.
 *
 * @param q as it was typed
 * @param group the province that they are counted under; 0 for all
 */
public record PointFilter(String q, long group, Show show) {
    /** What is known of a point. */
    public enum Show {
        ALL,
        /** Not there. */
        MISSING,
        UP,
        /** The rehearsal passed. */
        PASSED,
        FAILED,
        UNTRIED;

        /** In addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String textKey() {
            return switch (this) {
                case ALL -> "conferences.points.show.all";
                case MISSING -> "conferences.points.show.missing";
                case UP -> "conferences.points.show.up";
                case PASSED -> "conferences.points.show.passed";
                case FAILED -> "conferences.points.show.failed";
                case UNTRIED -> "conferences.points.show.untried";
            };
        }

        static Show of(String key) {
            for (Show one : values()) if (one.key().equals(key)) return one;
            return ALL;
        }

        boolean holds(Course course, long point) {
            PointLine line = course.points().get(point);
            Boolean rehearsed = line == null ? null : line.rehearsed();
            return switch (this) {
                case ALL -> true;
                case MISSING -> !course.isUp(point);
                case UP -> course.isUp(point);
                case PASSED -> Boolean.TRUE.equals(rehearsed);
                case FAILED -> Boolean.FALSE.equals(rehearsed);
                case UNTRIED -> rehearsed == null;
            };
        }
    }

    static PointFilter of(String q, String group, String show) {
        return new PointFilter(q.strip(), group.matches("\\d{1,18}") ? Long.parseLong(group) : 0, Show.of(show));
    }

    public boolean isWhole() {
        return q.isEmpty() && group == 0 && show == Show.ALL;
    }

    /** Those whose name has the words as they were typed come first; "Mẫu Sơn" is also in "Sông Đốc, Cà Mau". */
    List<BridgePoint> of(Hall hall) {
        List<BridgePoint> known = hall.preparation().points().values().stream()
                .filter(point -> group == 0 || Objects.equals(point.groupId(), group))
                .filter(point -> show.holds(hall.course(), point.id()))
                .toList();
        List<String> words = SearchKey.words(q);
        if (words.isEmpty()) return known;
        String phrase = " " + String.join(" ", words);
        List<BridgePoint> called = new ArrayList<>();
        List<BridgePoint> others = new ArrayList<>();
        for (BridgePoint point : known) {
            String key = key(hall, point);
            if (key.contains(phrase)) called.add(point);
            else if (words.stream().allMatch(word -> key.contains(" " + word))) others.add(point);
        }
        called.addAll(others);
        return called;
    }

    private static String key(Hall hall, BridgePoint point) {
        return " " + SearchKey.of(hall.where(point.id()) + " " + point.place());
    }

    /** The same with another thing known of them: for the links above the list. */
    public PointFilter showing(Show other) {
        return new PointFilter(q, group, other);
    }

    public PointFilter without(boolean text) {
        return text ? new PointFilter("", group, show) : new PointFilter(q, 0, show);
    }

    public String query() {
        return "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + (group == 0 ? "" : "&group=" + group) + "&show="
                + show.key();
    }
}
