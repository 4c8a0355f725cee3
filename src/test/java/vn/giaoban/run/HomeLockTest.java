package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    Path home;

    @Test
    void aHomeIsHeldOnceWithinAProcess() {
        try (HomeLock first = HomeLock.take(home).orElseThrow()) {
            assertThat(HomeLock.take(home)).isEmpty();
            assertThat(HomeLock.take(home)).as("asking does not give it back").isEmpty();
            assertThat(first.home()).exists();
        }
        HomeLock.take(home).orElseThrow().close();
    }

    @Test
    void aHomeIsHeldAgainstOtherProcessesAndFreeOnceTheyAreKilled() {
        try (TestProcess holder = TestProcess.start(LockHolder.class, home.toString())) {
            holder.await("the note", () -> HomeLock.noted(home).isPresent());
            assertThat(HomeLock.take(home)).isEmpty();
            assertThat(HomeLock.noted(home)).contains("http://localhost:12345");
        }
        HomeLock.take(home).orElseThrow().close();
    }

    @Test
    void aSecondRunSaysWhereTheFirstIsAndLeavesItAlone() {
        try (HomeLock first = HomeLock.take(home).orElseThrow()) {
            first.note("http://localhost:8080");
            try (TestProcess second = TestProcess.start(Main.class, "run", "--home", home.toString())) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output().lines())
                        .containsExactly("Giaoban already runs on " + home + ": http://localhost:8080");
            }
            assertThat(HomeLock.noted(home)).contains("http://localhost:8080");
            assertThat(HomeLock.take(home)).isEmpty();
        }
    }
}
