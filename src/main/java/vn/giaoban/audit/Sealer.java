package vn.giaoban.audit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals each second, from when the application has started until it stops, and raises the alarm where that does not help. */
@Component
@ConditionalOnWebApplication
class Sealer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** While it lasts, the alarm is repeated after so many rounds. */
    private static final int REPEATED = 600;

    private final Seals seals;
    private volatile @Nullable Thread thread;
    private int alarms;
    private int failures;

    Sealer(Seals seals) {
        this.seals = seals;
    }

    @Override
    public void start() {
        Thread starting = Thread.ofPlatform().name("sealer").daemon().unstarted(this::run);
        // Noted before it runs: it ends when it finds that another, or none, is the one that seals.
        thread = starting;
        starting.start();
    }

    private void run() {
        while (Thread.currentThread() == thread) {
            round();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** One second's work: whatever it meets, the next one follows. */
    void round() {
        try {
            seals.seal();
            failures = 0;
            watch(seals.behind());
        } catch (RuntimeException e) {
            if (Thread.currentThread() == thread && failures++ % REPEATED == 0)
                LOG.warn("The audit trail could not be sealed; it is tried again each second.", e);
        }
    }

    private void watch(Duration behind) {
        if (behind.compareTo(Seals.ALARM) >= 0) {
            if (alarms++ % REPEATED == 0)
                LOG.error(
                        "The audit trail has not been sealed for {} s. A database transaction that began before may still be open. "
                                + "After {} min nothing can be accepted.",
                        behind.toSeconds(),
                        Seals.STOP.toMinutes());
        } else if (alarms > 0) {
            alarms = 0;
            LOG.warn("The audit trail is sealed again.");
        }
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping == null) return;
        LockSupport.unpark(stopping);
        try {
            stopping.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
