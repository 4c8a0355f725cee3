package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path home;

    @Test
    void anUnknownWordIsOneClearLine() {
        assertRefused(2, "Unknown command: fly. See: giaoban help", "fly");
    }

    @Test
    void anUnknownOptionIsOneClearLine() {
        assertRefused(2, "Unknown option: --wings. See: giaoban help", "run", "--wings");
    }

    @Test
    void helpNamesEveryCommand() {
        try (TestProcess help = TestProcess.start(Main.class, "help")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.output())
                    .contains("giaoban run", "giaoban verify", "giaoban version", "giaoban help")
                    .contains("giaoban backup FILE", "giaoban restore FILE", "giaoban doctor");
        }
    }

    @Test
    void aTakenPortIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertRefused(
                    1,
                    "Port " + port
                            + " on 127.0.0.1 cannot be used (Address already in use): choose another with --port.",
                    "run",
                    "--home",
                    home.toString(),
                    "--port",
                    Integer.toString(port));
        }
    }

    @Test
    void aDatabaseOutOfReachIsOneClearLine() {
        try (TestProcess refused = TestProcess.start(
                Main.class, "run", "--port=0", "--home=" + home, "--db-url", "postgresql://u:p@127.0.0.1:1/none")) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output().lines())
                    .anyMatch(line ->
                            line.startsWith("The database at jdbc:postgresql://127.0.0.1:1/none cannot be reached"));
        }
    }

    @Test
    void aHomeThatIsNotThereHasNothingToBackUp() {
        Path nowhere = home.resolve("nowhere");
        assertRefused(
                1,
                "There is no Giaoban in " + nowhere + ".",
                "backup",
                home.resolve("giaoban.zip").toString(),
                "--home",
                nowhere.toString());
        assertThat(home).isEmptyDirectory();
    }

    private static void assertRefused(int exitCode, String line, String... arguments) {
        try (TestProcess refused = TestProcess.start(Main.class, arguments)) {
            assertThat(refused.output()).isNotNull();
            assertThat(refused.exitCode()).isEqualTo(exitCode);
            assertThat(refused.output().lines()).containsExactly(line);
        }
    }
}
