package vn.giaoban.run;

import java.util.Comparator;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Runs every {@link FirstStart} after the context is made and before the web server listens. */
final class Preparation implements SmartLifecycle {
    private final Home home;
    private final Consumer<String> progress;
    private final ObjectProvider<FirstStart> works;
    private volatile boolean running;

    Preparation(Home home, Consumer<String> progress, ObjectProvider<FirstStart> works) {
        this.home = home;
        this.progress = progress;
        this.works = works;
    }

    @Override
    public void start() {
        works.stream().sorted(Comparator.comparingInt(FirstStart::order)).forEach(work -> work.prepare(home, progress));
        // What the start took, and the first one above all, is given back before the first page: it is more than what
        // stays.
        System.gc();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Well before the web server, which starts in one of the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
