package vn.giaoban.activities;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.figures.Amounts;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Page;

/**
 * The form of an activity: what stands in its boxes, and what is to be done about them.
 *
 * @param key what the activity will be known by; it is made with the form, so that sending twice logs once
 * @param of the activity that is corrected, null for a new one
 * @param alike another that is most likely the same
 * @param standing what somebody else made of it meanwhile
 */
public record LoggingForm(
        ActivityType type,
        String key,
        Map<String, String> typed,
        FormErrors errors,
        @Nullable Activity of,
        @Nullable Activity alike,
        @Nullable Activity standing) {
    private static final SecureRandom KEYS = new SecureRandom();

    /** An empty one, with the day in its box. */
    public static LoggingForm blank(Page page, ActivityType type, LocalDate day) {
        return new LoggingForm(type, newKey(), Map.of("day", page.f().day(day)), new FormErrors(), null, null, null);
    }

    /** Filled as another one was, on a day: done again. Its type may have had other fields then. */
    static LoggingForm again(Page page, ActivityType type, ActivityType then, Activity before, LocalDate day) {
        Map<String, String> typed = typed(then, before.content(), page.locale());
        typed.put("day", page.f().day(day));
        return new LoggingForm(type, newKey(), typed, new FormErrors(), null, null, null);
    }

    /** To correct one, which carries some files. */
    static LoggingForm correcting(Page page, ActivityType type, Activity activity, List<ActivityFile> files) {
        Map<String, String> typed = typed(type, activity.content(), page.locale());
        StringJoiner own = new StringJoiner(" ");
        for (ActivityFile file : files) {
            if (file.isOwn()) own.add(file.attachment().key());
            for (ActivityField field : type.fields())
                if (field.position() == file.field())
                    typed.put(ActivityReading.box(field), file.attachment().key());
        }
        typed.put(ActivityReading.FILES, own.toString());
        return new LoggingForm(type, activity.key().toString(), typed, new FormErrors(), activity, null, null);
    }

    /** A key that no other activity has. */
    static String newKey() {
        return new UUID(KEYS.nextLong(), KEYS.nextLong()).toString();
    }

    LoggingForm with(FormErrors errors, @Nullable Activity alike, @Nullable Activity standing) {
        return new LoggingForm(type, key, typed, errors, standing == null ? of : standing, alike, standing);
    }

    public String value(String box) {
        return typed.getOrDefault(box, "");
    }

    public String value(ActivityField field) {
        return value(ActivityReading.box(field));
    }

    public List<ActivityField> fields() {
        return type.fields();
    }

    /** What is to be done about its boxes, beside what is said already: a file that was refused is not missing. */
    static FormErrors errors(Page page, FormErrors errors, ActivityReading reading) {
        reading.faults()
                .forEach((box, fault) ->
                        errors.add(box, page.t(fault.textKey(), fault.args().toArray())));
        return errors;
    }

    /** As one would type it; nobody types a file. */
    static Map<String, String> typed(ActivityType type, ActivityContent content, Locale locale) {
        Formats formats = new Formats(locale);
        Map<String, String> typed = new TreeMap<>();
        typed.put("day", formats.day(content.day()));
        typed.put("place", content.place());
        typed.put("what", content.what());
        for (ActivityField field : type.fields()) {
            String text = typed(field, content, formats);
            if (!text.isEmpty()) typed.put(ActivityReading.box(field), text);
        }
        return typed;
    }

    private static String typed(ActivityField field, ActivityContent content, Formats formats) {
        if (field.kind().isWords() || field.kind() == FieldKind.UNIT) return content.words(field.position());
        Long amount = field.kind() == FieldKind.ATTACHMENT ? null : content.amount(field.position());
        if (amount == null || amount == Amounts.NOT_APPLICABLE) return "";
        return switch (field.kind()) {
            case CHOICE -> field.chosen(amount).key();
            case YES_NO -> "yes";
            case DATE -> formats.day(LocalDate.ofEpochDay(amount));
            default -> formats.number(amount, amount % 1000 == 0 ? 0 : field.decimals());
        };
    }
}
