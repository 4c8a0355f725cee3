package vn.giaoban.organization;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The units of a network of one's own, as somebody wrote them down for an installation's first start; docs/own-data.md. */
public final class UnitFile {
    public static final String NAME = "units";

    /** The code of whoever stands above all. */
    private static final String ROOT = "TW";

    private static final String SINCE = "valid_from";
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{2,5}");

    private final List<UnitImport.Row> rows = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();

    private UnitFile() {}

    /** Reads the rows; what is wrong with them is in {@link #flaws}. */
    public static UnitFile of(List<Map<String, String>> rows) {
        UnitFile file = new UnitFile();
        int line = 1;
        for (Map<String, String> row : rows) file.read(++line, row);
        if (file.flaws.isEmpty()) file.judge();
        return file;
    }

    /** What is wrong, each a sentence that says where; empty when all is well. */
    public List<String> flaws() {
        return flaws;
    }

    public int size() {
        return rows.size();
    }

    /** From the day on which the first units of a level stand, by level. */
    public Map<Integer, LocalDate> levels() {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.kind().level(), UnitImport.Row::since, (a, b) -> a.isBefore(b) ? a : b));
    }

    /** The levels at which somebody receives reports. */
    public Set<Integer> superiorLevels() {
        Map<String, UnitImport.Row> byCode = byCode();
        return rows.stream()
                .map(row -> byCode.get(row.parent()))
                .filter(superior -> superior != null)
                .map(superior -> superior.kind().level())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<UnitImport.Row> rows() {
        return rows;
    }

    private void read(int line, Map<String, String> row) {
        String code = row.getOrDefault("code", "");
        String name = row.getOrDefault("name", "").strip();
        String shortName = row.getOrDefault("short_name", "").strip();
        @Nullable UnitKind kind = kind(row.getOrDefault("kind", ""));
        @Nullable LocalDate since = since(row.getOrDefault(SINCE, ""));
        if (!CODE.matcher(code).matches())
            flaw(line, "the code \"" + code + "\" is not two to five digits and capital letters");
        if (name.isEmpty() || shortName.isEmpty()) flaw(line, "name and short_name must both be there");
        if (since == null) flaw(line, SINCE + " must be a day such as 2020-01-01");
        if (kind == null)
            flaw(
                    line,
                    "kind must be one of "
                            + Arrays.stream(UnitKind.values()).map(Enum::name).collect(Collectors.joining(", ")));
        else if (!row.getOrDefault("level", "").equals(Integer.toString(kind.level())))
            flaw(line, "the level of " + kind + " is " + kind.level() + ", not " + row.get("level"));
        if (kind != null && since != null)
            rows.add(new UnitImport.Row(code, row.getOrDefault("parent", ""), kind, name, shortName, since));
    }

    /** How the units stand to each other. */
    private void judge() {
        Map<String, UnitImport.Row> byCode = byCode();
        int line = 1;
        for (UnitImport.Row row : rows) {
            line++;
            if (byCode.get(row.code()) != row) flaw(line, "the code " + row.code() + " stands there twice");
            UnitImport.Row superior = byCode.get(row.parent());
            if (row.kind() == UnitKind.CENTRAL_COMMISSION) {
                if (!row.code().equals(ROOT)) flaw(line, "the one above all has the code " + ROOT);
                if (!row.parent().isEmpty()) flaw(line, "the one above all has no parent");
            } else if (superior == null)
                flaw(line, "the parent \"" + row.parent() + "\" of " + row.code() + " is missing");
            else if (superior.kind().level() >= row.kind().level())
                flaw(line, "the parent " + superior.code() + " does not stand at a level above " + row.code());
            else if (superior.since().isAfter(row.since()))
                flaw(line, row.code() + " begins before its parent " + superior.code());
        }
        if (!byCode.containsKey(ROOT))
            flaws.add("units.csv: the one above all, with the code " + ROOT + ", is missing.");
    }

    private Map<String, UnitImport.Row> byCode() {
        Map<String, UnitImport.Row> byCode = new HashMap<>();
        rows.forEach(row -> byCode.put(row.code(), row));
        return byCode;
    }

    private void flaw(int line, String what) {
        flaws.add("units.csv, row " + line + ": " + what + ".");
    }

    private static @Nullable UnitKind kind(String name) {
        return Arrays.stream(UnitKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate since(String day) {
        try {
            return day.isEmpty() ? UnitHistory.FIRST : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
