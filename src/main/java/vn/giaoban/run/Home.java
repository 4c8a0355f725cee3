package vn.giaoban.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and how this Giaoban runs.
 *
 * @param directory all its state: database, logs, secrets
 * @param address what a browser opens, without a slash at the end
 * @param demo whether an empty database is to become the demo nation
 * @param data where an empty database finds units and a catalogue of its own; null: those that come along
 */
public record Home(
        Path directory,
        String address,
        boolean demo,
        @Nullable Path data) {
    public Home(Path directory, String address, boolean demo) {
        this(directory, address, demo, null);
    }
}
