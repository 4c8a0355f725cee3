package vn.giaoban.run.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One connection that is kept open and asks one thing after the other: as little as speaks HTTP/1.1, so that the client's own work
 * weighs little beside the server's, with which it shares the processors.
 */
public final class Wire implements AutoCloseable {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int BUFFER = 1 << 15;

    private final URI address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> headers = new ArrayList<>();
    private Duration patience = Duration.ZERO;
    private Socket socket;
    private InputStream in;

    public Wire(URI address) {
        this.address = address;
        this.socket = connect(address);
        this.in = input(socket);
    }

    /**
     * What came back.
     *
     * @param retryAfter seconds; 0 where nothing is said of coming again
     */
    public record Answer(int status, int retryAfter, byte[] body) {
        /** Too busy, and says when to come again. */
        boolean isLater() {
            return status == 503 && retryAfter > 0;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Stops a measurement of something that went wrong. */
        Answer expect(int expected) {
            if (status != expected)
                throw new IllegalStateException("answered " + status + ", not " + expected + ": "
                        + text().substring(0, Math.min(500, body.length)));
            return this;
        }
    }

    /** From here on acts as the account of a token. */
    Wire as(String token) {
        cookies.clear();
        headers.clear();
        headers.add("Authorization: Bearer " + token);
        return this;
    }

    /** From here on acts as another does, in the same session. */
    Wire as(Wire other) {
        cookies.clear();
        cookies.putAll(other.cookies);
        headers.clear();
        headers.addAll(other.headers);
        return this;
    }

    /** From here on gives up where nothing comes for so long. */
    Wire patient(Duration patience) {
        this.patience = patience;
        try {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** From here on asks for compressed answers, as every browser does; they are counted, not unpacked. */
    Wire compressed() {
        headers.add("Accept-Encoding: gzip");
        return this;
    }

    /** Signs in as a person does, with a form. */
    public Wire signIn(String username, String password) {
        Matcher token = FORM_TOKEN.matcher(get("/sign-in").expect(200).text());
        if (!token.find()) throw new IllegalStateException("the sign-in page has no form");
        Answer answer = submit("/sign-in", Map.of("username", username, "password", password, "_csrf", token.group(1)));
        if (answer.status() != 302 && answer.status() != 303)
            throw new IllegalStateException(username + " could not sign in: " + answer.status());
        return this;
    }

    /** From here on reads in a language. */
    Wire speaking(String language) {
        cookies.put("giaoban-language", language);
        return this;
    }

    /** Connects anew as the same visitor: what was idle may have been closed meanwhile. */
    public Wire reconnected() {
        close();
        socket = connect(address);
        in = input(socket);
        return patient(patience);
    }

    public Answer get(String path) {
        return send("GET", path, "", "", "");
    }

    Answer post(String path, String json, String key) {
        return send("POST", path, "application/json", json, key);
    }

    /** As a script in a page sends a form: with the token that the page has, and content with a sentence for an answer. */
    Answer submit(String path, Map<String, String> fields, String csrf) {
        headers.add("HX-Request: true");
        headers.add("X-CSRF-TOKEN: " + csrf);
        try {
            return send("POST", path, FORM, form(fields), "");
        } finally {
            headers.removeLast();
            headers.removeLast();
        }
    }

    /** As a browser sends a form. */
    Answer submit(String path, Map<String, String> fields) {
        return send("POST", path, FORM, form(fields), "");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer send(String verb, String path, String type, String body, String key) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(256)
                .append(verb)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.getAuthority())
                .append("\r\n");
        for (String header : headers) head.append(header).append("\r\n");
        if (!cookies.isEmpty())
            head.append("Cookie: ")
                    .append(cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")))
                    .append("\r\n");
        if (!key.isEmpty()) head.append("Idempotency-Key: ").append(key).append("\r\n");
        if (!type.isEmpty())
            head.append("Content-Type: ")
                    .append(type)
                    .append("\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\n");
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = java.util.Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, request, start.length, bytes.length);
        try {
            socket.getOutputStream().write(request);
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another connection, in the same session. */
    Wire again() {
        return new Wire(address).as(this);
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = -1;
        int retryAfter = 0;
        boolean chunked = false;
        boolean closes = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "retry-after" -> retryAfter = Integer.parseInt(value);
                case "connection" -> closes = value.equalsIgnoreCase("close");
                case "set-cookie" -> {
                    String[] cookie = value.split(";", 2)[0].split("=", 2);
                    if (cookie[1].isEmpty()) cookies.remove(cookie[0]);
                    else cookies.put(cookie[0], cookie[1]);
                }
                default -> {}
            }
        }
        byte[] body = chunked ? chunks() : length > 0 ? exactly(length) : new byte[0];
        if (closes) reconnected();
        return new Answer(status, retryAfter, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER);
        while (true) {
            int size = Integer.parseInt(line().split(";")[0].strip(), 16);
            if (size == 0) break;
            body.write(exactly(size));
            line();
        }
        for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {
            // Nobody asks for trailers.
        }
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the server closed the connection");
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("the server closed the connection");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    private static Socket connect(URI address) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream input(Socket socket) {
        try {
            return new BufferedInputStream(socket.getInputStream(), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
