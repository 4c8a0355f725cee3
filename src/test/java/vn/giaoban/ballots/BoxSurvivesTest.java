package vn.giaoban.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.TestHouse;
import vn.giaoban.run.TestDatabase;

/** What was put into the box outlives a restart, and not the loss of its key. */
class BoxSurvivesTest {
    @TempDir
    Path home;

    @Test
    void aRestartBetweenVoteAndCountLosesNothingAndWithoutItsKeyTheBoxSaysNothing() throws IOException {
        try (TestDatabase database = TestDatabase.migrated()) {
            TestHouse first = TestHouse.on(database, home);
            long counted = voted(first.bean(SecretBallots.class));
            long lost = voted(first.bean(SecretBallots.class));
            String key = first.jdbc()
                    .sql("select key_name from ballots.ballot where id = :id")
                    .param("id", lost)
                    .query(String.class)
                    .single();
            first.close();
            Files.delete(home.resolve("ballots").resolve(key));

            TestHouse again = TestHouse.on(database, home);
            try {
                SecretBallots ballots = again.bean(SecretBallots.class);
                assertThat(ballots.count(counted, 6))
                        .isEqualTo(new SecretBallots.Count.Done(
                                new SecretTally(SecretTally.Outcome.COUNTED, 6, 6, List.of(3, 3))));
                assertThat(ballots.count(lost, 6))
                        .isEqualTo(
                                new SecretBallots.Count.Done(SecretTally.nothing(SecretTally.Outcome.UNREADABLE, 6)));
                assertThat(home.resolve("ballots")).isEmptyDirectory();
            } finally {
                again.close();
            }
        }
    }

    private static long voted(SecretBallots ballots) {
        SecretBallots.Printed printed =
                ballots.print("test", "Hội nghị", "Hội trường", "Câu hỏi", List.of("A", "B"), 1, 8, false);
        long id = printed.ballot().id();
        assertThat(ballots.open(id)).isTrue();
        for (int i = 0; i < 6; i++) ballots.put(id, printed.codes().get(i), 1 + i % 2);
        return id;
    }
}
