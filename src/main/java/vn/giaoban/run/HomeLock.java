package vn.giaoban.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One Giaoban per home. The lock ends with the process, however it ends, so nothing stale is left; beside it a note says
 * at which address the holder runs.
 */
final class HomeLock implements AutoCloseable {
    /** Homes held by this process: opening and closing a held file once more would silently give its lock back. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /** Empty when another process, or another part of this one, holds the home. */
    static Optional<HomeLock> take(Path directory) {
        try {
            Path home = Files.createDirectories(directory).toRealPath();
            if (!HELD.add(home)) {
                return Optional.empty();
            }
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                HELD.remove(home);
                return Optional.empty();
            }
            Files.deleteIfExists(note(home));
            Trees.privateDirectory(home.resolve("logs"));
            return Optional.of(new HomeLock(home, channel));
        } catch (IOException e) {
            throw Refusal.because("The home " + directory + " cannot be used: " + e);
        }
    }

    /** Whether somebody holds the home; one that does not exist is not made. */
    static boolean isHeld(Path directory) {
        if (!Files.exists(directory.resolve("lock"))) return false;
        Optional<HomeLock> taken = take(directory);
        taken.ifPresent(HomeLock::close);
        return taken.isEmpty();
    }

    Path home() {
        return home;
    }

    /** Tells those who come second where this one is to be found. */
    void note(String line) {
        try {
            Path draft = home.resolve("running.new");
            Files.writeString(draft, line + "\n");
            Files.move(draft, note(home), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the holder noted; empty while it starts. */
    static Optional<String> noted(Path home) {
        try {
            return Files.exists(note(home))
                    ? Optional.of(Files.readString(note(home)).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path note(Path home) {
        return home.resolve("running");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(note(home));
            channel.close();
            HELD.remove(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
