package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void thirtyFourOfThirtySevenIs91Point892Percent() {
        assertThat(Ratio.percent(34_000L, 37_000L)).isEqualTo(91_892);
    }

    @Test
    void halvesAreRoundedUp() {
        assertThat(Ratio.percent(1_000L, 8_000_000L)).isEqualTo(13);
        assertThat(Ratio.percent(0L, 8_000L)).isZero();
    }

    @Test
    void nothingHasNoShare() {
        assertThat(Ratio.percent(0L, 0L)).isNull();
        assertThat(Ratio.percent(null, 5_000L)).isNull();
        assertThat(Ratio.percent(5_000L, null)).isNull();
        assertThat(Ratio.percent(Relation.NOT_APPLICABLE, 5_000L)).isNull();
        assertThat(Ratio.percent(5_000L, Relation.NOT_APPLICABLE)).isNull();
    }

    @Test
    void theNationsMoneyDoesNotOverflow() {
        assertThat(Ratio.percent(90_000_000_000_000_000L, 100_000_000_000_000_000L))
                .isEqualTo(90_000);
        assertThat(Ratio.percent(Long.MAX_VALUE, 1L)).isNull();
    }

    @Test
    void aChangeIsInPercentOfLastYear() {
        assertThat(Change.percent(214_000L, 196_000L)).isEqualTo(9_184);
        assertThat(Change.percent(150_000L, 200_000L)).isEqualTo(-25_000);
        assertThat(Change.percent(5_000L, 0L)).isNull();
        assertThat(Change.percent(5_000L, null)).isNull();
    }

    @Test
    void sharesChangeByPoints() {
        assertThat(Change.points(93_000L, 87_800L)).isEqualTo(5_200);
        assertThat(Change.points(Relation.NOT_APPLICABLE, 87_800L)).isNull();
    }
}
