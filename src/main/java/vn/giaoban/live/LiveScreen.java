package vn.giaoban.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One open line to a browser. Nothing is queued for it: it remembers the last change it was sent, and is sent what has changed since
 * when the line takes more. So a slow one misses steps in between, never the end, and holds no memory.
 */
final class LiveScreen implements Callback {
    /** A line that has taken nothing for so long is given up. */
    static final Duration BLOCKED = Duration.ofSeconds(15);

    /** A line on which nothing is told says so often that it is there; the script in the page waits for twice that. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    /** Not all at the same moment. */
    private static final int SPREAD = 2000;

    /** Within so many milliseconds, each at a moment of its own, those who were sent away come back. */
    private static final int JITTER = 5000;

    private final LivePass pass;
    private final Request request;
    private final Response response;
    private final Callback done;
    private final Clock clock;
    private final long quiet =
            QUIET.plusMillis(ThreadLocalRandom.current().nextInt(SPREAD)).toNanos();
    private final LiveRoom room;
    private long sent;
    private boolean greeted;
    private boolean writing;
    private boolean over;
    private boolean sure = true;
    private long wroteAt;

    /** @param after the last change that the page knows; -1 where it knows none */
    LiveScreen(
            LivePass pass, long after, LiveRoom room, Request request, Response response, Callback done, Clock clock) {
        this.pass = pass;
        this.sent = after;
        this.room = room;
        this.request = request;
        this.response = response;
        this.done = done;
        this.clock = clock;
    }

    /** How long this pass is good for goes first; how things stand follows. */
    synchronized void open() {
        long left = Math.max(0, pass.until().toEpochMilli() - clock.millis());
        write(
                false,
                bytes("retry: %d\nevent: hello\ndata: {\"at\":%d,\"left\":%d}\n\n"
                        .formatted(1000 + ThreadLocalRandom.current().nextInt(JITTER), clock.millis(), left)));
    }

    /** Sends what has changed, unless the line is still busy: then it looks by itself. */
    void look() {
        LiveBoard board = room.board();
        if (board == null) return;
        synchronized (this) {
            if (writing || over || (greeted ? sent >= board.seq() : !room.isSure())) return;
            LiveBoard.Event event = board.since(sent, clock.millis());
            sent = board.seq();
            if (event.isEmpty() && greeted) return;
            greeted = true;
            write(false, event.bytes().slice());
        }
    }

    /** What time brings: the end of the pass, the end of patience, a word where nothing else was said. */
    void pulse(Instant now, long nanos, ByteBuffer beat, ByteBuffer doubt) {
        synchronized (this) {
            if (over) return;
            if (writing) {
                if (nanos - wroteAt > BLOCKED.toNanos()) drop();
                return;
            }
        }
        if (!now.isBefore(pass.until())) {
            end("over");
            return;
        }
        if (room.isSure()) look();
        synchronized (this) {
            boolean sure = greeted && room.isSure();
            if (writing || over || sure == this.sure && nanos - wroteAt < quiet) return;
            this.sure = sure;
            write(false, (sure ? beat : doubt).slice());
        }
    }

    /** Says why, and ends: {@code over} with the pass, {@code later} where the server stops. */
    void end(String why) {
        synchronized (this) {
            if (over) return;
            if (writing) {
                drop();
                return;
            }
            over = true;
            write(
                    true,
                    bytes("retry: %d\nevent: end\ndata: {\"at\":%d,\"why\":\"%s\"}\n\n"
                            .formatted(1000 + ThreadLocalRandom.current().nextInt(JITTER), clock.millis(), why)));
        }
    }

    /** The write that is waited for fails by this, and so the line ends. */
    private void drop() {
        over = true;
        request.getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new IOException("a line that takes nothing is given up"));
    }

    private void write(boolean last, ByteBuffer bytes) {
        writing = true;
        wroteAt = System.nanoTime();
        response.write(last, bytes, last ? Callback.from(this::close, this::failed) : this);
    }

    private void close() {
        room.leave(this);
        done.succeeded();
    }

    @Override
    public void succeeded() {
        synchronized (this) {
            writing = false;
            if (!over) {
                look();
                return;
            }
        }
        failed(new IOException("a line that was given up"));
    }

    @Override
    public void failed(Throwable failure) {
        synchronized (this) {
            over = true;
        }
        room.leave(this);
        done.failed(failure);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
