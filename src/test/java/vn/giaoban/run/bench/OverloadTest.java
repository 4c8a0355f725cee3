package vn.giaoban.run.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted, and what may be true, while more is asked for than can be done. */
class OverloadTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void arrivalsComeAsOftenAsWantedInOrderAndWithinTheTime() {
        long[] arrivals = Arrivals.drawn(500, Duration.ofSeconds(20), 7);
        assertThat(arrivals).isSorted();
        assertThat(arrivals[0]).isNotNegative();
        assertThat(arrivals[arrivals.length - 1]).isLessThan(20 * SECOND);
        // 10,000 expected; a Poisson number's deviation is its root.
        assertThat(arrivals.length).isCloseTo(10_000, within(500));
        assertThat(arrivals).isEqualTo(Arrivals.drawn(500, Duration.ofSeconds(20), 7));
        assertThat(arrivals).isNotEqualTo(Arrivals.drawn(500, Duration.ofSeconds(20), 8));
    }

    @Test
    void gapsBetweenArrivalsAreUnevenAsChanceMakesThem() {
        long[] arrivals = Arrivals.drawn(1000, Duration.ofSeconds(10), 1);
        int brief = 0;
        for (int i = 1; i < arrivals.length; i++) if (arrivals[i] - arrivals[i - 1] < SECOND / 1000) brief++;
        // Of exponential gaps, 1 - 1/e are shorter than their mean.
        assertThat(brief / (double) arrivals.length).isCloseTo(0.632, within(0.02));
    }

    @Test
    void aSumMayBeAnythingBetweenWhatWasAcknowledgedBeforeAndWhatWasSentByNow() {
        Bounds bounds = new Bounds("reports", "figures");
        bounds.sent(1, 10);
        bounds.acknowledged(1, 10);
        long[] before = bounds.least();
        bounds.sent(2, 20);
        assertThat(bounds.fault(before, new long[] {1, 10})).isEmpty();
        assertThat(bounds.fault(before, new long[] {3, 30})).isEmpty();
        assertThat(bounds.fault(before, new long[] {0, 10})).hasValue("reports: 0, between 1 and 3 is true");
        assertThat(bounds.fault(before, new long[] {1, 31})).hasValue("figures: 31, between 10 and 30 is true");
    }

    @Test
    void whatIsAcknowledgedWhileOneWaitsMayOrMayNotBeSeenAndMustBeAfterwards() {
        Bounds bounds = new Bounds("reports");
        bounds.sent(5);
        long[] before = bounds.least();
        bounds.acknowledged(5);
        assertThat(bounds.fault(before, new long[] {0})).isEmpty();
        assertThat(bounds.fault(before, new long[] {5})).isEmpty();
        assertThat(bounds.fault(bounds.least(), new long[] {0})).isPresent();
    }

    @Test
    void whatWasRefusedMustNotBeSeen() {
        Bounds bounds = new Bounds("reports");
        bounds.sent(5);
        bounds.refused(5);
        assertThat(bounds.fault(bounds.least(), new long[] {0})).isEmpty();
        assertThat(bounds.fault(bounds.least(), new long[] {5})).isPresent();
    }

    @Test
    void onlyRightAnswersWithinTheTimeCountAndEverythingElseIsNamed() {
        long began = 100 * SECOND;
        Tally tally = new Tally(began, Duration.ofSeconds(2));
        Visits.Seen right = new Visits.Seen(200, false, Optional.empty());
        tally.add(Visits.Kind.GRID, right, began, began + SECOND / 10);
        tally.add(Visits.Kind.WRITE, new Visits.Seen(201, false, Optional.empty()), began, began + SECOND / 10);
        tally.add(Visits.Kind.GRID, right, began + SECOND, began + 3 * SECOND);
        tally.add(Visits.Kind.GRID, new Visits.Seen(503, true, Optional.empty()), began, began + 1);
        tally.add(Visits.Kind.GRID, new Visits.Seen(503, false, Optional.empty()), began, began + 1);
        tally.add(Visits.Kind.NATION, new Visits.Seen(200, false, Optional.of("wrong by 1")), began, began + 1);
        tally.lose();
        assertThat(tally.rightPerSecond()).isEqualTo(1);
        assertThat(tally.wrong()).isEqualTo(1);
        assertThat(tally.told()).containsExactly("nation: wrong by 1");
        assertThat(tally.summary())
                .containsEntry("offeredPerSecond", 3.5)
                .containsEntry("laterPercent", 14.3)
                .containsEntry("otherStatuses", Map.of(503, 1))
                .containsEntry("lost", 1)
                .containsEntry("falseAnswers", 1)
                .containsEntry("p99", 2000.0)
                .containsEntry("rightPerSecondOf", Map.of("grid", 0.5, "write", 0.5));
    }

    @Test
    void twentyVisitsAreOfEveryKindAsOftenAsItsShare() {
        Map<Visits.Kind, Integer> drawn = new EnumMap<>(Visits.Kind.class);
        for (int i = 0; i < 20; i++) drawn.merge(Visits.Kind.at((i + 0.5) / 20), 1, Integer::sum);
        assertThat(drawn)
                .isEqualTo(Map.of(
                        Visits.Kind.GRID, 6,
                        Visits.Kind.BOARD, 4,
                        Visits.Kind.NATION, 3,
                        Visits.Kind.FIGURES, 3,
                        Visits.Kind.WRITE, 4));
    }

    @Test
    void aReportIsSentOnceAndNoReadersIsAmongThem() {
        Errands errands = new Errands(new ReportLoad(), new Crew(Map.of(), "TW", 1, "do-tw"));
        java.util.Set<Integer> communes = new java.util.HashSet<>();
        for (int reader = 0; reader < Errands.READERS; reader++) communes.add(Errands.commune(reader));
        int others = ReportLoad.COMMUNES - Errands.READERS;
        for (int i = 0; i < others; i++) {
            Errands.Errand errand = errands.next();
            assertThat(errand.period()).isEqualTo(Errands.period(0));
            assertThat(communes.add(errand.commune())).isTrue();
        }
        assertThat(communes).hasSize(ReportLoad.COMMUNES);
        assertThat(errands.currentPeriod()).isEqualTo(Errands.period(1));
        assertThat(errands.next().period()).isEqualTo(Errands.period(1));
    }
}
