package vn.giaoban.run.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lies on the way to the database. Set, it waits until a point has come by so many times, then does once what it was set for and cuts
 * that connection off.
 */
final class Trap {
    private volatile @Nullable Setting setting;

    private record Setting(Point point, AtomicInteger left, Runnable blow, CountDownLatch sprung) {}

    static final class Sprung extends IOException {
        private static final long serialVersionUID = 1L;

        Sprung() {
            super("cut off at a named point");
        }
    }

    /**
     * @param times how often the point comes by, at least 1
     * @param blow what happens then
     */
    void set(Point point, int times, Runnable blow) {
        setting = new Setting(point, new AtomicInteger(times), blow, new CountDownLatch(1));
    }

    boolean concerns(String sql) {
        Setting now = setting;
        return now != null && now.point().concerns(sql);
    }

    /** A transaction that concerns the point has come to a moment. */
    void reached(Point.Moment moment) throws Sprung {
        Setting now = setting;
        if (now == null || moment != now.point().moment() || now.left().decrementAndGet() != 0) return;
        now.blow().run();
        now.sprung().countDown();
        throw new Sprung();
    }

    /** Whether it was sprung within a time; it is taken up then. */
    boolean awaitSprung(Duration time) {
        Setting now = setting;
        if (now == null) return false;
        try {
            return now.sprung().await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            setting = null;
        }
    }
}
