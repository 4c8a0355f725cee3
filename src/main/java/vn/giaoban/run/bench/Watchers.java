package vn.giaoban.run.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * All screens, on one thread. They come back as the script in a page does (static/js/live.js): the first try within about a second, those
 * after it within five, each at a moment of its own.
 */
final class Watchers implements AutoCloseable, Runnable {
    private static final int AT_ONCE = 500;
    private static final int BUFFER = 1 << 18;
    private static final int SOON = 1000;
    private static final int JITTER = 5000;
    private static final long LEAST = 100;

    private final URI address;
    private final List<Watcher> all;
    private final Watcher.Hearing hearing;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private final Thread thread;
    private int connecting;
    private volatile int there;
    private volatile long lastThere;
    private volatile long firstAnswer;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    private record Due(long at, Watcher watcher) {}

    Watchers(URI address, List<Watcher> all, Watcher.Hearing hearing) {
        this.address = address;
        this.all = all;
        this.hearing = hearing;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long now = System.nanoTime();
        all.forEach(watcher -> due.add(new Due(now, watcher)));
        thread = Thread.ofPlatform().daemon().name("watchers").start(this);
    }

    int size() {
        return all.size();
    }

    /** How many know how things stand, by a line that is open. */
    int there() {
        return there;
    }

    /** When the last of them came to know it. */
    long lastThere() {
        return lastThere;
    }

    /** When the server answered any of them first since that was forgotten; 0 for not yet. */
    long firstAnswer() {
        return firstAnswer;
    }

    void forgetAnswers() {
        firstAnswer = 0;
    }

    /** Whether all came to know how things stand within a time. */
    boolean awaitAll(Duration patience) {
        long began = System.nanoTime();
        while (there < all.size()) {
            Throwable failed = failure;
            if (failed != null) throw new IllegalStateException("the screens failed", failed);
            if (System.nanoTime() - began > patience.toNanos()) return false;
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                open();
                Due next = due.peek();
                long wait = next == null || connecting >= AT_ONCE
                        ? 20
                        : Math.clamp((next.at() - System.nanoTime()) / 1_000_000, 1, 20);
                selector.select(this::ready, wait);
            }
        } catch (IOException | RuntimeException e) {
            if (!closed) failure = e;
        }
    }

    private void open() throws IOException {
        long now = System.nanoTime();
        for (Due next = due.peek(); next != null && next.at() <= now && connecting < AT_ONCE; next = due.peek()) {
            due.remove();
            Watcher watcher = next.watcher();
            watcher.begin();
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            watcher.channel = channel;
            connecting++;
            try {
                boolean done =
                        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
                channel.register(selector, done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, watcher);
                if (done) ask(watcher, channel);
            } catch (IOException e) {
                lose(watcher);
            }
        }
    }

    private void ready(SelectionKey key) {
        Watcher watcher = (Watcher) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                ask(watcher, channel);
            } else if (key.isReadable()) read(watcher, channel);
        } catch (IOException e) {
            lose(watcher);
        }
    }

    private void ask(Watcher watcher, SocketChannel channel) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(watcher.request(address.getAuthority()));
        channel.write(request);
        if (request.hasRemaining()) throw new IOException("a request that does not fit");
    }

    private void read(Watcher watcher, SocketChannel channel) throws IOException {
        buffer.clear();
        int read = channel.read(buffer);
        if (read < 0) {
            lose(watcher);
            return;
        }
        int before = watcher.status();
        watcher.take(buffer.flip(), this::heard);
        if (before == 0 && watcher.status() != 0 && firstAnswer == 0) firstAnswer = System.nanoTime();
        if (watcher.status() != 0 && watcher.status() != 200) lose(watcher);
    }

    private void heard(Watcher watcher, long seq) {
        hearing.heard(watcher, seq);
        watcher.known = seq;
        if (watcher.told) return;
        watcher.told = true;
        watcher.tries = 0;
        connecting--;
        there++; // one thread counts
        lastThere = System.nanoTime();
    }

    private void lose(Watcher watcher) {
        if (watcher.told) there--;
        else connecting--;
        watcher.told = false;
        try {
            if (watcher.channel != null) watcher.channel.close();
        } catch (IOException e) {
            failure = e;
        }
        watcher.channel = null;
        long wait = LEAST + ThreadLocalRandom.current().nextInt(watcher.tries == 0 ? SOON : JITTER);
        watcher.tries++;
        if (!closed) due.add(new Due(System.nanoTime() + wait * 1_000_000, watcher));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
            for (Watcher watcher : all) if (watcher.channel != null) watcher.channel.close();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
