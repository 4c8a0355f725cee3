package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, carries the form token of the last page, follows nothing by itself. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(2); // whatever hangs is told so
    private static final Pattern TOKEN = Pattern.compile("name=\"(?:_csrf\" value|csrf\" content)=\"([^\"]*)\"");

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";
    private String bearer = "";

    /** @param address such as http://localhost:8080 */
    public Client(String address) {
        this.address = address;
    }

    /** From now on a program, which shows its token with every request. */
    public Client showing(String bearer) {
        this.bearer = bearer;
        return this;
    }

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, byte[] bytes) {
        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Where a redirect leads, without the host; empty if it is none. */
        public String location() {
            return header("location").replaceFirst("^https?://[^/]+", "");
        }

        /** A header by its name in lower case; empty if it is not there. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public Client signIn(String username, String password) {
        get("/sign-in");
        Answer answer = post("/sign-in", Map.of("username", username, "password", password));
        assertThat(answer.status())
                .as("%s signs in: %s", username, answer.body())
                .isBetween(302, 303);
        return this;
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send(request(path, headers).GET());
    }

    /** Asks for what a GET would give, without the body. */
    public Answer head(String path) {
        return send(request(path, Map.of()).method("HEAD", BodyPublishers.noBody()));
    }

    /** Where a post leads, as a browser would go. */
    public Answer follow(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(302, 303);
        return get(answer.location());
    }

    /** Sends a form with the token of the last page seen, or of a public one if none was. */
    public Answer post(String path, Map<String, String> fields) {
        return post(path, fields, Map.of());
    }

    public Answer post(String path, Map<String, String> fields, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", token());
        String form = all.entrySet().stream()
                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Sends what a page's script would: JSON with the token in its header. */
    public Answer postJson(String path, String json) {
        return sendJson("POST", path, json);
    }

    public Answer sendJson(String method, String path, String json) {
        return send(request(path, Map.of("Accept", "application/json", "X-CSRF-TOKEN", token()))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    /** Sends what a program would: JSON under a key of its own. */
    public Answer deliver(String path, String key, String json) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "application/json"));
        if (!key.isEmpty()) headers.put("Idempotency-Key", key);
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer upload(String path, String field, String fileName, byte[] file, Map<String, String> fields) {
        String boundary = "----giaoban" + System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", token());
        all.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path, Map.of())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public Map<String, String> cookies() {
        return Collections.unmodifiableMap(cookies);
    }

    /** The same browser once more: another tab, with the form token it had. */
    public Client copy() {
        Client copy = new Client(address);
        copy.token = token;
        copy.bearer = bearer;
        return copy.withCookiesOf(this);
    }

    public Client withCookiesOf(Client other) {
        Map<String, String> theirs = new LinkedHashMap<>(other.cookies);
        cookies.clear();
        cookies.putAll(theirs);
        return this;
    }

    private String token() {
        if (token.isEmpty()) get("/sign-in");
        if (token.isEmpty()) get("/work");
        return token;
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        if (!headers.containsKey("Accept")) request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        headers.forEach(request::header);
        if (!bearer.isEmpty()) request.header("Authorization", "Bearer " + bearer);
        if (!cookies.isEmpty())
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().allValues("set-cookie").forEach(this::keep);
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
            Answer answer = new Answer(response.statusCode(), headers, response.body());
            if (answer.header("content-type").startsWith("text/html")) {
                Matcher found = TOKEN.matcher(answer.body());
                if (found.find() && !found.group(1).isEmpty()) token = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || header.matches("(?i).*max-age=0(;.*|$)")) cookies.remove(name);
        else cookies.put(name, value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
