package vn.giaoban.run.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.audit.Seals;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Home;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.Settings;

/** What the operator's monitoring is told, and what it is not. */
class ManagementTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final Management MANAGEMENT = Management.open(settings("0"), house(HOUSE.bean(Readiness.class)));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        MANAGEMENT.close();
        HTTP.close();
    }

    private static Settings settings(String port) {
        return Settings.of(new Arguments(java.util.List.of(), Map.of("--management-port", port)));
    }

    private static BeanFactory house(Readiness readiness) {
        return new StaticListableBeanFactory(Map.of(
                "readiness", readiness, "metrics", HOUSE.bean(Metrics.class), "json", HOUSE.bean(JsonMapper.class)));
    }

    private static HttpResponse<String> get(Management management, String path) throws Exception {
        URI uri = URI.create(management.address().orElseThrow() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void livesAndIsReadyAndSaysWhy() throws Exception {
        assertThat(get(MANAGEMENT, "/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get(MANAGEMENT, "/health/ready");
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        assertThat(ready.body()).contains("\"ready\":true", "\"subject\":\"database\",\"level\":\"ok\"", "audit trail");
    }

    @Test
    void isNotReadyWhileTheDatabaseCannotBeReached() throws Exception {
        Readiness without = new Readiness(
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:9/nobody?connectTimeout=1", "nobody", ""),
                HOUSE.bean(Seals.class),
                none());
        try (Management cut = Management.open(settings("0"), house(without))) {
            HttpResponse<String> ready = get(cut, "/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"ready\":false", "\"level\":\"wrong\"");
            assertThat(get(cut, "/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isNotReadyAnyMoreOnceItStops() throws Exception {
        try (Management ending = Management.open(settings("0"), house(HOUSE.bean(Readiness.class)))) {
            ending.stopping();
            assertThat(get(ending, "/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void tellsItsFiguresByKindOfPageAndNamesNobody() throws Exception {
        Client hoa = HOUSE.signedIn("hoa");
        hoa.get("/search?q=mau+son");
        hoa.get("/khong-co/hoang-thi-hoa");
        String metrics = get(MANAGEMENT, "/metrics").body();
        assertThat(metrics)
                .contains(
                        "giaoban_seals_behind_seconds",
                        "giaoban_sessions",
                        "giaoban_reports{state=\"accepted\"}",
                        "giaoban_db_connections{state=\"active\"}",
                        "jvm_memory_used_bytes",
                        "giaoban_requests_seconds_count{method=\"GET\",route=\"/search\",status=\"200\"}");
        assertThat(metrics.toLowerCase(java.util.Locale.ROOT)).doesNotContain("mau", "hoa\"", "hoang", "127.0.0.1");
    }

    @Test
    void answersNothingElse() throws Exception {
        assertThat(get(MANAGEMENT, "/").statusCode()).isEqualTo(404);
        assertThat(get(MANAGEMENT, "/metrics/more").statusCode()).isEqualTo(404);
        URI metrics = URI.create(MANAGEMENT.address().orElseThrow() + "/metrics");
        HttpRequest post = HttpRequest.newBuilder(metrics)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HTTP.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void thePublicPortKnowsNothingOfIt() {
        for (String path :
                new String[] {"/health/live", "/health/ready", "/metrics", "/actuator", "/actuator/health"}) {
            assertThat(HOUSE.visitor().get(path).location()).startsWith("/sign-in");
            assertThat(HOUSE.signedIn("tuan").get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aPortThatWasAskedForAndIsTakenRefusesTheStart() throws IOException {
        String taken = MANAGEMENT.address().orElseThrow().replaceFirst(".*:", "");
        assertThatThrownBy(() -> Management.open(settings(taken), house(HOUSE.bean(Readiness.class))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("management-port");
        assertThat(Management.open(settings("off"), house(HOUSE.bean(Readiness.class)))
                        .address())
                .isEmpty();
    }

    private static ObjectProvider<Home> none() {
        return new StaticListableBeanFactory().getBeanProvider(Home.class);
    }
}
