package vn.giaoban.catalogue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What became of an amount since the same period of last year. */
public final class Change {
    private Change() {}

    /** In thousandths of a percent, rounded half up; blank where one of the two is missing or there was nothing before. */
    public static @Nullable Long percent(@Nullable Long now, @Nullable Long then) {
        if (now == null || then == null || now == Relation.NOT_APPLICABLE || then == Relation.NOT_APPLICABLE)
            return null;
        if (then <= 0) return null;
        return Ratio.of(BigDecimal.valueOf(now).subtract(BigDecimal.valueOf(then)), then);
    }

    /** Between two shares: points of percent, in thousandths. */
    public static @Nullable Long points(@Nullable Long now, @Nullable Long then) {
        if (now == null || then == null || now == Relation.NOT_APPLICABLE || then == Relation.NOT_APPLICABLE)
            return null;
        return now - then;
    }

    /** As the indicator asks: points for what is itself a percentage, percent for all else. */
    public static @Nullable Long of(Indicator indicator, @Nullable Long now, @Nullable Long then) {
        return indicator.isPercent() ? points(now, then) : percent(now, then);
    }
}
