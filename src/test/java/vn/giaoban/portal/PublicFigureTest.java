package vn.giaoban.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Sheet;
import vn.giaoban.reporting.FigureCorrection;

/** What of a total the public may see. */
class PublicFigureTest {
    private static final IndicatorsOfDay INDICATORS =
            TestHouse.open().bean(Indicators.class).of(LocalDate.of(2026, 9, 14));

    @Test
    void fewerThanFiveAreNotShown() {
        PublicFigure four = figure("32", Map.of("32", 4L));
        assertThat(four.hidden()).isTrue();
        assertThat(four.amount()).isNull();
        assertThat(figure("32", Map.of("32", 0L)).hidden()).isTrue();
        assertThat(figure("32", Map.of("32", 5L)).amount()).isEqualTo(5_000L);
    }

    @Test
    void blankIsNotFewerThanFive() {
        assertThat(figure("32", Map.of()).isGiven()).isFalse();
        assertThat(figure("32", Map.of()).hidden()).isFalse();
    }

    @Test
    void aShareOfFewIsNotShownEither() {
        assertThat(figure("41", Map.of("40", 3L, "39", 90L)).hidden()).isTrue();
        assertThat(figure("41", Map.of("40", 3L, "39", 90L)).amount()).isNull();
        assertThat(figure("41", Map.of("40", 45L, "39", 90L)).amount()).isEqualTo(50_000L);
    }

    @Test
    void countsOfPeopleAreNeverPublic() {
        assertThatThrownBy(() -> figure("14", Map.of("14", 900L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCorrectionIsAlwaysToldButOldAndNewOnlyWhereNothingIsFewerThanFive() {
        assertThat(corrected(100, 105).isTold()).isTrue();
        assertThat(corrected(105, 100).old()).isEqualTo(105_000L);
        assertThat(corrected(100, 104).isTold()).isFalse();
        assertThat(corrected(4, 100).isTold()).isFalse();
        assertThat(corrected(100, 4).now()).isNull();
        assertThat(PublicCorrection.of(new FigureCorrection(1, Instant.EPOCH, null, 9_000L, 1, 1, 2))
                        .isTold())
                .isFalse();
    }

    private static PublicCorrection corrected(long old, long now) {
        return PublicCorrection.of(new FigureCorrection(1, Instant.EPOCH, old * 1000, now * 1000, 1, 1, 2));
    }

    private static PublicFigure figure(String code, Map<String, Long> amounts) {
        Amounts own = Amounts.of(amounts.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        e -> indicator(e.getKey()).slot(), e -> e.getValue() * 1000)));
        Sheet sheet =
                new Sheet(1, 1, 1, own, Amounts.NONE, new long[0], new int[0], new int[0], new int[0], 1, null, null);
        return PublicFigure.of(indicator(code), sheet, INDICATORS);
    }

    private static Indicator indicator(String code) {
        return INDICATORS.byCode().get(code);
    }
}
