package vn.giaoban.run.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The connections of a load, bounded in number, that are lent to one visit after the other. */
final class Connections implements AutoCloseable {
    /** The server closes what has been idle for longer. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final URI address;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    private record Idle(Wire wire, long since) {}

    Connections(URI address, int most) {
        this.address = address;
        this.places = new Semaphore(most, true);
    }

    /** One that is given back or dropped by whoever got it; empty where none became free for so long. */
    Optional<Wire> take(Duration patience) throws InterruptedException {
        if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) return Optional.empty();
        try {
            Idle last = idle.pollFirst();
            if (last == null) return Optional.of(new Wire(address));
            boolean fresh = System.nanoTime() - last.since() < FRESH.toNanos();
            return Optional.of(fresh ? last.wire() : last.wire().reconnected());
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    void giveBack(Wire wire) {
        idle.addFirst(new Idle(wire, System.nanoTime()));
        places.release();
    }

    /** What was asked on it was not answered. */
    void drop(Wire wire) {
        wire.close();
        places.release();
    }

    @Override
    public void close() {
        idle.forEach(one -> one.wire().close());
    }
}
