package vn.giaoban.run.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Refusal;

/**
 * A backup while it is written: beside its final place, and renamed when all of it is on the disk. What is not finished is deleted, so
 * that nothing under the final name is ever half a backup.
 */
final class BackupDraft implements AutoCloseable {
    static final String MANIFEST = "manifest.json";
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final Sum.Stream whole;
    private final ZipOutputStream zip;
    private boolean finished;

    private BackupDraft(Path file, Path draft, FileChannel channel) {
        this.file = file;
        this.draft = draft;
        this.channel = channel;
        this.whole = new Sum.Stream(Channels.newOutputStream(channel));
        this.zip = new ZipOutputStream(new BufferedOutputStream(whole, BUFFER));
    }

    /** Refuses a place where something is already. */
    static BackupDraft at(Path given) throws IOException {
        Path file = given.toAbsolutePath().normalize();
        if (Files.exists(file)) throw Refusal.because(file + " is there already and is not overwritten.");
        Path parent = file.getParent();
        if (parent == null || !Files.isDirectory(parent))
            throw Refusal.because("There is no directory " + parent + " to write the backup into.");
        Path draft = parent.resolve(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        // Whoever reads a backup reads everything.
        if (Files.getFileStore(parent).supportsFileAttributeView("posix"))
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        else Files.createFile(draft);
        return new BackupDraft(file, draft, FileChannel.open(draft, StandardOpenOption.WRITE));
    }

    /** Where the next entry is written to; it ends with the next one. */
    OutputStream entry(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return zip;
    }

    /** Writes what the backup says of itself, and gives the file its name; tells the file's size and digest. */
    Sum finish(Manifest manifest) throws IOException {
        entry(MANIFEST)
                .write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.finish();
        zip.flush();
        channel.force(true);
        channel.close();
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        finished = true;
        // The name, too, must outlive a power cut; some systems cannot be asked for it.
        try (FileChannel directory = FileChannel.open(draft.resolveSibling(""), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) throw e;
        }
        return whole.sum();
    }

    @Override
    public void close() throws IOException {
        if (finished) return;
        channel.close();
        Files.deleteIfExists(draft);
    }
}
