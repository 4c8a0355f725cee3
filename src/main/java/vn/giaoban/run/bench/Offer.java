package vn.giaoban.run.bench;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Visits as they are offered to the server: by so many clients who wait for their answers (closed), or as they come, whether it keeps up
 * or not (open).
 */
final class Offer implements AutoCloseable {
    /** Whoever has no answer by then has given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int CONNECTIONS = 512;

    private final Visits visits;
    private final Connections connections;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Offer(Instance instance, Visits visits) {
        this.visits = visits;
        this.connections = new Connections(instance.address(), CONNECTIONS);
    }

    /** So many clients, each of whom asks again as soon as there is an answer. Returns when all have theirs. */
    Tally closed(int clients, Duration during) {
        long began = System.nanoTime();
        Tally tally = new Tally(began, during);
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++)
                asking.execute(() -> {
                    while (System.nanoTime() - began < during.toNanos()) {
                        ThreadLocalRandom random = ThreadLocalRandom.current();
                        visit(
                                Visits.Kind.at(random.nextDouble()),
                                random.nextInt(Errands.READERS),
                                System.nanoTime(),
                                tally);
                    }
                });
        }
        return tally;
    }

    /** So many visits a second, by chance. Returns when the time is over: some of the last may still be answered. */
    Tally open(double perSecond, Duration during, long seed) {
        long[] arrivals = Arrivals.drawn(perSecond, during, seed);
        SplittableRandom random = new SplittableRandom(seed + 1);
        long began = System.nanoTime();
        Tally tally = new Tally(began, during);
        tally.expect(arrivals.length);
        for (long arrival : arrivals) {
            await(began + arrival);
            Visits.Kind kind = Visits.Kind.at(random.nextDouble());
            int reader = random.nextInt(Errands.READERS);
            threads.execute(() -> visit(kind, reader, began + arrival, tally));
        }
        await(began + during.toNanos());
        return tally;
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private void visit(Visits.Kind kind, int reader, long due, Tally tally) {
        try {
            Optional<Wire> wire = connections.take(left(due));
            if (wire.isEmpty()) tally.lose();
            else visit(wire.get(), kind, reader, due, tally);
        } catch (UncheckedIOException e) {
            tally.lose();
        } catch (RuntimeException e) {
            tally.fail(kind, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit(Wire wire, Visits.Kind kind, int reader, long due, Tally tally) {
        boolean answered = false;
        try {
            Visits.Seen seen = visits.visit(wire.patient(left(due)), kind, reader);
            answered = true;
            tally.add(kind, seen, due, System.nanoTime());
        } finally {
            if (answered) connections.giveBack(wire);
            else connections.drop(wire);
        }
    }

    /** No patience at all would mean without end. */
    private static Duration left(long due) {
        Duration left = PATIENCE.minusNanos(System.nanoTime() - due);
        return left.toMillis() > 0 ? left : Duration.ofMillis(1);
    }

    @Override
    public void close() {
        threads.close();
        connections.close();
    }
}
