package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the whole program writes into its log while people come, and what it does not. */
class LogsTest {
    private static final Pattern ADDRESS = Pattern.compile("runs at (http://localhost:\\d+) ");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern PLAIN =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z [A-Z]+ +\\[.*] (\\S+) \\S+: .*");

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "json"})
    void everyLineHasItsTimeAndRequestAndNothingThatSomebodyTyped(String format) throws Exception {
        try (TestDatabase database = TestDatabase.migrated();
                TestProcess run = run(database, format);
                HttpClient browser = HttpClient.newBuilder()
                        .cookieHandler(new java.net.CookieManager())
                        .build()) {
            run.await("its address", () -> ADDRESS.matcher(run.output()).find());
            Matcher found = ADDRESS.matcher(run.output());
            assertThat(found.find()).isTrue();
            String refusal = walk(browser, found.group(1));

            List<String> lines = Files.readAllLines(home.resolve("logs/giaoban.log"));
            assertThat(lines).anyMatch(line -> line.contains(refusal) && line.contains("account.signInRefused 0"));
            assertThat(lines).anyMatch(line -> line.contains("runs at") && line.contains(home.toString()));
            assertThat(String.join("\n", lines)).doesNotContain("canary", database.password() + "@");
            for (String line : lines) checked(format, line);
        }
    }

    private TestProcess run(TestDatabase database, String format) {
        return TestProcess.startAsInstalled(
                Main.class,
                "run",
                "--no-demo",
                "--port",
                "0",
                "--home",
                home.toString(),
                "--log-format",
                format,
                "--management-port",
                "0",
                "--db-url",
                database.url().replaceFirst("^jdbc:", ""),
                "--db-user",
                database.user(),
                "--db-password",
                database.password());
    }

    /** Types canaries wherever a stranger can; gives the id of the sign-in that was refused. */
    private static String walk(HttpClient browser, String address) throws IOException, InterruptedException {
        get(browser, address + "/public/canary-path?q=canary-query");
        get(browser, address + "/sign-in?next=%2Fcanary-next");
        String page = get(browser, address + "/sign-in").body();
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        HttpRequest signIn = HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "canary-agent")
                .POST(BodyPublishers.ofString(
                        "_csrf=" + token.group(1) + "&username=canary-name%0Aforged&password=canary-password"))
                .build();
        HttpResponse<String> refused = browser.send(signIn, BodyHandlers.ofString());
        return refused.headers().firstValue("x-request-id").orElseThrow();
    }

    private static HttpResponse<String> get(HttpClient browser, String address)
            throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static void checked(String format, String line) {
        if (format.equals("plain")) {
            assertThat(line).matches(PLAIN);
            return;
        }
        JsonNode read = JsonMapper.shared().readTree(line);
        assertThat(read.path("@timestamp").asString()).as(line).endsWith("Z");
        assertThat(read.path("message").isMissingNode()).as(line).isFalse();
    }
}
