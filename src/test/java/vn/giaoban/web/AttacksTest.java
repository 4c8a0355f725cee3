package vn.giaoban.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;

/** What people try who mean harm, over real HTTP: nothing of it does anything. */
class AttacksTest {
    private static final TestHouse HOUSE = TestHouse.open();

    @Test
    void methodsThatNobodyNeedsAreRefused() throws IOException {
        for (String method : List.of("TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND"))
            assertThat(raw(method + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Secret: abc\r\n\r\n"))
                    .as(method)
                    .containsPattern("^HTTP/1\\.1 (400|403|404|405|501)")
                    .doesNotContain("X-Secret");
    }

    @Test
    void noDirectoryIsListed() {
        for (String path : List.of("/css/", "/js/", "/img/", "/vendor/", "/vendor/htmx/", "/css", "/vendor"))
            assertThat(HOUSE.visitor().get(path).status()).as(path).isEqualTo(404);
    }

    @Test
    void whatIsNotMeantToBeServedIsNotThere() throws IOException {
        for (String path : List.of(
                "/.git/config",
                "/.env",
                "/application.properties",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/css/../application.properties",
                "/css/..%2fapplication.properties",
                "/css/%2e%2e/application.properties",
                "/css/%252e%252e/application.properties",
                "/css/..;/application.properties",
                "/css/..\\application.properties",
                "/vendor//../../application.properties",
                "/css/giaoban.css%00.jsp")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).containsPattern("^HTTP/1\\.1 (303|400|401|403|404)");
            assertThat(answer).as(path).doesNotContain("spring.application.name", "[core]", "Manifest-Version");
        }
    }

    @Test
    void everyAnswerSaysItsTypeAndItsLetters() {
        Map<String, String> types = Map.of(
                "/", "text/html;charset=utf-8",
                "/sign-in", "text/html;charset=utf-8",
                "/public/figures/khong-co", "text/html;charset=utf-8",
                "/css/giaoban.css", "text/css",
                "/js/giaoban.js", "text/javascript",
                "/api/v1/openapi.json", "application/json");
        types.forEach((path, type) -> assertThat(HOUSE.visitor()
                        .get(path)
                        .header("content-type")
                        .replace(" ", "")
                        .toLowerCase(java.util.Locale.ROOT))
                .as(path)
                .startsWith(type));
    }

    @Test
    void twoLengthsInOneRequestAreNotTaken() throws IOException {
        String smuggled = "0\r\n\r\nGET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assertThat(raw("POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + smuggled.length()
                        + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + smuggled))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 5\r\n"
                        + "Connection: close\r\n\r\nabcde"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void headersThatAreTooLongAreRefusedAndTheServerServesOn() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: " + "x".repeat(100_000)
                        + "\r\n\r\n"))
                .containsPattern("^HTTP/1\\.1 (400|431)");
        assertThat(HOUSE.visitor().get("/").status()).isEqualTo(200);
    }

    @Test
    void whatIsTypedIsShownAsTextWhereverItStands() {
        String markup = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}${7*7}";
        String typed = java.net.URLEncoder.encode(markup, java.nio.charset.StandardCharsets.UTF_8);
        Client hoa = HOUSE.signedIn("hoa");
        for (String path : List.of(
                "/search?q=" + typed,
                "/units?day=" + typed,
                "/sign-in?next=" + typed,
                "/figures?unit=" + typed,
                "/compare?below=" + typed,
                "/accounts?q=" + typed,
                "/audit?q=" + typed)) {
            for (Client reader : List.of(hoa, HOUSE.signedIn("tuan"), HOUSE.visitor()))
                assertThat(reader.get(path).body())
                        .as(path)
                        .doesNotContain("<img src=x", "<script>alert", "{{49}}", "49}");
        }
    }

    @Test
    void quotesInAQuestionStayInsideIt() {
        Client hoa = HOUSE.signedIn("hoa");
        for (String typed :
                List.of("'", "' or '1'='1", "'; drop table reporting.report; --", "\\", "%", "_", "$1", ":q", "?"))
            assertThat(hoa.get("/search?q="
                                    + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
                            .status())
                    .as(typed)
                    .isEqualTo(200);
        assertThat(HOUSE.jdbc()
                        .sql("select to_regclass('reporting.report') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aParameterSentTwiceOrAsACookieChangesNothing() {
        Client visitor = HOUSE.visitor();
        visitor.get("/sign-in");
        Answer twice = visitor.post(
                "/sign-in?username=mai&password=" + vn.giaoban.run.Cast.PASSWORD,
                Map.of("username", "hoa", "password", "wrong"));
        assertThat(twice.status()).isNotIn(302, 303);
        assertThat(visitor.get("/work").location()).startsWith("/sign-in");
    }

    @Test
    void whatBreaksTellsAnIdAndNothingElse() throws Exception {
        RequestMappingHandlerMapping mappings =
                HOUSE.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        RequestMappingInfo broken = RequestMappingInfo.paths("/public/broken")
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(broken, new Broken(), Broken.class.getDeclaredMethod("breaks"));
        try {
            Answer answer = HOUSE.visitor().get("/public/broken");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .containsPattern("[0-9a-f]{8}")
                    .doesNotContain("secret of the house", "IllegalStateException", "at vn.giaoban", "Broken");
        } finally {
            mappings.unregisterMapping(broken);
        }
        assertThat(HOUSE.visitor().get("/").status()).isEqualTo(200);
    }

    /** Throws what a fault in our own code would. */
    public static final class Broken {
        @ResponseBody
        public String breaks() {
            throw new IllegalStateException("secret of the house");
        }
    }

    private static String raw(String request) throws IOException {
        URI address = URI.create(HOUSE.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
