package vn.giaoban.activitytypes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.giaoban.activities.ActivityField.Choice;
import vn.giaoban.activities.CountingRule.How;
import vn.giaoban.activities.FieldKind;
import vn.giaoban.activitytypes.TypePlan.Field;
import vn.giaoban.activitytypes.TypePlan.Rule;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;

/** What a type says, in words: each thing by its name. So two states of it can be held side by side. */
public final class TypeWords {
    private TypeWords() {}

    /** A thing of which two states say something else; empty where one of them does not have it. */
    public record Difference(String label, String before, String after) {}

    static Map<String, String> of(Page page, TypePlan plan, IndicatorsOfDay indicators) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(page.t("activitytypes.name"), plan.nameVi());
        words.put(page.t("activitytypes.name.english"), plan.nameEn());
        words.put(page.t("activitytypes.hint"), plan.hintVi());
        words.put(page.t("activitytypes.hint.english"), plan.hintEn());
        words.put(page.t("activitytypes.theme"), page.t(plan.theme().textKey()));
        words.put(page.t("activitytypes.icon"), page.t(TypeIcons.textKey(plan.icon())));
        words.put(page.t("activitytypes.from"), page.f().day(plan.from()));
        words.put(page.t("catalogue.basis"), plan.legalBasis());
        for (int at = 0; at < plan.fields().size(); at++) {
            Field field = plan.fields().get(at);
            words.put(page.t("activitytypes.field.of", name(page, field)), (at + 1) + ". " + field(page, field));
        }
        for (Rule rule : plan.rules())
            words.merge(
                    page.t("activitytypes.rule.of", indicator(page, rule, indicators)),
                    rule(page, plan, rule),
                    (one, other) -> one + "; " + other);
        return words;
    }

    static List<Difference> differences(Map<String, String> before, Map<String, String> after) {
        Set<String> labels = new LinkedHashSet<>(after.keySet());
        labels.addAll(before.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String label : labels) {
            String was = before.getOrDefault(label, "");
            String is = after.getOrDefault(label, "");
            if (!was.equals(is)) differences.add(new Difference(label, was, is));
        }
        return differences;
    }

    /** What stands now beside what was typed, for somebody who was overtaken. */
    static List<Meanwhile.Place> places(Map<String, String> stands, Map<String, String> typed) {
        return differences(stands, typed).stream()
                .map(one -> new Meanwhile.Place(one.label(), one.before(), one.after()))
                .toList();
    }

    private static String field(Page page, Field field) {
        List<String> said = new ArrayList<>(
                List.of(page.t("activitytypes.kind." + field.kind().name())));
        if (field.required()) said.add(page.t("activitytypes.required"));
        if (field.kind() == FieldKind.NUMBER && field.decimals() > 0)
            said.add(page.t("activitytypes.decimals.said", field.decimals()));
        if (field.kind() == FieldKind.CHOICE)
            said.add(field.choices().stream().map(c -> c.name(page.locale())).collect(Collectors.joining(" / ")));
        return String.join(", ", said) + " (" + field.labelVi() + " / " + field.labelEn() + ")";
    }

    static String rule(Page page, TypePlan plan, Rule rule) {
        String how = rule.how() == How.ONE
                ? page.t("activitytypes.how.ONE")
                : page.t("activitytypes.how." + rule.how().name()) + ": "
                        + plan.field(rule.field())
                                .map(field -> name(page, field))
                                .orElse("–");
        if (rule.where() == 0) return how;
        String where = plan.field(rule.where())
                .map(field -> where(page, field, rule.choice()))
                .orElse("–");
        return how + ", " + where;
    }

    /** "khi Chủ trì là Chính quyền". */
    public static String where(Page page, Field field, String choice) {
        if (choice.isEmpty()) return page.t("activitytypes.where.any", name(page, field));
        String said = field.choices().stream()
                .filter(one -> one.key().equals(choice))
                .findFirst()
                .map((Choice one) -> one.name(page.locale()))
                .orElse("–");
        return page.t("activitytypes.where.is", name(page, field), said);
    }

    public static String name(Page page, Field field) {
        String name = page.english() ? field.labelEn() : field.labelVi();
        return name.isEmpty() ? page.t("activitytypes.unnamed") : name;
    }

    private static String indicator(Page page, Rule rule, IndicatorsOfDay indicators) {
        Indicator indicator = indicators.byCode().get(rule.indicator());
        return indicator == null ? rule.indicator() : indicator.code() + ". " + indicator.name(page.locale());
    }
}
