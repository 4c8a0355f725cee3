package vn.giaoban.portal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;

/**
 * One public figure with why it is none, where it is none.
 *
 * @param amount in thousandths; null unless the status is "given"
 * @param reports accepted ones at or below
 * @param correctedAt when it was last corrected after publication; null if never
 * @param corrections of a national total, with old and new where they may be told
 */
public record PublicRow(
        Unit unit,
        Period period,
        Indicator indicator,
        @Nullable Long amount,
        Status status,
        int reports,
        @Nullable Instant correctedAt,
        List<PublicCorrection> corrections) {
    /** Below five: told as such. */
    public boolean isFew() {
        return status == Status.FEW;
    }

    /** Why it is no number, as the programs' door says it. */
    public String word() {
        return status.word();
    }

    enum Status {
        GIVEN("given"),
        BLANK("blank"),
        NOT_APPLICABLE("not-applicable"),
        /** Below five. */
        FEW("fewer-than-5"),
        /** Would tell what is below five elsewhere. */
        WITHHELD("withheld"),
        /** Read as now: the ground was not the unit's alone then. */
        NOT_SEPARATE("not-separate");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
