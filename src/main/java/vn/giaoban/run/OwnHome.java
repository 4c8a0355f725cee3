package vn.giaoban.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;

/** A directory for a measurement or a drill alone, with a home in it; deleted at the end unless it is to be kept. */
public final class OwnHome implements AutoCloseable {
    private final Path directory;
    private final boolean kept;
    private final PrintStream progress;

    private OwnHome(Path directory, boolean kept, PrintStream progress) {
        this.directory = directory;
        this.kept = kept;
        this.progress = progress;
    }

    /** @param what "bench", "drill": by which a directory that was left is known */
    public static OwnHome make(String what, boolean kept, PrintStream progress) {
        try {
            return new OwnHome(Files.createTempDirectory("giaoban-" + what + "-"), kept, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where files stand beside the home. */
    public Path directory() {
        return directory;
    }

    /** The home, which need not be made yet. */
    public Path home() {
        return directory.resolve("home");
    }

    /** Asks the modules of the house, whether it runs or not. */
    public <T> T inHouse(Function<ApplicationContext, T> question) {
        return inHouse(home(), progress, question);
    }

    /** The same of any home. */
    public static <T> T inHouse(Path home, PrintStream progress, Function<ApplicationContext, T> question) {
        Options options = Options.of(new Arguments(List.of(), Map.of(Option.HOME.name(), home.toString())));
        try (HomeDatabase database = HomeDatabase.open(options, progress)) {
            return database.inHouse(question);
        }
    }

    @Override
    public void close() {
        if (kept) {
            progress.println("Left in " + directory);
            return;
        }
        try {
            Trees.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
