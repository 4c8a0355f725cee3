package vn.giaoban.activitytypes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.giaoban.activities.AboutPersons;
import vn.giaoban.activities.ActivityField;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.CountingRule.How;
import vn.giaoban.activities.FieldKind;
import vn.giaoban.activitytypes.TypePlan.Field;
import vn.giaoban.activitytypes.TypePlan.Rule;
import vn.giaoban.catalogue.AcrossTime;
import vn.giaoban.catalogue.Flaw;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;

/** What a type that is being made says that cannot work, or may not be; each with the box where it is mended. */
final class TypeFlaws {
    /** So many fit an activity's row, and no thumb likes more. */
    static final int MOST_FIELDS = 30;

    private static final int FEWEST_CHOICES = 2;

    private final TypePlan plan;
    private final IndicatorsOfDay indicators;
    private final List<Flaw> found = new ArrayList<>();

    private TypeFlaws(TypePlan plan, IndicatorsOfDay indicators) {
        this.plan = plan;
        this.indicators = indicators;
    }

    /** @param indicators of the day from which it is meant to hold */
    static List<Flaw> of(TypePlan plan, IndicatorsOfDay indicators) {
        TypeFlaws flaws = new TypeFlaws(plan, indicators);
        if (plan.nameVi().isEmpty()) flaws.add("nameVi", "name");
        if (plan.legalBasis().isEmpty()) flaws.add("legalBasis", "basis");
        if (plan.fields().size() > MOST_FIELDS) flaws.add("add-field", "fields", MOST_FIELDS);
        flaws.fields();
        flaws.rules();
        return List.copyOf(flaws.found);
    }

    private void fields() {
        ActivityType laid = plan.type("new", code -> null);
        Set<String> labels = new HashSet<>();
        for (int at = 0; at < plan.fields().size(); at++) {
            Field field = plan.fields().get(at);
            ActivityField judged = laid.fields().get(at);
            String label = "labelVi." + field.number();
            if (field.labelVi().isEmpty()) add(label, "label", at + 1);
            else if (!labels.add(field.labelVi().toLowerCase(Locale.ROOT))) add(label, "twice", field.labelVi());
            AboutPersons.in(judged)
                    .ifPresent(matter -> found.add(new Flaw(label, matter.textKey(), List.of(field.labelVi()))));
            if (field.kind() == FieldKind.CHOICE) choices(field);
        }
    }

    private void choices(Field field) {
        String box = "choicesVi." + field.number();
        Set<String> different = new HashSet<>();
        field.choices().forEach(choice -> different.add(choice.vi().toLowerCase(Locale.ROOT)));
        if (field.choices().size() < FEWEST_CHOICES) add(box, "choices", field.labelVi());
        else if (different.size() < field.choices().size()) add(box, "choiceTwice", field.labelVi());
    }

    private void rules() {
        Set<Rule> different = new HashSet<>();
        for (Rule rule : plan.rules()) {
            String box = "indicator." + rule.number();
            Indicator indicator = indicators.byCode().get(rule.indicator());
            if (rule.indicator().isEmpty()) add(box, "indicator");
            else if (indicator == null) add(box, "indicatorGone", rule.indicator());
            else if (indicator.isComputed()) add(box, "computed", rule.indicator());
            else {
                if (!different.add(
                        new Rule(0, rule.indicator(), rule.how(), rule.field(), rule.where(), rule.choice())))
                    add(box, "ruleTwice", rule.indicator());
                counted(rule, indicator);
                where(rule);
            }
        }
    }

    private void counted(Rule rule, Indicator indicator) {
        String box = "how." + rule.number();
        boolean stock = indicator.acrossTime() == AcrossTime.LAST;
        if (stock && rule.how() != How.LAST) add(box, "stock", rule.indicator());
        if (!stock && rule.how() == How.LAST) add(box, "notStock", rule.indicator());
        if (rule.how() == How.ONE) return;
        String of = "of." + rule.number();
        Optional<Field> field = plan.field(rule.field());
        if (rule.field() == 0) add(of, "of", rule.indicator());
        else if (field.isEmpty()) add(of, "ofGone", rule.indicator());
        else if (!field.get().kind().isNumber())
            add(of, "ofWords", rule.indicator(), field.get().labelVi());
        else if (field.get().kind() == FieldKind.NUMBER && field.get().decimals() > indicator.decimals())
            add("decimals." + rule.field(), "decimals", field.get().labelVi(), rule.indicator(), indicator.decimals());
    }

    private void where(Rule rule) {
        String box = "where." + rule.number();
        if (rule.where() == 0) return;
        Optional<Field> field = plan.field(rule.where());
        if (field.isEmpty()) add(box, "whereGone", rule.indicator());
        else if (field.get().kind().isWords())
            add(box, "whereWords", rule.indicator(), field.get().labelVi());
        else if (!rule.choice().isEmpty()
                && field.get().choices().stream()
                        .noneMatch(choice -> choice.key().equals(rule.choice())))
            add(box, "choiceGone", rule.indicator(), field.get().labelVi());
    }

    private void add(String box, String key, Object... args) {
        found.add(new Flaw(box, "activitytypes.flaw." + key, List.of(args)));
    }
}
