package vn.giaoban.activities;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.papers.SheetCell;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Texts;

/**
 * A spreadsheet read as rows of the form: columns are found by their heads, in either language and in any order, wherever the head
 * stands; days and numbers are taken from the cells' own kind, and texts are left as they would be typed.
 *
 * @param unread heads of columns that mean nothing here
 * @param missing labels of columns that must be there; without them there are no rows
 */
record LogImportFile(List<LogImport.Row> rows, List<String> unread, List<String> missing) {
    /** A row says so of an activity that had been withdrawn when it was written. */
    static final String WITHDRAWN = "withdrawn";

    private static final List<Locale> LANGUAGES = List.of(Texts.VIETNAMESE, Texts.ENGLISH);
    /** What we write into files and do not read. */
    private static final List<String> OURS = List.of(
            "activities.column.loggedBy",
            "activities.column.loggedAt",
            "activities.import.column.row",
            "activities.import.column.fault");

    /** @param locale of the page on which it is sent: how its texts are to be read */
    static LogImportFile read(List<List<SheetCell>> cells, LogSheet sheet, Texts texts, Locale locale) {
        return new Reader(sheet, texts, locale).read(cells);
    }

    private record Reader(LogSheet sheet, Texts texts, Locale locale) {

        LogImportFile read(List<List<SheetCell>> cells) {
            int head = 0;
            while (head < cells.size() && cells.get(head).stream().noneMatch(this::isDay)) head++;
            if (head == cells.size()) return missing(List.of(sheet.boxes().getFirst()));
            List<@Nullable String> boxes = new ArrayList<>();
            List<String> unread = new ArrayList<>();
            for (SheetCell cell : cells.get(head)) boxes.add(box(cell.text(), boxes, unread));
            List<LogSheet.Box> missing = sheet.boxes().stream()
                    .filter(box -> box.required() && !boxes.contains(box.name()))
                    .toList();
            if (!missing.isEmpty()) return missing(missing);
            List<LogImport.Row> rows = new ArrayList<>();
            for (int i = head + 1; i < cells.size(); i++) {
                Map<String, String> typed = typed(cells.get(i), boxes);
                if (!typed.isEmpty() && !(i == head + 1 && saysWhatToType(typed)))
                    rows.add(new LogImport.Row(i + 1, typed));
            }
            return new LogImportFile(rows, unread, List.of());
        }

        private LogImportFile missing(List<LogSheet.Box> boxes) {
            return new LogImportFile(
                    List.of(),
                    List.of(),
                    boxes.stream().map(box -> box.label(texts, locale)).toList());
        }

        private boolean isDay(SheetCell cell) {
            return isCalled(sheet.boxes().getFirst(), plain(cell.text()));
        }

        private boolean isCalled(LogSheet.Box box, String head) {
            return LANGUAGES.stream()
                    .anyMatch(language -> plain(box.label(texts, language)).equals(head));
        }

        /** Which box a column fills; of two that are called the same, the first takes the first column. */
        private @Nullable String box(String cell, List<@Nullable String> taken, List<String> unread) {
            String head = plain(cell);
            if (head.isEmpty()) return null;
            for (LogSheet.Box box : sheet.boxes())
                if (box.isTyped() && isCalled(box, head) && !taken.contains(box.name())) return box.name();
            if (says("activities.column.state", head)) return WITHDRAWN;
            if (OURS.stream().noneMatch(key -> says(key, head))) unread.add(cell);
            return null;
        }

        private boolean says(String textKey, String plain) {
            return LANGUAGES.stream()
                    .anyMatch(language -> plain(texts.text(language, textKey)).equals(plain));
        }

        private Map<String, String> typed(List<SheetCell> row, List<@Nullable String> boxes) {
            Map<String, String> typed = new TreeMap<>();
            for (int i = 0; i < Math.min(row.size(), boxes.size()); i++) {
                String box = boxes.get(i);
                if (box == null) continue;
                String text = box.equals(WITHDRAWN)
                        ? says("activities.state.withdrawn", plain(row.get(i).text())) ? "yes" : ""
                        : typed(row.get(i), sheet.box(box));
                if (!text.isEmpty()) typed.put(box, text);
            }
            return typed.keySet().equals(Set.of(WITHDRAWN)) ? Map.of() : typed;
        }

        /** As it would be typed into its box: a number by the page's language, a choice by its key. */
        private String typed(SheetCell cell, LogSheet.Box box) {
            if (cell.day() != null) return new Formats(locale).day(cell.day());
            if (cell.number() != null && box.isNumber()) {
                String plain = cell.number().toPlainString();
                return locale.getLanguage().equals("en") ? plain : plain.replace('.', ',');
            }
            ActivityField field = box.field();
            if (field == null) return cell.text();
            String said = plain(cell.text());
            return switch (field.kind()) {
                case CHOICE ->
                    field.choices().stream()
                            .filter(choice -> said.equals(plain(choice.vi()))
                                    || said.equals(plain(choice.en()))
                                    || said.equals(choice.key()))
                            .findFirst()
                            .map(ActivityField.Choice::key)
                            .orElse(cell.text());
                case YES_NO -> says("web.yes", said) ? "yes" : says("activities.no", said) ? "" : cell.text();
                default -> cell.text();
            };
        }

        /** The template's second row, which its filler left there. */
        private boolean saysWhatToType(Map<String, String> typed) {
            for (Locale language : LANGUAGES) {
                Map<String, String> hints = new HashMap<>();
                for (LogSheet.Box box : sheet.boxes()) hints.put(box.name(), box.hint(texts, language));
                if (hints.entrySet().containsAll(typed.entrySet())) return true;
            }
            return false;
        }

        private static String plain(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFC)
                    .strip()
                    .replaceAll("\\s+", " ")
                    .toLowerCase(Locale.ROOT);
        }
    }
}
