package vn.giaoban.conferences;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import vn.giaoban.papers.CsvFile;
import vn.giaoban.web.Texts;

/**
 * What a conference is made from in a minute: its kinds, its agenda, and which points it has ({@code data/conferences}).
 *
 * @param level of the units that hold such conferences; 0 for any
 */
public record Preset(
        String key,
        String nameVi,
        String nameEn,
        String patternVi,
        String patternEn,
        List<ConferenceKind> kinds,
        int level,
        Points points,
        List<Item> items) {
    /** Which units get a bridge point beside the host's central one. */
    public enum Points {
        /** Every unit below the host. */
        ALL,
        /** Those right below the host. */
        CHILDREN,
        /** The members of a cluster. */
        CLUSTER
    }

    /** An item of the agenda. */
    public record Item(AgendaItem.Kind kind, String titleVi, String titleEn, int minutes) {
        String title(Locale locale, String period) {
            return (locale.equals(Texts.ENGLISH) ? titleEn : titleVi)
                    .replace("{0}", period)
                    .strip();
        }
    }

    static final List<Preset> ALL = read();

    public String name(Locale locale) {
        return locale.equals(Texts.ENGLISH) ? nameEn : nameVi;
    }

    /** The name of the conference to be, in the language of whoever makes it. */
    String conferenceName(Locale locale, String period, String cluster, String host) {
        String pattern = locale.equals(Texts.ENGLISH) ? patternEn : patternVi;
        return pattern.replace("{0}", period)
                .replace("{1}", cluster)
                .replace("{2}", host)
                .replaceAll(" +", " ")
                .replaceAll("[ ,]+$", "")
                .strip();
    }

    boolean isOf(int hostLevel) {
        return level == 0 || level == hostLevel;
    }

    int minutes() {
        return items.stream().mapToInt(Item::minutes).sum();
    }

    private static List<Preset> read() {
        List<Map<String, String>> items = CsvFile.rows("/data/conferences/preset-items.csv");
        return CsvFile.rows("/data/conferences/presets.csv").stream()
                .map(row -> new Preset(
                        get(row, "preset"),
                        get(row, "name_vi"),
                        get(row, "name_en"),
                        get(row, "pattern_vi"),
                        get(row, "pattern_en"),
                        Arrays.stream(get(row, "kinds").split(" "))
                                .map(ConferenceKind::valueOf)
                                .toList(),
                        Integer.parseInt(get(row, "level")),
                        Points.valueOf(get(row, "points")),
                        items.stream()
                                .filter(item -> get(item, "preset").equals(get(row, "preset")))
                                .map(item -> new Item(
                                        AgendaItem.Kind.valueOf(get(item, "kind")),
                                        get(item, "title_vi"),
                                        get(item, "title_en"),
                                        Integer.parseInt(get(item, "minutes"))))
                                .toList()))
                .toList();
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
