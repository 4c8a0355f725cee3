package vn.giaoban.activities;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.Days;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.TypedAmount;
import vn.giaoban.papers.Spreadsheet;
import vn.giaoban.papers.Spreadsheet.Column;
import vn.giaoban.web.Texts;

/** Spreadsheets that people fill in and send back: a kind's template, and the rows that are to be mended. */
record LogSheetWriter(Texts texts, Locale locale) {

    /** The heads, in the second row what to type; choices are offered in each cell. */
    byte[] template(LogSheet sheet, String name) {
        LogSheet typed = sheet.typed();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Spreadsheet file = new Spreadsheet(out, name, typed.columns(texts, locale))) {
            file.row(typed.boxes().stream().map(box -> box.hint(texts, locale)).toList());
            file.offerChoices(LogImports.MOST_ROWS);
        }
        return out.toByteArray();
    }

    /** The bad rows as they were sent, each with its row and what to do about it. */
    byte[] faults(LogSheet sheet, LogReview review) {
        LogSheet typed = sheet.typed();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(text("activities.import.column.fault"), 50));
        columns.addAll(typed.columns(texts, locale));
        columns.add(Column.whole(text("activities.import.column.row"), 8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Spreadsheet file = new Spreadsheet(out, text("activities.import.faults.sheet"), columns)) {
            for (LogImportRow row : review.bad()) {
                List<@Nullable Object> cells = new ArrayList<>();
                cells.add(faults(typed, row));
                for (LogSheet.Box box : typed.boxes())
                    cells.add(cell(
                            box,
                            row.row().typed().getOrDefault(box.name(), ""),
                            review.of().locale()));
                cells.add(row.row().number());
                file.row(cells);
            }
            file.offerChoices(review.bad().size() + 1);
        }
        return out.toByteArray();
    }

    private String faults(LogSheet sheet, LogImportRow row) {
        return row.faults().entrySet().stream()
                .map(fault -> sheet.label(fault.getKey(), texts, locale) + ": "
                        + texts.text(
                                locale,
                                fault.getValue().textKey(),
                                fault.getValue().args().toArray()))
                .collect(Collectors.joining("; "));
    }

    /** What can be read as a day or a number goes back as one, so that it is read alike in whichever language it is sent again. */
    private @Nullable Object cell(LogSheet.Box box, String typed, Locale then) {
        if (typed.isEmpty()) return null;
        if (box.isDay()) {
            Optional<LocalDate> day = Days.parse(typed);
            if (day.isPresent()) return day.get();
        }
        ActivityField field = box.field();
        if (field == null) return typed;
        if (field.kind().isNumber()) {
            Long amount = TypedAmount.read(typed, field.decimals(), then).amount();
            if (amount != null && amount != Amounts.NOT_APPLICABLE) return LogSheet.number(amount);
        }
        return switch (field.kind()) {
            case CHOICE ->
                field.choices().stream()
                        .filter(choice -> choice.key().equals(typed))
                        .findFirst()
                        .map(choice -> choice.name(locale))
                        .orElse(typed);
            case YES_NO -> typed.equals("yes") ? text("web.yes") : typed;
            default -> typed;
        };
    }

    private String text(String key) {
        return texts.text(locale, key);
    }
}
