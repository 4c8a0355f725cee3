package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.giaoban.web.Page;

/** What an activity says, ready to be read: the label of each field that says something, and what. */
public final class ActivityFacts {
    private ActivityFacts() {}

    public static Map<String, String> of(Page page, ActivityType type, ActivityContent content) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (ActivityField field : type.fields()) {
            String fact = fact(page, field, content);
            if (!fact.isEmpty()) facts.put(field.label(page.locale()), fact);
        }
        return facts;
    }

    private static String fact(Page page, ActivityField field, ActivityContent content) {
        if (field.kind().isWords() || field.kind() == FieldKind.ATTACHMENT) return content.words(field.position());
        if (field.kind() == FieldKind.UNIT) return NamedUnit.name(content.words(field.position()));
        Long amount = content.amount(field.position());
        if (amount == null) return "";
        return switch (field.kind()) {
            case CHOICE -> field.chosen(amount).name(page.locale());
            case YES_NO -> page.t("web.yes");
            case DATE -> page.f().day(LocalDate.ofEpochDay(amount));
            default -> page.f().number(amount, amount % 1000 == 0 ? 0 : field.decimals());
        };
    }

    /** The first facts in one line, for lists. */
    public static String line(Page page, ActivityType type, ActivityContent content) {
        return String.join(
                " · ",
                of(page, type, content).entrySet().stream()
                        .limit(3)
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .toList());
    }
}
