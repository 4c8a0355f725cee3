package vn.giaoban.activities;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.papers.Spreadsheet.Column;
import vn.giaoban.web.Texts;

/**
 * How a type's activities stand in a spreadsheet, the same going out and coming in: a column for the day, one for the place, one for
 * each field, and one for what was done.
 */
public record LogSheet(List<Box> boxes) {
    static final String DAY = "day";
    static final String PLACE = "place";
    static final String WHAT = "what";

    /**
     * A column.
     *
     * @param name of the box that the form has for it
     * @param textKey of its label, where no field has it
     * @param field what is asked for; null for day, place and what was done
     * @param required in every edition of the type
     */
    record Box(String name, String textKey, @Nullable ActivityField field, boolean required) {
        String label(Texts texts, Locale locale) {
            return field == null ? texts.text(locale, textKey) : field.label(locale);
        }

        boolean isDay() {
            return name.equals(DAY) || field != null && field.kind() == FieldKind.DATE;
        }

        boolean isNumber() {
            return field != null && field.kind().isNumber();
        }

        /** False for files: they are no texts, and do not come in a spreadsheet. */
        boolean isTyped() {
            return field == null || field.kind() != FieldKind.ATTACHMENT;
        }

        /** What to type there, for the second row of a template. */
        String hint(Texts texts, Locale locale) {
            String hint = texts.text(locale, hintKey());
            return required ? texts.text(locale, "activities.import.hint.required", hint) : hint;
        }

        private String hintKey() {
            if (isDay()) return "activities.import.hint.day";
            if (isNumber()) return "activities.import.hint.number";
            if (field == null) return "activities.import.hint.text";
            return switch (field.kind()) {
                case CHOICE -> "activities.import.hint.choice";
                case YES_NO -> "activities.import.hint.yes";
                case UNIT -> "activities.import.hint.unit";
                default -> "activities.import.hint.text";
            };
        }

        Column column(Texts texts, Locale locale) {
            String head = label(texts, locale);
            if (field == null) return isDay() ? Column.day(head, 16) : Column.text(head, name.equals(PLACE) ? 24 : 60);
            return switch (field.kind()) {
                case TEXT, UNIT, ATTACHMENT -> Column.text(head, 30);
                case DATE -> Column.day(head, 16);
                case YES_NO -> Column.choice(head, 14, List.of(texts.text(locale, "web.yes")));
                case CHOICE ->
                    Column.choice(
                            head,
                            24,
                            field.choices().stream()
                                    .map(choice -> choice.name(locale))
                                    .toList());
                default -> Column.decimal(head, 16, field.decimals());
            };
        }
    }

    /** Of some editions of a type: the fields of the latest, then those that only earlier ones had. */
    static LogSheet of(Collection<ActivityType> editions) {
        Map<String, ActivityField> fields = new LinkedHashMap<>();
        editions.stream()
                .sorted(Comparator.comparing(ActivityType::id).reversed())
                .flatMap(edition -> edition.fields().stream())
                .forEach(field -> fields.putIfAbsent(field.key(), field));
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(DAY, "activities.day", null, true));
        boxes.add(new Box(PLACE, "activities.place", null, false));
        fields.values()
                .forEach(field -> boxes.add(new Box(
                        ActivityReading.box(field),
                        "",
                        field,
                        editions.stream()
                                .allMatch(edition -> edition.field(field.key())
                                        .filter(ActivityField::required)
                                        .isPresent()))));
        boxes.add(new Box(WHAT, "activities.what", null, false));
        return new LogSheet(boxes);
    }

    /** The columns that people can fill in. */
    LogSheet typed() {
        return new LogSheet(boxes.stream().filter(Box::isTyped).toList());
    }

    Box box(String name) {
        return boxes.stream().filter(box -> box.name().equals(name)).findFirst().orElseThrow();
    }

    /** What a box is called; also of what is no box of this type any more. */
    public String label(String name, Texts texts, Locale locale) {
        return boxes.stream()
                .filter(box -> box.name().equals(name))
                .findFirst()
                .map(box -> box.label(texts, locale))
                .orElseGet(() -> texts.text(locale, "activities.column.state"));
    }

    List<Column> columns(Texts texts, Locale locale) {
        return boxes.stream().map(box -> box.column(texts, locale)).toList();
    }

    /**
     * The cells of an activity: days as days, numbers as numbers, choices by their names.
     *
     * @param type the edition that it was logged by
     */
    List<@Nullable Object> cells(ActivityType type, ActivityContent content, Texts texts, Locale locale) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (Box box : boxes)
            cells.add(
                    switch (box.name()) {
                        case DAY -> content.day();
                        case PLACE -> blankless(content.place());
                        case WHAT -> blankless(content.what());
                        default -> cell(type, box, content, texts, locale);
                    });
        return cells;
    }

    private static @Nullable Object cell(
            ActivityType type, Box box, ActivityContent content, Texts texts, Locale locale) {
        ActivityField field = type.fields().stream()
                .filter(one -> ActivityReading.box(one).equals(box.name()))
                .findFirst()
                .orElse(null);
        if (field == null) return null;
        Long amount = content.amount(field.position());
        return switch (field.kind()) {
            // A unit stands as it is found again by, with its code; a file by its name.
            case TEXT, UNIT, ATTACHMENT -> blankless(content.words(field.position()));
            case CHOICE -> amount == null ? null : field.chosen(amount).name(locale);
            case YES_NO -> amount == null ? null : texts.text(locale, "web.yes");
            case DATE -> amount == null ? null : LocalDate.ofEpochDay(amount);
            default -> amount == null ? null : number(amount);
        };
    }

    static BigDecimal number(long thousandths) {
        BigDecimal number = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static @Nullable String blankless(String text) {
        return text.isEmpty() ? null : text;
    }
}
