package vn.giaoban.catalogue;

import static vn.giaoban.catalogue.CatalogueColumn.*;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.papers.CsvFile;
import vn.giaoban.papers.UnreadableCsv;

/**
 * Indicators, forms, periods and deadlines of one's own, as somebody wrote them down for an installation's first start, in the
 * format of data/catalogue; docs/own-data.md.
 */
public final class OwnCatalogue {
    private static final Set<String> NEEDED = Set.of("indicators", "forms", "form_items", "deadlines");
    private static final String CODE = "[0-9]{1,5}[a-z]?";

    private static final Map<String, List<CatalogueColumn>> FILES = files();

    private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
    private final List<String> flaws = new ArrayList<>();

    private OwnCatalogue() {}

    private static Map<String, List<CatalogueColumn>> files() {
        CatalogueColumn basis = text("legal_basis");
        CatalogueColumn code = matching("code", CODE, "a number, perhaps with a letter behind: 25 or 25a");
        CatalogueColumn indicator = matching("indicator", CODE, "an indicator's code");
        CatalogueColumn codes = matching("left", CODE + "(;" + CODE + ")*", "indicators' codes with ; between them");
        CatalogueColumn right = matching("right", CODE + "(;" + CODE + ")*", codes.what());
        CatalogueColumn theme =
                of("theme", Arrays.stream(Theme.values()).map(Theme::code).toList());
        CatalogueColumn part = matching("numerator", CODE, indicator.what()).orEmpty();
        Map<String, List<CatalogueColumn>> files = new LinkedHashMap<>();
        files.put(
                "indicators",
                List.of(
                        number("slot"),
                        code,
                        text("name_vi"),
                        text("name_en"),
                        text("measure_vi"),
                        text("measure_en"),
                        theme,
                        of("across_units", AcrossUnits.class),
                        of("across_time", AcrossTime.class),
                        part,
                        matching("denominator", CODE, part.what()).orEmpty(),
                        matching("base", CODE, part.what()).orEmpty(),
                        matching("decimals", "[0-3]", "a number from 0 to 3"),
                        amount("minimum").orEmpty(),
                        amount("maximum").orEmpty(),
                        of("better", Better.class).orEmpty(),
                        number("headline").orEmpty(),
                        note("note_vi"),
                        note("note_en"),
                        yesOrNo("inferred"),
                        note("source"),
                        day("valid_from"),
                        basis));
        files.put(
                "relations",
                List.of(
                        text("code"),
                        codes,
                        of("operator", List.of("<=", "=")),
                        right,
                        text("message_vi"),
                        text("message_en"),
                        day("valid_from")));
        files.put(
                "forms",
                List.of(
                        text("code"),
                        number("edition"),
                        matching("level", "[1-4]", "a level from 1 to 4"),
                        text("name_vi"),
                        text("name_en"),
                        day("valid_from"),
                        day("valid_to").orEmpty(),
                        basis));
        files.put(
                "form_items",
                List.of(
                        text("form"),
                        number("edition"),
                        text("section"),
                        text("section_vi"),
                        text("section_en"),
                        indicator,
                        yesOrNo("required")));
        files.put(
                "form_headings",
                List.of(
                        text("form"),
                        number("edition"),
                        text("key"),
                        note("parent"),
                        note("number"),
                        text("title_vi"),
                        text("title_en"),
                        note("guide_vi"),
                        note("guide_en"),
                        yesOrNo("text"),
                        yesOrNo("required")));
        files.put(
                "period_rules",
                List.of(
                        kind("kind"),
                        number("number"),
                        matching("first_year", "0|-1", "0, or -1 for the year before"),
                        matching("first_month", "[1-9]|1[0-2]", "a month from 1 to 12"),
                        matching("first_day", "[1-9]|1\\d|2[0-8]", "a day from 1 to 28"),
                        matching("last_month", "[1-9]|1[0-2]", "a month from 1 to 12"),
                        matching("last_day", "[1-9]|1\\d|2[0-8]|31", "a day from 1 to 28, or 31 for the month's last"),
                        day("valid_from"),
                        basis));
        files.put(
                "periods",
                List.of(kind("kind"), matching("year", "[12]\\d{3}", "a year"), number("number"), yesOrNo("opened")));
        files.put(
                "deadlines",
                List.of(
                        matching("superior_level", "[0-3]", "a level from 0 to 3"),
                        kind("period_kind").orEmpty(),
                        number("days_after"),
                        day("valid_from"),
                        basis));
        return files;
    }

    /** Reads what there is in a directory; what is wrong with it is in {@link #flaws}. */
    public static OwnCatalogue read(Path directory) throws IOException {
        OwnCatalogue own = new OwnCatalogue();
        for (String file : FILES.keySet()) own.rows.put(file, own.rows(file, directory.resolve(file + ".csv")));
        if (own.flaws.isEmpty()) own.flaws.addAll(OwnCatalogueFlaws.in(own));
        return own;
    }

    /** What is wrong, each a sentence that says where; empty when all is well. */
    public List<String> flaws() {
        return flaws;
    }

    /**
     * What is missing for the units that are to report by it, likewise.
     *
     * @param levels with the day since when there are units of the level
     * @param superiorLevels at which somebody receives reports
     */
    public List<String> missing(Map<Integer, LocalDate> levels, Set<Integer> superiorLevels) {
        return OwnCatalogueFlaws.missing(this, levels, superiorLevels);
    }

    List<Map<String, String>> rows(String file) {
        return rows.getOrDefault(file, List.of());
    }

    private List<Map<String, String>> rows(String file, Path path) throws IOException {
        if (!Files.exists(path)) {
            if (NEEDED.contains(file)) flaws.add(file + ".csv: the file is missing.");
            return List.of();
        }
        List<Map<String, String>> read;
        try {
            read = CsvFile.rows(path);
        } catch (UnreadableCsv e) {
            flaws.add(file + ".csv: " + e.getMessage() + ".");
            return List.of();
        } catch (CharacterCodingException e) {
            flaws.add(file + ".csv: it is not written in UTF-8.");
            return List.of();
        }
        if (read.isEmpty() && NEEDED.contains(file)) flaws.add(file + ".csv: it has no rows.");
        for (int i = 0; i < read.size(); i++)
            for (CatalogueColumn column : columns(file)) {
                String cell = read.get(i).get(column.name());
                if (cell == null) {
                    flaws.add(file + ".csv: the column " + column.name() + " is missing.");
                    return List.of();
                }
                if (!column.takes(cell))
                    flaws.add(file + ".csv, row " + (i + 2) + ": " + column.name() + " must be " + column.what()
                            + ", not \"" + cell + "\".");
            }
        return read;
    }

    static List<CatalogueColumn> columns(String file) {
        return FILES.getOrDefault(file, List.of());
    }
}
