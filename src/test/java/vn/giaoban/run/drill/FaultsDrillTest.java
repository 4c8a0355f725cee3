package vn.giaoban.run.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The quicker of the faults; ./giaoban drill faults goes through all of them, and for longer. */
class FaultsDrillTest {
    @Test
    void whateverFailsNothingThatWasAcknowledgedIsLost() {
        Stage stage = Stage.make(Path.of("target"), new SmallCountry(2, 30, 24), System.err);
        try {
            Map<String, Object> seen = FaultsDrill.on(
                    stage,
                    new FaultsDrill.Measure(Duration.ofSeconds(6), 500),
                    List.of(
                            Ordeal.RESTART,
                            Ordeal.STALL,
                            Ordeal.CUT_AFTER_COMMIT,
                            Ordeal.CUT_BEFORE_ANSWER,
                            Ordeal.DUPLICATES),
                    System.err);
            assertThat(seen).as(seen.toString()).containsEntry("survived", 5L).containsEntry("lost", 0L);
        } finally {
            stage.strike();
        }
    }
}
