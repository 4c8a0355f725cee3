package vn.giaoban.run.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One page, asked for again and again by some clients, each on a connection that is kept open and in a session of its own where
 * it asks for one. Every answer must be right.
 */
final class PageLoad {
    private final List<Wire> sessions;
    private final String path;
    private final byte[] known;

    /**
     * @param sessions one for each client there may be
     * @param known a text that stands in every right answer
     */
    PageLoad(List<Wire> sessions, String path, String known) {
        this.sessions = sessions;
        this.path = path;
        this.known = known.getBytes(StandardCharsets.UTF_8);
    }

    /** Requests a second and how long they took, by so many clients, after they have warmed up. */
    Map<String, Object> measure(int clients, Duration warmUp, Duration during) {
        // The server closes what has long been idle, so the connections are new each time.
        List<Wire> asking =
                sessions.subList(0, clients).stream().map(Wire::again).toList();
        try {
            ask(asking, warmUp, new Times());
            Times times = new Times();
            double seconds = ask(asking, during, times) / 1e9;
            Map<String, Object> measured = new LinkedHashMap<>();
            measured.put("perSecond", Math.round(times.count() / seconds));
            measured.putAll(times.summary());
            return measured;
        } finally {
            asking.forEach(Wire::close);
        }
    }

    /** Gives how many nanoseconds it took until the last answer. */
    private long ask(List<Wire> asking, Duration during, Times times) {
        long began = System.nanoTime();
        AtomicLong last = new AtomicLong(began);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (Wire wire : asking)
                all.add(threads.submit(() -> {
                    while (System.nanoTime() - began < during.toNanos()) {
                        long asked = System.nanoTime();
                        Wire.Answer answer = wire.get(path).expect(200);
                        long answered = System.nanoTime();
                        times.add(answered - asked);
                        last.accumulateAndGet(answered, Math::max);
                        if (!holds(answer.body()))
                            throw new IllegalStateException(path + " answered something else: " + answer.text());
                    }
                }));
            for (Future<?> one : all) one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return last.get() - began;
    }

    private boolean holds(byte[] body) {
        for (int at = 0; at <= body.length - known.length; at++)
            if (body[at] == known[0] && Arrays.equals(body, at, at + known.length, known, 0, known.length)) return true;
        return false;
    }
}
