package vn.giaoban.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked from the class path. */
final class PostgresBinaries {
    static final String VERSION = "18.6.0";
    static final String MAJOR = "18";
    private static final String PREFIX = "pgsql-";

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name + (windows() ? ".exe" : ""));
    }

    static boolean windows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    /** Unpacks beside the final place and renames, so that a half-unpacked directory is never taken for a whole one. */
    static PostgresBinaries unpackInto(Path parent) {
        Path directory = parent.resolve(PREFIX + VERSION);
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(parent);
                removeOthers(parent);
                Path draft = Files.createDirectory(parent.resolve(PREFIX + "new"));
                unpack(draft);
                Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresBinaries(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked into " + directory, e);
        }
    }

    private static void removeOthers(Path parent) throws IOException {
        List<Path> others;
        try (Stream<Path> children = Files.list(parent)) {
            others = children.filter(child -> child.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        for (Path other : others) {
            Trees.delete(other);
        }
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = archive();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive points outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.copy(tar, path);
                    if (!windows()) {
                        boolean executable = (entry.getMode() & 0100) != 0;
                        Files.setPosixFilePermissions(
                                path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                    }
                }
            }
        }
        if (!windows()) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static InputStream archive() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
        String arch = System.getProperty("os.arch", "");
        List<String> architectures =
                arch.equals("aarch64") ? List.of("arm_64", "aarch_64", "arm64v8") : List.of("x86_64", "amd64");
        for (String architecture : architectures) {
            @Nullable
            InputStream found =
                    PostgresBinaries.class.getResourceAsStream("/postgres-" + system + "-" + architecture + ".txz");
            if (found != null) {
                return found;
            }
        }
        throw Refusal.because("This build brings no PostgreSQL for " + system + " on " + arch
                + ". Build it on this machine, or give a PostgreSQL of your own with --db-url.");
    }
}
