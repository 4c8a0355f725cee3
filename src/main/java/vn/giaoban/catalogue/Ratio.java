package vn.giaoban.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A share in percent of two amounts. */
public final class Ratio {
    private Ratio() {}

    /**
     * In thousandths of a percent, rounded half up: 34 of 37 is 91 892. Blank where a part is blank or not applicable, and
     * where there is nothing to have a share of.
     */
    public static @Nullable Long percent(@Nullable Long numerator, @Nullable Long denominator) {
        if (numerator == null || denominator == null) return null;
        if (numerator == Relation.NOT_APPLICABLE || denominator == Relation.NOT_APPLICABLE || denominator <= 0)
            return null;
        return of(BigDecimal.valueOf(numerator), denominator);
    }

    static @Nullable Long of(BigDecimal numerator, long denominator) {
        BigDecimal share = numerator
                .multiply(BigDecimal.valueOf(100_000))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP);
        return share.abs().toBigInteger().bitLength() < 63 ? Long.valueOf(share.longValueExact()) : null;
    }
}
