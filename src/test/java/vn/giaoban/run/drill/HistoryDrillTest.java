package vn.giaoban.run.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Some thousand operations of the drill; ./giaoban drill history does as many as one likes. */
class HistoryDrillTest {
    @Test
    void whatManyClientsSeeAtOnceIsWhatOneAfterTheOtherCouldHaveSeen() {
        Stage stage = Stage.make(Path.of("target"), HistoryDrill.COUNTRY, System.err);
        try {
            Map<String, Object> seen = HistoryDrill.on(stage, 32, 3000, System.err);
            assertThat(seen).as(seen.toString()).containsEntry("anomalies", 0);
            assertThat((int) seen.get("done")).isGreaterThan(500);
            assertThat((int) seen.get("refusedAsStale")).isPositive();
            assertThat((int) seen.get("snapshots")).isPositive();
        } finally {
            stage.strike();
        }
    }

    @Test
    void twoWhoTookTheSameStepAreFound() {
        Chronicle chronicle = new Chronicle("00001 2021-M01");
        chronicle.add("sent", 0, 3, 7);
        chronicle.add("accepted", 3, 4, 7);
        assertThat(chronicle.faults(4)).isEmpty();
        assertThat(chronicle.faults(5)).hasSize(1);
        chronicle.add("returned", 3, 4, 7);
        assertThat(chronicle.faults(4)).hasSize(1);
    }
}
