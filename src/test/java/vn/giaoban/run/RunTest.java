package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.run.backup.BackupCommand;
import vn.giaoban.run.backup.Operator;
import vn.giaoban.run.backup.RestoreCommand;
import vn.giaoban.run.doctor.DoctorCommand;

/** The whole program as its user meets it, in a process of its own. */
class RunTest {
    private static final Path HOME = Path.of("target", "run-test").toAbsolutePath();
    private static final Pattern ADDRESS = Pattern.compile("runs at (http://localhost:\\d+) ");
    private static final int TERMINATED = 128 + 15;
    private static final int LENGTH = 2000;

    /** A form whose content is still to come; the server says when it begins to read it. */
    private static final String FORM = String.join(
            "\r\n",
            "POST /sign-in HTTP/1.1",
            "Host: localhost",
            "Expect: 100-continue",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: " + LENGTH,
            "",
            "");

    @BeforeAll
    static void empty() throws IOException {
        Trees.delete(HOME);
    }

    @AfterAll
    static void tidy() throws IOException {
        Trees.delete(HOME);
    }

    @Test
    void runsOnceIsVerifiedMeanwhileAndLetsRequestsUnderWayFinish() throws IOException {
        try (TestProcess first = run()) {
            first.await("its address", () -> ADDRESS.matcher(first.output()).find());
            Matcher address = ADDRESS.matcher(first.output());
            assertThat(address.find()).isTrue();
            assertThat(first.output()).doesNotContain("Exception", "WARN");

            try (TestProcess second = run()) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output().lines())
                        .containsExactly("Giaoban already runs on " + HOME + ": " + address.group(1));
            }
            try (TestProcess verify = TestProcess.start(Main.class, "verify", "--home", HOME.toString())) {
                assertThat(verify.exitCode()).as(verify.output()).isZero();
                assertThat(verify.output()).contains("Everything agrees");
            }

            Path backup = HOME.resolve("meanwhile.zip");
            Operator operator = Operator.of(HOME);
            assertThat(operator.calls(new BackupCommand(), backup.toString()).exitCode())
                    .isZero();
            Operator.Said doctor = operator.calls(new DoctorCommand());
            assertThat(doctor.text()).contains("in use by the running Giaoban", backup.toString());
            assertThatThrownBy(() -> operator.calls(new RestoreCommand(), backup.toString()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is not empty");

            int port = URI.create(address.group(1)).getPort();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(60_000);
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                send(socket, FORM);
                assertThat(answer.readLine()).as("the form is being read").isEqualTo("HTTP/1.1 100 Continue");
                first.terminate();
                int[] left = {LENGTH};
                first.await("it to stop listening", () -> {
                    if (left[0] > 1) {
                        left[0]--;
                        send(socket, "a");
                    }
                    return refuses(port);
                });
                send(socket, "a".repeat(left[0]));
                assertThat(answer.readLine()).isEmpty();
                assertThat(answer.readLine()).as("the answer").startsWith("HTTP/1.1 ");
            }
            assertThat(first.exitCode()).isEqualTo(TERMINATED);
        }
        assertThat(HOME.resolve("database/data/postmaster.pid")).doesNotExist();
        assertThat(HOME.resolve("running")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(HOME.resolve("database/password")))
                .hasSize(2);
        HomeLock.take(HOME).orElseThrow().close();
    }

    private static TestProcess run() {
        // Ports of its own: another test beside this one may serve at the usual ones.
        return TestProcess.start(
                Main.class, "run", "--no-demo", "--port", "0", "--management-port", "0", "--home", HOME.toString());
    }

    private static void send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean refuses(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }
}
