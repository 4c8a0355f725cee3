package vn.giaoban.ballots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys of the boxes that are not closed yet: each in a file of its own beside the database, never in it nor in a backup, so that a
 * restart loses no vote and the close destroys what could join one to its moment.
 */
@Component
class BoxKeys {
    private static final int NAME_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Path folder;

    BoxKeys(@Value("${giaoban.home:var}") String home) {
        folder = Path.of(home).resolve("ballots");
    }

    /** A new one; what is returned is its name. */
    String make() {
        byte[] name = new byte[NAME_BYTES];
        byte[] secret = new byte[BoxKey.LENGTH];
        random.nextBytes(name);
        random.nextBytes(secret);
        String named = HexFormat.of().formatHex(name);
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            try (FileChannel file = FileChannel.open(
                    file(named),
                    java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    ownerOnly("rw-------"))) {
                write(file, secret);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named;
    }

    /** Empty where it is gone: with it everything that was in the box. */
    Optional<BoxKey> find(String name) {
        try {
            return Files.exists(file(name))
                    ? Optional.of(new BoxKey(Files.readAllBytes(file(name))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written over before it is deleted: on a disk that writes in place nothing is left. */
    void destroy(String name) {
        try {
            if (!Files.exists(file(name))) return;
            try (FileChannel file = FileChannel.open(file(name), StandardOpenOption.WRITE)) {
                write(file, new byte[BoxKey.LENGTH]);
            }
            Files.delete(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) file.write(left);
        file.force(true);
    }

    private Path file(String name) {
        if (!name.matches("[0-9a-f]{32}")) throw new IllegalArgumentException("not a key's name");
        return folder.resolve(name);
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
