package vn.giaoban.run.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.Main;
import vn.giaoban.run.Options;
import vn.giaoban.run.TestDatabase;
import vn.giaoban.run.TestProcess;
import vn.giaoban.run.Trees;
import vn.giaoban.run.bench.Crew;

/** Two nodes behind HAProxy on one database; one is killed while programs write and somebody reads. */
class NodesTest {
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final Path WORK = Path.of("target", "nodes-test").toAbsolutePath();
    private static final Pattern ADDRESS = Pattern.compile("runs at (http://localhost:\\d+) ");
    private static final SmallCountry COUNTRY = new SmallCountry(2, 10, 24);
    private static final int CLIENTS = 4;

    @BeforeEach
    @AfterEach
    void empty() throws IOException {
        Trees.delete(WORK);
    }

    @Test
    void oneOfTwoNodesIsKilledAndNobodyNoticesMoreThanARetry() throws IOException {
        assumeTrue(
                Files.isExecutable(HAPROXY),
                "HAProxy is not installed: apt-get install haproxy (./test does it as root)");
        Files.createDirectories(WORK);
        COUNTRY.writeData(WORK.resolve("data"));
        try (TestDatabase database = TestDatabase.empty();
                TestProcess first = node(database, "a")) {
            URI a = address(first);
            try (TestProcess second = node(database, "b")) {
                URI b = address(second);
                int port = freePort();
                try (TestProcess proxy = TestProcess.startProgram(
                                HAPROXY.toString(),
                                "-db",
                                "-f",
                                proxied(port, a, b).toString());
                        HomeDatabase home = HomeDatabase.open(options(database), System.err)) {
                    proxy.await("HAProxy to listen", () -> listens(port));
                    URI address = URI.create("http://localhost:" + port);
                    List<String> losses = home.inHouse(house -> {
                        Crew crew = Crew.hire(house);
                        Load load = new Load(COUNTRY, crew, COUNTRY.months(), 20261126);
                        Client reader = new Client(address.toString()).signIn(crew.reader(), Crew.PASSWORD);
                        List<String> found = new ArrayList<>();

                        try (Load.Shift shift = load.begin(address, CLIENTS, 30)) {
                            shift.awaitEnough();
                            first.kill();
                            assertThat(reader.get("/work").status())
                                    .as("the session goes on")
                                    .isEqualTo(200);
                        }
                        found.addAll(Settlement.settle(load, crew, address, house, List.of())
                                .losses());
                        int before = load.acknowledged();
                        assertThat(before).isGreaterThanOrEqualTo(30);

                        try (Load.Shift shift = load.begin(address, CLIENTS, 30)) {
                            shift.awaitEnough();
                            assertThat(reader.get("/work").status()).isEqualTo(200);
                        }
                        found.addAll(Settlement.settle(load, crew, address, house, List.of())
                                .losses());
                        assertThat(load.acknowledged())
                                .as("the other node goes on")
                                .isGreaterThanOrEqualTo(before + 30);
                        return found;
                    });
                    assertThat(losses).isEmpty();
                }
            }
        }
    }

    private static TestProcess node(TestDatabase database, String name) {
        return TestProcess.start(
                Main.class,
                "run",
                "--no-demo",
                "--port",
                "0",
                "--home",
                WORK.resolve(name).toString(),
                "--data",
                WORK.resolve("data").toString(),
                "--key-file",
                key().toString(),
                "--db-pool",
                "10",
                "--db-url",
                url(database));
    }

    /** All nodes are given the same. */
    private static Path key() {
        try {
            Path key = WORK.resolve("shared.key");
            if (!Files.exists(key))
                Files.writeString(key, java.util.Base64.getEncoder().encodeToString(new byte[32]));
            Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            return key;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static URI address(TestProcess node) {
        node.await("its address", () -> ADDRESS.matcher(node.output()).find());
        Matcher found = ADDRESS.matcher(node.output());
        assertThat(found.find()).isTrue();
        return URI.create(found.group(1));
    }

    private static String url(TestDatabase database) {
        String url = database.url().substring("jdbc:".length());
        return url + (url.contains("?") ? "&" : "?") + "user=" + database.user() + "&password=" + database.password();
    }

    private static Options options(TestDatabase database) {
        return Options.of(new Arguments(
                List.of(),
                java.util.Map.of(
                        "--home", WORK.resolve("command").toString(), "--db-url", url(database), "--no-demo", "")));
    }

    /** The configuration that is handed out, with other addresses. */
    private static Path proxied(int port, URI a, URI b) throws IOException {
        String text = Files.readString(Path.of("docs", "operations", "haproxy.cfg"));
        String here = text.replace("127.0.0.1:8000", "127.0.0.1:" + port)
                .replace("10.1.0.11:8080", "127.0.0.1:" + a.getPort())
                .replace("10.1.0.12:8080", "127.0.0.1:" + b.getPort());
        assertThat(here).doesNotContain("10.1.0.").contains("127.0.0.1:" + port);
        return Files.writeString(WORK.resolve("haproxy.cfg"), here);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
