package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attachments.Attachment;
import vn.giaoban.calendar.Days;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.TypedAmount;

/**
 * What somebody typed of an activity, read by its type.
 *
 * @param content null where anything is to be mended
 * @param files those that go with it, as far as they were found; those of fields among them
 * @param faults what to mend, by the name of the box
 */
public record ActivityReading(@Nullable ActivityContent content, List<ActivityFile> files, Map<String, Fault> faults) {
    /** The box with the keys of the activity's own files, a blank between two. */
    public static final String FILES = "attachment";

    private static final String NO_NUMBER = "figures.typed.number";

    /** What to do about a box: the key of a text, and what goes into it. */
    public record Fault(String textKey, List<String> args) {
        static Fault of(String textKey, String... args) {
            return new Fault(textKey, List.of(args));
        }
    }

    /** The box of a field. */
    public static String box(ActivityField field) {
        return "f." + field.key();
    }

    /**
     * Reads what is in the boxes of an activity that carries no files: day, place, what, and one for each field.
     *
     * @param today the last day that may be logged
     * @param units which unit is meant by what was typed, on a day; asked only where the type has a field for one
     */
    public static ActivityReading read(
            ActivityType type,
            Map<String, String> typed,
            Locale locale,
            LocalDate today,
            BiFunction<String, LocalDate, Optional<NamedUnit>> units) {
        return read(type, typed, locale, today, units, key -> Optional.empty());
    }

    /**
     * Reads what is in the boxes: day, place, what, one for each field, and one with the keys of files.
     *
     * @param today the last day that may be logged
     * @param units which unit is meant by what was typed, on a day; asked only where the type has a field for one
     * @param known which file a key names that may go with this activity
     */
    public static ActivityReading read(
            ActivityType type,
            Map<String, String> typed,
            Locale locale,
            LocalDate today,
            BiFunction<String, LocalDate, Optional<NamedUnit>> units,
            Function<String, Optional<Attachment>> known) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        Optional<LocalDate> day = Days.parse(typed.getOrDefault("day", ""));
        if (day.isEmpty()) faults.put("day", Fault.of("activities.fault.day"));
        else if (day.get().isAfter(today)) faults.put("day", Fault.of("activities.fault.future"));
        else if (day.get().isBefore(today.minusYears(ActivityContent.YEARS_BACK)))
            faults.put("day", Fault.of("activities.fault.old", String.valueOf(ActivityContent.YEARS_BACK)));
        String place = words(typed, "place", ActivityContent.LONGEST_PLACE, faults);
        String what = words(typed, "what", ActivityContent.LONGEST_WHAT, faults);
        Map<Integer, Long> amounts = new TreeMap<>();
        Map<Integer, String> words = new TreeMap<>();
        Map<Long, ActivityFile> files = new LinkedHashMap<>();
        for (ActivityField field : type.fields()) {
            String box = box(field);
            if (field.kind().isWords()) {
                String text = words(typed, box, ActivityContent.LONGEST_WORDS, faults);
                if (!text.isEmpty()) words.put(field.position(), text);
                else if (field.required()) faults.put(box, Fault.of("activities.fault.missing", field.label(locale)));
                continue;
            }
            if (field.kind() == FieldKind.UNIT) {
                String text = words(typed, box, ActivityContent.LONGEST_WORDS, faults);
                Optional<NamedUnit> unit = text.isEmpty() ? Optional.empty() : units.apply(text, day.orElse(today));
                unit.ifPresent(one -> amounts.put(field.position(), one.id()));
                unit.ifPresent(one -> words.put(field.position(), one.written()));
                if (!text.isEmpty() && unit.isEmpty())
                    faults.put(box, Fault.of("activities.fault.unit", field.label(locale)));
                else if (text.isEmpty() && field.required())
                    faults.put(box, Fault.of("activities.fault.missing", field.label(locale)));
                continue;
            }
            if (field.kind() == FieldKind.ATTACHMENT) {
                String key = typed.getOrDefault(box, "").strip();
                Optional<Attachment> file = key.isEmpty() ? Optional.empty() : known.apply(key);
                file.ifPresent(one -> {
                    files.put(one.id(), new ActivityFile(field.position(), one));
                    amounts.put(field.position(), one.id());
                    words.put(field.position(), one.name());
                });
                if (file.isPresent()) continue;
                if (!key.isEmpty()) faults.put(box, Fault.of("activities.fault.file"));
                else if (field.required()) faults.put(box, Fault.of("activities.fault.missing", field.label(locale)));
                continue;
            }
            Long amount = amount(field, typed.getOrDefault(box, ""), locale, faults);
            String lacking = field.kind() == FieldKind.CHOICE ? "activities.fault.choice" : "activities.fault.missing";
            if (amount != null) amounts.put(field.position(), amount);
            else if (field.required()) faults.putIfAbsent(box, Fault.of(lacking, field.label(locale)));
        }
        own(typed.getOrDefault(FILES, ""), known, files, faults);
        boolean asked = type.fields().stream().anyMatch(field -> faults.containsKey(box(field)));
        if (!asked && amounts.isEmpty() && words.isEmpty() && what.isEmpty() && place.isEmpty())
            faults.putIfAbsent("what", Fault.of("activities.fault.empty"));
        ActivityContent content =
                faults.isEmpty() ? new ActivityContent(day.orElseThrow(), place, what, amounts, words) : null;
        return new ActivityReading(content, List.copyOf(files.values()), faults);
    }

    /** Each file once, though it was named twice; what fills a field is not one of the activity's own. */
    private static void own(
            String keys,
            Function<String, Optional<Attachment>> known,
            Map<Long, ActivityFile> files,
            Map<String, Fault> faults) {
        for (String key : keys.strip().split("\\s+")) {
            if (key.isEmpty()) continue;
            Optional<Attachment> file = known.apply(key);
            if (file.isEmpty()) faults.put(FILES, Fault.of("activities.fault.file"));
            else files.putIfAbsent(file.get().id(), new ActivityFile(ActivityFile.OWN, file.get()));
        }
        if (files.values().stream().filter(ActivityFile::isOwn).count() > ActivityFile.MOST)
            faults.putIfAbsent(FILES, Fault.of("activities.fault.files", String.valueOf(ActivityFile.MOST)));
    }

    private static @Nullable Long amount(ActivityField field, String typed, Locale locale, Map<String, Fault> faults) {
        String text = typed.strip();
        if (text.isEmpty()) return null;
        switch (field.kind()) {
            case CHOICE -> {
                Long chosen = field.amountOf(text);
                if (chosen == null) faults.put(box(field), Fault.of("activities.fault.choice", field.label(locale)));
                return chosen;
            }
            case YES_NO -> {
                if (text.equals("yes")) return ActivityField.YES;
                faults.put(box(field), Fault.of("activities.fault.choice", field.label(locale)));
                return null;
            }
            case DATE -> {
                Optional<LocalDate> day = Days.parse(text);
                if (day.isEmpty()) faults.put(box(field), Fault.of("activities.fault.day"));
                return day.map(LocalDate::toEpochDay).orElse(null);
            }
            default -> {
                TypedAmount read = TypedAmount.read(text, field.decimals(), locale);
                Long amount = read.amount();
                boolean number = amount == null || amount != Amounts.NOT_APPLICABLE;
                if (!number || NO_NUMBER.equals(read.problem()))
                    faults.put(box(field), Fault.of("activities.fault.number", field.label(locale)));
                else if (read.problem() != null) faults.put(box(field), Fault.of(read.problem()));
                return faults.containsKey(box(field)) ? null : amount;
            }
        }
    }

    private static String words(Map<String, String> typed, String box, int longest, Map<String, Fault> faults) {
        String text = java.text.Normalizer.normalize(typed.getOrDefault(box, ""), java.text.Normalizer.Form.NFC)
                .strip();
        if (text.length() > longest)
            faults.put(box, Fault.of("activities.fault.long", String.valueOf(longest), String.valueOf(text.length())));
        return text;
    }
}
