package vn.giaoban.activities;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.giaoban.catalogue.Theme;

/**
 * One edition of a type of activity: what is asked for, and what it counts for.
 *
 * @param id the edition's
 * @param code the same in every edition
 */
public record ActivityType(
        long id,
        String code,
        String nameVi,
        String nameEn,
        String hintVi,
        String hintEn,
        Theme theme,
        String icon,
        List<ActivityField> fields,
        List<CountingRule> rules) {

    public ActivityType {
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameVi;
    }

    public String hint(Locale locale) {
        return locale.getLanguage().equals("en") ? hintEn : hintVi;
    }

    public Optional<ActivityField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The positions of the fields that hold files. */
    List<Integer> fileFields() {
        return fields.stream()
                .filter(field -> field.kind() == FieldKind.ATTACHMENT)
                .map(ActivityField::position)
                .toList();
    }

    /** Whether its activities say how many there are, instead of what was done. */
    public boolean isStock(int slot) {
        return rules.stream().anyMatch(rule -> rule.slot() == slot && rule.how() == CountingRule.How.LAST);
    }

    /** What one activity counts for, by slot, in thousandths. The same is done for many by the view activities.counted. */
    public Map<Integer, Long> counts(ActivityContent content) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (CountingRule rule : rules) {
            Long amount = rule.amount(content);
            if (amount != null) counts.merge(rule.slot(), amount, Math::addExact);
        }
        return counts;
    }
}
