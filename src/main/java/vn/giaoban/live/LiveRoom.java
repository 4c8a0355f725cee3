package vn.giaoban.live;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All screens of one audience before one stream, on this node. Reads how things stand once for all of them. */
final class LiveRoom implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRoom.class);

    /** So much lies at least between two pushes; the first after a silence goes at once. */
    private static final Duration PACE = Duration.ofMillis(500);

    private static final Duration EMPTY = Duration.ofMinutes(1);

    /** What was announced and is still not shown after so long makes what is shown doubtful. */
    private static final Duration DOUBT = Duration.ofSeconds(3);

    private static final int CHUNK = 500;

    /**
     * Telling thousands takes a processor for a while. Virtual threads would not give it back in between, and pages would wait; these
     * share it with them.
     */
    private static final ExecutorService TELLING = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("live-telling-", 0).factory());

    private final LiveStream stream;
    private final String audience;
    private final LiveSource source;
    private final Semaphore readers;
    private final Runnable empty;
    private final Set<LiveScreen> screens = ConcurrentHashMap.newKeySet();
    private final Semaphore changes = new Semaphore(1);
    private volatile @Nullable LiveBoard board;
    private volatile long doubtSince;
    private volatile boolean sure = true;
    private volatile boolean closed;

    /** @param empty what to do when nobody has been here for a while */
    LiveRoom(LiveStream stream, String audience, LiveSource source, Semaphore readers, Runnable empty) {
        this.stream = stream;
        this.audience = audience;
        this.source = source;
        this.readers = readers;
        this.empty = empty;
    }

    @Nullable
    LiveBoard board() {
        return board;
    }

    Set<LiveScreen> screens() {
        return screens;
    }

    void enter(LiveScreen screen) {
        screens.add(screen);
    }

    void leave(LiveScreen screen) {
        screens.remove(screen);
    }

    void close() {
        closed = true;
        changes.release();
    }

    /** Something has changed, up to that. */
    void changed(long seq) {
        LiveBoard known = board;
        if (known != null && seq <= known.seq()) return;
        doubt(System.nanoTime(), false);
    }

    /** What has changed meanwhile is not known: until it is read, nothing here is how things stand. */
    void lookAgain() {
        doubt(System.nanoTime() - DOUBT.toNanos(), true);
    }

    /** In one step: whoever reads on being told, and was faster than the doubt, would leave it standing with nothing more to read. */
    private synchronized void doubt(long since, boolean anew) {
        if (anew || doubtSince == 0) doubtSince = since;
        changes.release();
    }

    private synchronized void settled() {
        doubtSince = changes.availablePermits() > 0 ? System.nanoTime() : 0;
    }

    /** Whether what is shown is how things stand, as far as is known since the last pulse. */
    boolean isSure() {
        return sure;
    }

    /** @param heard whether changes are heard of at all */
    void pulse(Instant now, long nanos, boolean heard, ByteBuffer beat, ByteBuffer doubt) {
        long since = doubtSince;
        sure = heard && board != null && (since == 0 || nanos - since < DOUBT.toNanos());
        for (LiveScreen screen : screens) screen.pulse(now, nanos, beat, doubt);
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                if (changes.tryAcquire(EMPTY.toMillis(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                    if (!closed) follow();
                    TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
                } else if (screens.isEmpty()) empty.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        LiveBoard before = board;
        LiveState state;
        if (doubtSince == 0) doubtSince = System.nanoTime();
        readers.acquire();
        try {
            state = source.read(stream.key(), audience, before == null ? 0 : before.seq());
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be read for {}; it is tried again.", stream, audience, e);
            changes.release();
            TimeUnit.SECONDS.sleep(1);
            return;
        } finally {
            readers.release();
        }
        board = before == null ? LiveBoard.of(audience, state) : before.next(state);
        settled();
        tell();
    }

    private void tell() throws InterruptedException {
        List<LiveScreen> all = new ArrayList<>(screens);
        if (all.size() <= CHUNK) {
            all.forEach(LiveRoom::look);
            return;
        }
        List<Callable<@Nullable Void>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<LiveScreen> part = all.subList(from, Math.min(all.size(), from + CHUNK));
            parts.add(() -> {
                part.forEach(LiveRoom::look);
                return null;
            });
        }
        TELLING.invokeAll(parts);
    }

    /** One line that fails is no reason to leave out the others. */
    private static void look(LiveScreen screen) {
        try {
            screen.look();
        } catch (RuntimeException e) {
            screen.failed(e);
        }
    }
}
