package vn.giaoban.run.drill;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.bench.Crew;

/**
 * Programs of communes and provinces that send, accept, return and take back reports until they are cut off. Every act is noted here,
 * outside of what is drilled, before it is asked for, and again when it was acknowledged.
 */
final class Load {
    private final SplittableRandom random;
    private final Deque<Folder> waiting = new ArrayDeque<>();
    private final Set<Folder> touched = new LinkedHashSet<>();
    private final Map<Integer, List<Folder>> byMonth = new HashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final List<String> wrong = new ArrayList<>();

    /** @param lastMonth of those whose reports are sent */
    Load(SmallCountry country, Crew crew, int lastMonth, long seed) {
        this.random = new SplittableRandom(seed);
        for (int month = 1; month <= lastMonth; month++)
            for (int commune = 1; commune <= country.communes(); commune++) {
                Folder folder = new Folder(country, crew, commune, month);
                waiting.add(folder);
                byMonth.computeIfAbsent(month, m -> new ArrayList<>()).add(folder);
            }
    }

    /** Clients at work. */
    final class Shift implements AutoCloseable {
        private final List<Thread> clients = new ArrayList<>();
        private final Program program;
        private final CountDownLatch under;
        private volatile boolean over;

        private Shift(URI address, int number, int enough) {
            program = new Program(address);
            under = new CountDownLatch(enough);
            for (int i = 0; i < number; i++) {
                RandomGenerator own = random.split();
                clients.add(Thread.ofVirtual().start(() -> work(own)));
            }
        }

        private void work(RandomGenerator own) {
            while (!over) {
                Folder folder = take();
                while (!folder.isAccepted()) {
                    // What was not answered is settled before anybody works on.
                    if (over || !advance(folder, own)) {
                        giveBack(folder);
                        return;
                    }
                    under.countDown();
                }
            }
        }

        private boolean advance(Folder folder, RandomGenerator own) {
            Act act = folder.next(own);
            Optional<Program.Answer> answer = program.ask(act);
            if (answer.filter(Program.Answer::isDone).isPresent()) {
                folder.note(act, answer.get());
                acknowledged.incrementAndGet();
                return true;
            }
            cutOff.incrementAndGet();
            if (answer.isPresent() && !answer.get().isLater())
                wrong(folder + ": " + act.kind() + " was answered " + answer.get());
            return false;
        }

        /** Waits until so much was acknowledged that one may speak of a load, or everybody was cut off. */
        void awaitEnough() {
            while (under.getCount() > 0 && clients.stream().anyMatch(Thread::isAlive)) LockSupport.parkNanos(1_000_000);
        }

        /** Waits until everybody was cut off. */
        void awaitEnd() {
            for (Thread client : clients) join(client);
        }

        /** Lets everybody finish what is asked for. */
        @Override
        public void close() {
            over = true;
            awaitEnd();
            program.close();
        }
    }

    /** Begins to work with so many clients; {@code enough} acts are a load. */
    Shift begin(URI address, int clients, int enough) {
        return new Shift(address, clients, enough);
    }

    static void join(Thread client) {
        try {
            client.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.because("Interrupted.");
        }
    }

    /** So many for somebody else to work on, who gives them back. */
    List<Folder> take(int number) {
        List<Folder> taken = new ArrayList<>();
        for (int i = 0; i < number; i++) taken.add(take());
        return taken;
    }

    /** The one taken last. */
    synchronized Folder last() {
        return touched.stream()
                .filter(folder -> folder.standing().state() != null)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private synchronized Folder take() {
        Folder folder = waiting.pollFirst();
        while (folder != null && folder.isAccepted()) folder = waiting.pollFirst();
        if (folder == null) throw new IllegalStateException("the country has no report left to be sent");
        touched.add(folder);
        return folder;
    }

    synchronized void giveBack(Folder folder) {
        waiting.addFirst(folder);
    }

    synchronized void wrong(String what) {
        wrong.add(what);
    }

    /** What was answered that should not have been. */
    synchronized List<String> takeWrong() {
        List<String> taken = List.copyOf(wrong);
        wrong.clear();
        return taken;
    }

    /** Those worked on since the last time this was asked; those not finished are worked on again. */
    synchronized Collection<Folder> takeTouched() {
        List<Folder> taken = List.copyOf(touched);
        touched.clear();
        return taken;
    }

    /** What the nation's figure must be while nobody is at work. */
    long national(int month, int indicator) {
        return byMonth.getOrDefault(month, List.of()).stream()
                .filter(Folder::isAccepted)
                .mapToLong(folder -> folder.value(indicator))
                .sum();
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int cutOff() {
        return cutOff.get();
    }
}
