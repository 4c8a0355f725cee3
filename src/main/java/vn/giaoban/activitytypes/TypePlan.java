package vn.giaoban.activitytypes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.activities.ActivityField;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.CountingRule;
import vn.giaoban.activities.FieldKind;
import vn.giaoban.activities.TypeEdition;
import vn.giaoban.catalogue.Theme;

/**
 * What a type of activity is meant to say, from a day on. It may lack things while it is being made: a rule may speak of a field that is
 * gone.
 */
public record TypePlan(
        String nameVi,
        String nameEn,
        String hintVi,
        String hintEn,
        Theme theme,
        String icon,
        LocalDate from,
        String legalBasis,
        List<Field> fields,
        List<Rule> rules) {

    public TypePlan {
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    /**
     * @param number by which boxes and rules mean it; never another's
     * @param key empty for a new one, whose key is made of its label when it is laid down
     */
    public record Field(
            int number,
            String key,
            FieldKind kind,
            String labelVi,
            String labelEn,
            int decimals,
            boolean required,
            List<ActivityField.Choice> choices) {
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /**
     * @param indicator its code; empty until one is chosen
     * @param field the number of the field whose amount counts; 0 for none
     * @param where the number of the field that must say something; 0 where none must
     * @param choice the key of the choice that it must say; empty for anything
     */
    public record Rule(int number, String indicator, CountingRule.How how, int field, int where, String choice) {}

    /** A new type. */
    static TypePlan blank(LocalDate from) {
        return new TypePlan("", "", "", "", Theme.DIRECTION, TypeIcons.OTHER, from, "", List.of(), List.of());
    }

    /** A new edition begins as the one there is. */
    static TypePlan of(TypeEdition edition, LocalDate from, String legalBasis, Function<Integer, String> codes) {
        ActivityType type = edition.type();
        List<Field> fields = type.fields().stream()
                .map(field -> new Field(
                        field.position(),
                        field.key(),
                        field.kind(),
                        field.labelVi(),
                        field.labelEn(),
                        field.decimals(),
                        field.required(),
                        field.choices()))
                .toList();
        List<Rule> rules = new ArrayList<>();
        for (CountingRule rule : type.rules()) {
            Integer where = rule.whereField();
            Long amount = rule.whereAmount();
            rules.add(new Rule(
                    rules.size() + 1,
                    codes.apply(rule.slot()),
                    rule.how(),
                    rule.field() == null ? 0 : rule.field(),
                    where == null ? 0 : where,
                    where == null || amount == null ? "" : choice(type.fields().get(where - 1), amount)));
        }
        return new TypePlan(
                type.nameVi(),
                type.nameEn(),
                type.hintVi(),
                type.hintEn(),
                type.theme(),
                type.icon(),
                from,
                legalBasis,
                fields,
                rules);
    }

    private static String choice(ActivityField field, long amount) {
        return field.kind() == FieldKind.CHOICE
                ? field.choices().get(Math.toIntExact(amount / 1000) - 1).key()
                : "";
    }

    public Optional<Field> field(int number) {
        return fields.stream().filter(field -> field.number() == number).findFirst();
    }

    /** A number that no field has, and none that a rule still speaks of. */
    int freeField() {
        int highest = fields.stream().mapToInt(Field::number).max().orElse(0);
        for (Rule rule : rules) highest = Math.max(highest, Math.max(rule.field(), rule.where()));
        return highest + 1;
    }

    int freeRule() {
        return rules.stream().mapToInt(Rule::number).max().orElse(0) + 1;
    }

    TypePlan with(List<Field> fields, List<Rule> rules) {
        return new TypePlan(nameVi, nameEn, hintVi, hintEn, theme, icon, from, legalBasis, fields, rules);
    }

    /** The type that it comes to; rules that cannot work are left out. */
    ActivityType type(String code, Function<String, @Nullable Integer> slots) {
        Set<String> taken = new HashSet<>();
        fields.forEach(field -> taken.add(field.key()));
        Map<Integer, ActivityField> byNumber = new HashMap<>();
        List<ActivityField> laid = new ArrayList<>();
        for (Field field : fields) {
            String key = field.key().isEmpty() ? TypeKey.of(field.labelVi(), taken) : field.key();
            taken.add(key);
            ActivityField one = new ActivityField(
                    laid.size() + 1,
                    key,
                    field.kind(),
                    field.labelVi(),
                    field.labelEn(),
                    field.kind() == FieldKind.NUMBER ? field.decimals() : 0,
                    field.required(),
                    field.kind() == FieldKind.CHOICE ? field.choices() : List.of());
            byNumber.put(field.number(), one);
            laid.add(one);
        }
        List<CountingRule> counting = new ArrayList<>();
        for (Rule rule : rules) rule(rule, byNumber, slots).ifPresent(counting::add);
        return new ActivityType(0, code, nameVi, nameEn, hintVi, hintEn, theme, icon, laid, counting);
    }

    private static Optional<CountingRule> rule(
            Rule rule, Map<Integer, ActivityField> fields, Function<String, @Nullable Integer> slots) {
        Integer slot = slots.apply(rule.indicator());
        ActivityField counted = fields.get(rule.field());
        ActivityField where = fields.get(rule.where());
        Long amount = where == null ? null : said(where, rule.choice());
        if (slot == null
                || counted == null && rule.how() != CountingRule.How.ONE
                || where == null && rule.where() != 0
                || amount == null && !rule.choice().isEmpty()) return Optional.empty();
        return Optional.of(new CountingRule(
                slot,
                rule.how(),
                rule.how() == CountingRule.How.ONE || counted == null ? null : counted.position(),
                where == null ? null : where.position(),
                amount));
    }

    /** What a field must say among amounts; null for anything, or where there is no such choice. */
    private static @Nullable Long said(ActivityField where, String choice) {
        if (where.kind() == FieldKind.YES_NO) return ActivityField.YES;
        return choice.isEmpty() ? null : where.amountOf(choice);
    }
}
