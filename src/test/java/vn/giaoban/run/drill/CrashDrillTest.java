package vn.giaoban.run.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.run.drill.CrashDrill.Blow;
import vn.giaoban.run.drill.CrashDrill.Victim;

/** A few rounds of the drill, one of each kind; ./giaoban drill crash does hundreds. */
class CrashDrillTest {
    private static final List<Blow> BLOWS = List.of(
            new Blow(Victim.BOTH, null),
            new Blow(Victim.DATABASE, Point.FILING_AFTER_COMMIT),
            new Blow(Victim.APPLICATION, Point.SEAL_BEFORE_COMMIT),
            new Blow(Victim.APPLICATION, Point.MIGRATION_BEFORE_COMMIT));

    @Test
    void whateverIsKilledNothingThatWasAcknowledgedIsLost() {
        SmallCountry country = new SmallCountry(2, 12, 70);
        Stage stage = Stage.make(Path.of("target"), country, System.err);
        try {
            Map<String, Object> seen = CrashDrill.on(stage, 20261126, System.err, drill -> {
                BLOWS.forEach(drill::strike);
                return drill.end();
            });
            assertThat(seen).as(seen.toString()).containsEntry("lost", 0).containsEntry("pointsMissed", 0);
            assertThat((int) seen.get("acknowledged")).isGreaterThan(50);
            assertThat((int) seen.get("cutOff")).isPositive();
            assertThat((int) seen.get("cutOffAndDone")).isPositive();
        } finally {
            stage.strike();
        }
    }
}
