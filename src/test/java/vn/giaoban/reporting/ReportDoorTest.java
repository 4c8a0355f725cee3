package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.Client;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Figures;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;

/** The commune's and the province's programs: reports filed, accepted and returned by token, each act once. */
class ReportDoorTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Office office = new Office(7);
    private final Unit commune = Office.HOUSE.unit(Cast.COMMUNE);
    private final String pao = token("pao", false);
    private final String dung = token("dung", false);

    @AfterEach
    void leaveNothing() {
        office.close();
        Office.HOUSE.jdbc().sql("delete from deliveries.delivery").update();
        Office.HOUSE.jdbc().sql("delete from identity.api_token").update();
    }

    @Test
    void aReportIsFiledByTheCommuneAndAcceptedByTheProvinceAndCountsAtOnce() {
        Answer filed = post(pao, "/api/v1/reports", message(Map.of()), "a");
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        assertThat(filed.json().get("state").asString()).isEqualTo("SUBMITTED");
        long id = filed.json().get("id").asLong();
        int revision = filed.json().get("revision").asInt();
        Answer accepted = post(dung, "/api/v1/reports/" + id + "/acceptance", "{\"revision\":" + revision + "}", "b");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(accepted.json().get("state").asString()).isEqualTo("ACCEPTED");
        for (Answer answer : List.of(filed, accepted))
            assertThat(vn.giaoban.audit.Head.read(answer.json().get("auditHead").asString()))
                    .as("the head that a program keeps")
                    .isPresent();
        for (String code : List.of(Cast.COMMUNE, Cast.PROVINCE, Cast.CENTRE))
            assertThat(figure(Office.HOUSE.unit(code))).as(code).isEqualTo(5_000);
        Answer read = get(dung, "/api/v1/reports?unit=" + commune.code() + "&period=" + office.period.code());
        assertThat(read.json().get("revision").asInt())
                .isEqualTo(accepted.json().get("revision").asInt());
        Report report = office.now(Office.somebody(Role.LEADER, commune), report(id));
        assertThat(office.steps.of(id)).hasSize(4);
        assertThat(report.state()).isEqualTo(ReportState.ACCEPTED);
    }

    @Test
    void aTokenReadsTheFiguresThatItsHolderSees() {
        String first =
                post(pao, "/api/v1/reports", message(Map.of("32", "7")), "a").text();
        long id = JSON.readTree(first).get("id").asLong();
        post(dung, "/api/v1/reports/" + id + "/acceptance", "{\"revision\":3}", "b");
        String of = "&indicator=32&period=" + office.period.code();
        Answer below = get(dung, "/api/v1/figures?below=" + Cast.PROVINCE + "&format=rows" + of);
        assertThat(below.status()).as(below.text()).isEqualTo(200);
        assertThat(below.json().get("rows").size())
                .isEqualTo(Office.HOUSE
                        .bean(vn.giaoban.organization.Units.class)
                        .children(Office.HOUSE.unit(Cast.PROVINCE).id(), office.period.lastDay())
                        .size());
        assertThat(below.text())
                .contains("[\"" + commune.code() + "\",\"" + office.period.code() + "\",\"32\",7,null]");
        assertThat(get(dung, "/api/v1/figures?unit=" + commune.code() + "," + Cast.PROVINCE + of)
                        .json()
                        .get("figures")
                        .get(1)
                        .get("value")
                        .asInt())
                .isEqualTo(7);
        assertThat(get(dung, "/api/v1/figures?format=csv&unit=" + commune.code() + of)
                        .text())
                .contains(office.period.code() + "," + commune.code() + ",", ",7,given,");
        // Neither what stands above nor what stands elsewhere; without a token, nothing that is not public.
        assertThat(get(pao, "/api/v1/figures?unit=" + Cast.PROVINCE + of).status())
                .isEqualTo(404);
        assertThat(get(dung, "/api/v1/figures?unit=44" + of).status()).isEqualTo(404);
        assertThat(get(dung, "/api/v1/figures?below=" + Cast.CENTRE + of).status())
                .isEqualTo(404);
        assertThat(get(null, "/api/v1/figures?unit=" + Cast.CENTRE + of).status())
                .isEqualTo(404);
        assertThat(get(pao, "/api/v1/figures?" + of.substring(1))
                        .json()
                        .get("figures")
                        .size())
                .isOne();
    }

    @Test
    void whatArrivesTwiceIsDoneOnceAndAnsweredAlike() throws Exception {
        String message = message(Map.of());
        List<Callable<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) all.add(() -> post(pao, "/api/v1/reports", message, "same"));
        try (ExecutorService executor = Executors.newFixedThreadPool(6)) {
            List<String> answers = new ArrayList<>();
            for (Future<Answer> one : executor.invokeAll(all)) {
                assertThat(one.get().status()).as(one.get().text()).isEqualTo(201);
                answers.add(one.get().text());
            }
            assertThat(answers.stream().distinct()).hasSize(1);
        }
        assertThat(count("reporting.submission s join reporting.report r on r.id = s.report_id", "r.period_id"))
                .isOne();
        Answer other = post(pao, "/api/v1/reports", message(Map.of("32", "9")), "same");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("detail").asString()).contains("Khóa này");
        assertThat(post(pao, "/api/v1/reports", message, "").status()).isEqualTo(400);
    }

    @Test
    void aFaultIsNamedWithItsIndicatorAndNothingIsLeft() {
        Answer refused = post(pao, "/api/v1/reports", message(Map.of("32", "null")), "x");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("faults").get(0).get("indicator").asString())
                .isEqualTo("32");
        assertThat(refused.json().get("faults").get(0).get("message").asString())
                .isNotBlank();
        for (String wrong : List.of("-1", "1.5", "1e20", "\"x\"", "{}"))
            assertThat(post(pao, "/api/v1/reports", message(Map.of("32", wrong)), "y")
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        for (String body : List.of("", "[]", "{", "{\"unit\":1,\"what\":2}"))
            assertThat(post(pao, "/api/v1/reports", body, "z").status())
                    .as(body)
                    .isIn(400, 404);
        assertThat(count("reporting.report r", "r.period_id")).isZero();
        // Mended, it goes through under the same key.
        assertThat(post(pao, "/api/v1/reports", message(Map.of()), "x").status())
                .isEqualTo(201);
    }

    @Test
    void aReturnedReportIsSentAgainAndAnOfficersWaitsForTheLeader() {
        String hoa = token("hoa", false);
        String message = message(Map.of());
        assertThat(post(hoa, "/api/v1/reports", message, "a").status()).isEqualTo(400);
        Answer waiting = post(hoa, "/api/v1/reports", message.replace("{\"unit\"", "{\"send\":false,\"unit\""), "b");
        assertThat(waiting.json().get("state").asString()).isEqualTo("PRESENTED");
        Answer sent = post(pao, "/api/v1/reports", message(Map.of("32", "6")), "c");
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        long id = sent.json().get("id").asLong();
        String back = "{\"revision\":" + sent.json().get("revision").asInt()
                + ",\"reason\":\"Xem lại.\",\"objections\":[{\"indicator\":\"32\",\"reason\":\"Cao.\"}]}";
        Answer returned = post(dung, "/api/v1/reports/" + id + "/return", back, "d");
        assertThat(returned.status()).as(returned.text()).isEqualTo(201);
        Answer again = post(pao, "/api/v1/reports", message(Map.of("32", "7")), "e");
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.json().get("edition").asInt()).isEqualTo(2);
        Answer stale = post(dung, "/api/v1/reports/" + id + "/acceptance", "{\"revision\":1}", "f");
        assertThat(stale.status()).isEqualTo(409);
        Answer taken = post(
                pao,
                "/api/v1/reports/" + id + "/withdrawal",
                "{\"revision\":" + again.json().get("revision").asInt() + "}",
                "g");
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    }

    @Test
    void othersFindNothingAndACookieOpensNoDoor() {
        String lan = token("lan", false);
        Answer filed = post(pao, "/api/v1/reports", message(Map.of()), "a");
        String there = "/api/v1/reports/" + filed.json().get("id").asLong();
        assertThat(post(lan, "/api/v1/reports", message(Map.of()), "b").status())
                .isEqualTo(404);
        assertThat(post(pao, there + "/acceptance", "{\"revision\":3}", "c").status())
                .isEqualTo(404);
        String centre = token("mai", false);
        assertThat(post(centre, there + "/acceptance", "{\"revision\":3}", "d").status())
                .isEqualTo(404);
        assertThat(get(centre, there).status()).isEqualTo(200);
        assertThat(get(null, there).status()).isEqualTo(401);
        Client browser = Office.HOUSE.signedIn("pao");
        assertThat(browser.get(there).status()).isEqualTo(401);
        assertThat(browser.postJson("/api/v1/reports", message(Map.of())).status())
                .isEqualTo(401);
    }

    @Test
    void aTokenEndsWithItsDayItsRevocationItsAccountAndItsRole() {
        Answer filed = post(pao, "/api/v1/reports", message(Map.of()), "a");
        String there = "/api/v1/reports/" + filed.json().get("id").asLong();
        assertThat(get(pao, there).status()).isEqualTo(200);
        assertThat(get("gb_nothing", there).status()).isEqualTo(401);
        assertThat(get("nothing", there).status()).isEqualTo(401);
        String reader = token("pao", true);
        assertThat(get(reader, there).status()).isEqualTo(200);
        assertThat(post(reader, there + "/withdrawal", "{\"revision\":3}", "w").status())
                .isEqualTo(403);

        Client browser = Office.HOUSE.signedIn("pao");
        String page = browser.get("/me/tokens").body();
        assertThat(page).contains("Mã truy cập cho chương trình").doesNotContain(pao);
        Matcher revocation = Pattern.compile("/me/tokens/\\d+/revocation").matcher(page);
        assertThat(revocation.find()).isTrue();
        browser.post(revocation.group(), Map.of());
        assertThat(get(reader, there).status()).isEqualTo(401);

        long account = Office.HOUSE.account("pao");
        locked(account, true);
        assertThat(get(pao, there).status()).isEqualTo(401);
        locked(account, false);
        assertThat(get(pao, there).status()).isEqualTo(200);
        Office.HOUSE.clock().forward(Duration.ofDays(91));
        assertThat(get(pao, there).status()).isEqualTo(401);
    }

    // ---------- the programs ----------

    private record Answer(int status, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    private static Answer post(String token, String path, String body, String key) {
        HttpRequest.Builder request = request(token, path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) request.header("Idempotency-Key", key);
        return send(request);
    }

    private static Answer get(@org.jspecify.annotations.Nullable String token, String path) {
        return send(request(token, path).GET());
    }

    private static HttpRequest.Builder request(@org.jspecify.annotations.Nullable String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Office.HOUSE.address() + path))
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As its owner makes it, in a browser. */
    private static String token(String username, boolean reads) {
        Map<String, String> fields =
                new java.util.HashMap<>(Map.of("name", UUID.randomUUID().toString(), "days", "90"));
        if (reads) fields.put("reads", "yes");
        String page = Office.HOUSE.signedIn(username).post("/me/tokens", fields).body();
        Matcher token = Pattern.compile("value=\"(gb_[^\"]+)\"").matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    /** Fives in every required box, but for these. */
    private String message(Map<String, String> but) {
        Map<String, String> figures = office.fives(commune.level()).entrySet().stream()
                .collect(Collectors.toMap(
                        e -> code(e.getKey()),
                        e -> String.valueOf(e.getValue() / 1000),
                        (a, b) -> a,
                        java.util.TreeMap::new));
        figures.putAll(but);
        return "{\"unit\":\"" + commune.code() + "\",\"period\":\"" + office.period.code() + "\",\"figures\":{"
                + figures.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                        .collect(Collectors.joining(","))
                + "},\"passages\":"
                + JSON.writeValueAsString(office.texts(commune.level())) + "}";
    }

    private String code(int slot) {
        Indicator indicator = office.indicators.bySlot().get(slot);
        return java.util.Objects.requireNonNull(indicator).code();
    }

    private Report report(long id) {
        return office.reports.find(Office.somebody(Role.LEADER, commune), id).orElseThrow();
    }

    private Long figure(Unit unit) {
        return Office.HOUSE
                .bean(Figures.class)
                .sheets(List.of(unit.id()), office.period.id())
                .get(unit.id())
                .figure(office.slot("32"))
                .amount();
    }

    private int count(String from, String period) {
        return Office.HOUSE
                .jdbc()
                .sql("select count(*) from " + from + " where " + period + " = :p")
                .param("p", office.period.id())
                .query(Integer.class)
                .single();
    }

    private static void locked(long account, boolean locked) {
        Office.HOUSE
                .jdbc()
                .sql("update identity.account set locked = :locked where id = :id")
                .param("locked", locked)
                .param("id", account)
                .update();
    }
}
