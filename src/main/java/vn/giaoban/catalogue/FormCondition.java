package vn.giaoban.catalogue;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.Page;

/**
 * When something of a form is asked: if another figure of the same report is so.
 *
 * @param code of the figure that decides
 * @param amount in thousandths; only what is compared has one
 */
public record FormCondition(
        String code, Operator operator, @Nullable Long amount) {
    public FormCondition {
        if ((amount != null) != operator.compares()) throw new IllegalArgumentException(operator + " " + amount);
    }

    /** How the figure must be. */
    public enum Operator {
        ABOVE,
        EQUAL,
        GIVEN,
        NOT_APPLICABLE;

        public boolean compares() {
            return this == ABOVE || this == EQUAL;
        }

        public String textKey() {
            return "catalogue.form.condition." + name();
        }
    }

    /** Judges by the amounts of a report, by code, in thousandths; nothing is asked on a blank. */
    public boolean holds(Function<String, @Nullable Long> amountOfCode) {
        Long said = amountOfCode.apply(code);
        if (said == null) return false;
        boolean notApplicable = said == Relation.NOT_APPLICABLE;
        return switch (operator) {
            case GIVEN -> true;
            case NOT_APPLICABLE -> notApplicable;
            case ABOVE -> !notApplicable && amount != null && said > amount;
            case EQUAL -> !notApplicable && said.equals(amount);
        };
    }

    /** As a reader reads it: “31. Cuộc đối thoại của cấp ủy” lớn hơn 0. */
    public String words(Page page, IndicatorsOfDay indicators) {
        Indicator indicator = indicators.byCode().get(code);
        String name = indicator == null ? code : code + ". " + indicator.name(page.locale());
        int decimals = 0;
        if (amount != null && indicator != null) decimals = indicator.decimals();
        return page.t(operator.textKey(), name, amount == null ? "" : page.f().number(amount, decimals));
    }
}
