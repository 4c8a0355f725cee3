package vn.giaoban.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A browser's end of a line: reads event by event, or not at all. */
final class SseLine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Socket socket;
    private final BufferedReader in;
    private String last = "";

    private SseLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What came down the line; the name is empty for what is none. */
    record Event(String id, String name, String data) {}

    static SseLine open(int port, String pass, String lastEventId) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(16 * 1024);
            socket.setSoTimeout(20_000);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream()
                    .write(("GET /live?pass=" + pass + " HTTP/1.1\r\nHost: localhost\r\n"
                                    + (lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new SseLine(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next event of that name; others are passed over. Null where the line ends before. A line that only ever beats fails. */
    @Nullable
    Event next(String name) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Event event = next();
        while (event != null && !event.name().equals(name)) {
            if (System.nanoTime() > deadline) throw new AssertionError("no " + name + " came down the line");
            event = next();
        }
        return event;
    }

    /** What a page shows next: the data of the next event that says how things stand. */
    String shown() {
        Event event = next("live");
        if (event == null) throw new AssertionError("the line has ended");
        return event.data();
    }

    /** Reads on until what is shown says that; what was passed over on the way to another event counts. */
    String shown(String expected) {
        while (!last.contains(expected)) shown();
        return last;
    }

    private @Nullable Event next() {
        String id = "";
        String name = "";
        String data = "";
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("0")) return null; // the last chunk: the answer is complete
                if (line.startsWith("id: ")) id = line.substring(4);
                else if (line.startsWith("event: ")) name = line.substring(7);
                else if (line.startsWith("data: ")) data = line.substring(6);
                else if (line.isEmpty() && !name.isEmpty()) {
                    if (name.equals("live")) last = data;
                    return new Event(id, name, data);
                }
            }
            return null;
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("nothing came down the line", e);
        } catch (IOException e) {
            return null; // it was cut
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
