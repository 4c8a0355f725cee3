package vn.giaoban.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.ServletContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;

class LanesTest {
    private static final TestHouse HOUSE = TestHouse.open();

    @ParameterizedTest
    @CsvSource({
        "POST, /sign-in, SIGN_IN",
        "POST, /sign-in/code, SIGN_IN",
        "GET, /sign-in, READ",
        "POST, /me/password, SIGN_IN",
        "POST, /reports/7/cells, WRITE",
        "POST, /api/v1/reports, WRITE",
        "GET, /reports/7, READ",
        "GET, /figures/1/2026-M09, READ",
        "GET, /api/v1/figures, ANALYTICS",
        "GET, /compare, ANALYTICS",
        "GET, /figures/1/2026-M09.xlsx, ANALYTICS",
        "GET, /figures/1/history, ANALYTICS",
        "GET, /activities/7/attachments/0a, FILES",
        "GET, /reports/7/counted/13/activities/7/attachments/0a, FILES",
        "POST, /api/v1/attachments, WRITE",
        "GET, /css/giaoban.css,",
        "GET, /figures/1/2026-M09/stamp,",
        "POST, /sign-out,"
    })
    void everyRequestHasItsLaneOrPasses(String method, String path, Lane lane) {
        assertThat(Lane.of(method, path).orElse(null)).isEqualTo(lane);
    }

    @Test
    void whoFindsNoPlaceIsToldToComeLaterAndTheOtherLanesGoOn() {
        Client hoa = HOUSE.signedIn("hoa");
        Client program = HOUSE.program("dung");
        Answer overview = full(Lane.ANALYTICS, () -> program.get("/api/v1/figures"));
        assertThat(overview.status()).isEqualTo(503);
        assertThat(overview.header("retry-after")).isEqualTo("3");
        assertThat(overview.header("content-type")).isEqualTo("application/problem+json");
        assertThat(overview.body()).contains("\"status\":503", "Ask again in 3 seconds");

        full(Lane.READ, () -> {
            Answer page = hoa.get("/work");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("retry-after")).isEqualTo("3");
            assertThat(page.header("content-security-policy")).startsWith("default-src 'none'");
            assertThat(page.body()).contains("Đang có quá nhiều lượt truy cập", "Không mất gì cả");
            assertThat(hoa.get("/css/giaoban.css").status()).isEqualTo(200);
            return page;
        });
        assertThat(hoa.get("/work").status()).as("afterwards").isEqualTo(200);
    }

    @Test
    void whatIsOnItsWayHoldsNoPlaceOfOthersAndIsToldToComeLaterWhereTooMuchIs() {
        Client hoa = HOUSE.signedIn("hoa");
        full(Lane.FILES, () -> {
            assertThat(hoa.get("/work").status()).isEqualTo(200);
            assertThat(hoa.post("/language", Map.of("language", "vi", "back", "/"))
                            .status())
                    .isEqualTo(303);
            Answer file = hoa.upload("/activities", "file", "a.pdf", new byte[] {1}, Map.of());
            assertThat(file.status()).isEqualTo(503);
            assertThat(file.body()).contains("Chưa có gì thay đổi");
            return file;
        });
    }

    @Test
    void aSlowSendersFileHoldsNoPlaceThatOthersWriteIn() throws IOException {
        URI house = URI.create(HOUSE.address());
        try (Socket slow = new Socket(house.getHost(), house.getPort())) {
            slow.setSoTimeout(60_000);
            slow.getOutputStream()
                    .write("""
                    POST /activities HTTP/1.1\r
                    Host: %s:%d\r
                    Content-Type: multipart/form-data; boundary=b\r
                    Content-Length: 100000\r
                    Expect: 100-continue\r
                    \r
                    """.formatted(house.getHost(), house.getPort()).getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).as("its file is waited for").contains("100");
            assertThat(full(Lane.WRITE, () -> "every place was free")).isNotEmpty();
        }
    }

    @Test
    void everyLineMayBeFullAndThereIsStillAThreadToSayLater() {
        Lanes lanes = HOUSE.bean(Lanes.class);
        int inLine = 0;
        for (Lane lane : Lane.values()) inLine += lanes.places(lane) * (1 + lane.queuePerPlace());
        ServletWebServerApplicationContext running = (ServletWebServerApplicationContext)
                WebApplicationContextUtils.getRequiredWebApplicationContext(HOUSE.bean(ServletContext.class));
        JettyWebServer jetty = (JettyWebServer) running.getWebServer();
        assertThat(((VirtualThreadPool) jetty.getServer().getThreadPool()).getMaxConcurrentTasks())
                .isGreaterThan(2 * inLine);
    }

    @Test
    void whoFindsNoConnectionToTheDatabaseIsToldTheSame() throws SQLException {
        Client hoa = HOUSE.signedIn("hoa");
        HikariDataSource pool = HOUSE.bean(DataSource.class).unwrap(HikariDataSource.class);
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < pool.getMaximumPoolSize()) taken.add(pool.getConnection());
            Answer page = hoa.get("/work");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("retry-after")).isEqualTo("3");
            assertThat(page.body()).contains("Không mất gì cả");
        } finally {
            for (Connection connection : taken) connection.close();
        }
        assertThat(hoa.get("/work").status()).isEqualTo(200);
    }

    @Test
    void aReaderWhoseConnectionToTheDatabaseIsLostIsToldTheSame() throws Exception {
        Client hoa = HOUSE.signedIn("hoa");
        try (Connection holding = HOUSE.bean(DataSource.class).getConnection();
                Statement statement = holding.createStatement();
                ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            holding.setAutoCommit(false);
            statement.execute("lock table reporting.report in access exclusive mode");
            Future<Answer> page = reader.submit(() -> hoa.get("/work"));
            int ended = 0;
            while (ended == 0)
                try (ResultSet row = statement.executeQuery("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                        where pg_backend_pid() = any (pg_blocking_pids(pid)) and application_name = 'giaoban'
                        """)) {
                    row.next();
                    ended = row.getInt(1);
                }
            assertThat(page.get().status()).isEqualTo(503);
            assertThat(page.get().body()).contains("Không mất gì cả");
            holding.rollback();
        }
        assertThat(hoa.get("/work").status()).as("afterwards").isEqualTo(200);
    }

    @Test
    void aSaveThatFindsNoPlaceIsKeptInThePageAndSentAgain() {
        com.microsoft.playwright.Page hoa = TestBrowser.open().signedIn(HOUSE, "hoa", 1280);
        try {
            Answer report = HOUSE.signedIn("hoa").post("/reports", Map.of("period", "2026-6T"));
            hoa.navigate(report.location());
            Locator box = hoa.locator("input[name='v.45']");
            full(Lane.WRITE, () -> {
                box.fill("19");
                box.blur();
                assertThat(hoa.locator("#line")).containsText("Máy chủ đang bận");
                assertThat(box).hasValue("19");
                return box;
            });
            // It comes again when it was told to, and on a busy machine later.
            assertThat(hoa.locator("[data-saved]"))
                    .containsText("Đã lưu", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            hoa.reload();
            assertThat(box).hasValue("19");
        } finally {
            hoa.context().close();
        }
    }

    /** What happens while a lane has no place left. */
    private static <T> T full(Lane lane, Supplier<T> meanwhile) {
        Lanes lanes = HOUSE.bean(Lanes.class);
        int taken = 0;
        try {
            for (; taken < lanes.places(lane); taken++)
                assertThat(lanes.enter(lane)).as("place " + taken).isTrue();
            return meanwhile.get();
        } finally {
            for (; taken > 0; taken--) lanes.leave(lane);
        }
    }
}
