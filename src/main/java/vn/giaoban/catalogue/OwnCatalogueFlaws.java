package vn.giaoban.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.giaoban.calendar.PeriodKind;

/** What is wrong between the files of a catalogue of one's own, each cell of which is well formed: the rules that the database keeps too. */
final class OwnCatalogueFlaws {
    /** Since this year every installation has rules for the days of its periods. */
    private static final int RULED_SINCE = 2021;

    private final OwnCatalogue own;
    private final List<String> flaws = new ArrayList<>();
    private final Map<String, Map<String, String>> indicators = new HashMap<>();

    private OwnCatalogueFlaws(OwnCatalogue own) {
        this.own = own;
        own.rows("indicators").forEach(row -> indicators.put(get(row, "code"), row));
    }

    static List<String> in(OwnCatalogue own) {
        OwnCatalogueFlaws found = new OwnCatalogueFlaws(own);
        found.unique("indicators", "slot");
        found.unique("indicators", "code");
        found.unique("relations", "code");
        found.unique("forms", "code", "edition");
        found.unique("form_items", "form", "edition", "indicator");
        found.unique("form_headings", "form", "edition", "key");
        found.unique("period_rules", "kind", "number");
        found.unique("periods", "kind", "year", "number");
        found.unique("deadlines", "superior_level", "period_kind");
        found.each("indicators", found::indicator);
        found.each("relations", found::relation);
        found.each("form_items", found::item);
        found.each("form_headings", found::heading);
        found.each("periods", found::period);
        found.formsOfALevel();
        found.wholeRules();
        return found.flaws;
    }

    /**
     * What is missing for the units that are to be reported by.
     *
     * @param levels with the day since when there are units of the level
     * @param superiorLevels at which somebody receives reports
     */
    static List<String> missing(OwnCatalogue own, Map<Integer, LocalDate> levels, Set<Integer> superiorLevels) {
        List<String> missing = new ArrayList<>();
        new TreeMap<>(levels)
                .keySet().stream()
                        .filter(level -> own.rows("forms").stream()
                                .noneMatch(row -> get(row, "level").equals(level.toString())
                                        && get(row, "valid_to").isEmpty()))
                        .forEach(level -> missing.add("forms.csv: units of level " + level
                                + " have no form that goes on; every level that has units is asked for something."));
        Set<Integer> due = new TreeSet<>(superiorLevels);
        due.add(0);
        due.stream()
                .filter(level -> own.rows("deadlines").stream()
                        .noneMatch(row -> get(row, "superior_level").equals(level.toString())
                                && get(row, "period_kind").isEmpty()))
                .forEach(
                        level -> missing.add("deadlines.csv: a row without period_kind is missing for reports to level "
                                + level + (level == 0 ? ", which is nobody: the report of the one above all." : ".")));
        return missing;
    }

    private interface Check {
        void row(int line, Map<String, String> row);
    }

    private void each(String file, Check check) {
        int line = 1;
        for (Map<String, String> row : own.rows(file)) check.row(++line, row);
    }

    private void unique(String file, String... columns) {
        Set<List<String>> seen = new HashSet<>();
        each(file, (line, row) -> {
            List<String> key =
                    java.util.Arrays.stream(columns).map(c -> get(row, c)).toList();
            if (!seen.add(key)) flaw(file, line, String.join(" ", key).strip() + " stands there twice");
        });
    }

    private void indicator(int line, Map<String, String> row) {
        AcrossUnits units = AcrossUnits.valueOf(get(row, "across_units"));
        AcrossTime time = AcrossTime.valueOf(get(row, "across_time"));
        boolean people = get(row, "measure_vi").toLowerCase(Locale.ROOT).startsWith("người");
        boolean ratio = units == AcrossUnits.RATIO;
        if (people && (units != AcrossUnits.NONE || time == AcrossTime.SUM))
            flaw(
                    "indicators",
                    line,
                    "people are counted by name and never added up: across_units NONE, across_time not SUM");
        if (ratio != (time == AcrossTime.RATIO)) flaw("indicators", line, "a RATIO is one across units and time");
        for (String part : List.of("numerator", "denominator")) of(line, row, part, ratio, "a RATIO");
        of(line, row, "base", units == AcrossUnits.CHANGE, "a CHANGE");
        String minimum = get(row, "minimum");
        String maximum = get(row, "maximum");
        if (!minimum.isEmpty() && !maximum.isEmpty() && new BigDecimal(minimum).compareTo(new BigDecimal(maximum)) > 0)
            flaw("indicators", line, "minimum is more than maximum");
    }

    private void of(int line, Map<String, String> row, String part, boolean needed, String whose) {
        String code = get(row, part);
        if (code.isEmpty() == needed) flaw("indicators", line, part + " belongs to " + whose + ", and to nothing else");
        else if (needed) known("indicators", line, code);
    }

    private void relation(int line, Map<String, String> row) {
        for (String code : (get(row, "left") + ";" + get(row, "right")).split(";")) known("relations", line, code);
    }

    private void item(int line, Map<String, String> row) {
        known("form_items", line, get(row, "indicator"));
        form("form_items", line, row);
        Map<String, String> indicator = indicators.get(get(row, "indicator"));
        if (indicator != null
                && get(row, "required").equals("yes")
                && Set.of("RATIO", "CHANGE").contains(get(indicator, "across_units")))
            flaw("form_items", line, get(row, "indicator") + " is worked out and cannot be required");
    }

    private void heading(int line, Map<String, String> row) {
        form("form_headings", line, row);
        boolean above = own.rows("form_headings").stream()
                .limit(line - 2L)
                .anyMatch(other -> sameForm(other, row) && get(other, "key").equals(get(row, "parent")));
        if (!get(row, "parent").isEmpty() && !above)
            flaw("form_headings", line, "the parent " + get(row, "parent") + " stands in no row above");
        if (get(row, "required").equals("yes") && !get(row, "text").equals("yes"))
            flaw("form_headings", line, "a heading without text cannot be required");
    }

    private void period(int line, Map<String, String> row) {
        PeriodKind kind = PeriodKind.valueOf(get(row, "kind"));
        int number = Integer.parseInt(get(row, "number"));
        if (kind.numbers().noneMatch(n -> n == number)) flaw("periods", line, kind + " has no number " + number);
        boolean ruled = own.rows("period_rules").stream()
                .anyMatch(rule -> get(rule, "kind").equals(kind.name()));
        if (!ruled && Integer.parseInt(get(row, "year")) < RULED_SINCE)
            flaw("periods", line, "before " + RULED_SINCE + " a period needs its days in period_rules.csv");
    }

    private void formsOfALevel() {
        Map<String, List<Map<String, String>>> levels = own.rows("forms").stream()
                .collect(Collectors.groupingBy(row -> get(row, "level"), TreeMap::new, Collectors.toList()));
        levels.forEach((level, forms) -> {
            for (Map<String, String> one : forms)
                for (Map<String, String> other : forms)
                    if (one != other
                            && get(one, "valid_from").compareTo(get(other, "valid_from")) <= 0
                            && (get(one, "valid_to").isEmpty()
                                    || get(one, "valid_to").compareTo(get(other, "valid_from")) >= 0))
                        flaws.add("forms.csv: level " + level + " has two forms on " + get(other, "valid_from") + ".");
        });
    }

    /** Whoever sets the days of a kind's periods sets those of all its numbers. */
    private void wholeRules() {
        Map<String, Set<Integer>> numbers = own.rows("period_rules").stream()
                .collect(Collectors.groupingBy(
                        row -> get(row, "kind"),
                        TreeMap::new,
                        Collectors.mapping(row -> Integer.valueOf(get(row, "number")), Collectors.toSet())));
        numbers.forEach((kind, given) -> {
            Set<Integer> all = PeriodKind.valueOf(kind).numbers().boxed().collect(Collectors.toSet());
            if (!given.equals(all))
                flaws.add("period_rules.csv: " + kind + " needs a row for each of " + new TreeSet<>(all) + ".");
        });
    }

    private void known(String file, int line, String code) {
        if (!indicators.containsKey(code)) flaw(file, line, "there is no indicator " + code);
    }

    private void form(String file, int line, Map<String, String> row) {
        if (own.rows("forms").stream()
                .noneMatch(form -> get(form, "code").equals(get(row, "form"))
                        && get(form, "edition").equals(get(row, "edition"))))
            flaw(file, line, "there is no form " + get(row, "form") + ", edition " + get(row, "edition"));
    }

    private static boolean sameForm(Map<String, String> one, Map<String, String> other) {
        return get(one, "form").equals(get(other, "form"))
                && get(one, "edition").equals(get(other, "edition"));
    }

    private void flaw(String file, int line, String what) {
        flaws.add(file + ".csv, row " + line + ": " + what + ".");
    }

    private static String get(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
