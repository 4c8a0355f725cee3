package vn.giaoban.run.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.run.Refusal;

/** A finished backup, to be read. */
final class BackupFile implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Refuses what is no backup. */
    static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) throw Refusal.because("There is no file " + path + ".");
        try {
            ZipFile zip = new ZipFile(path.toFile());
            try {
                return new BackupFile(path, zip, manifest(path, zip));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | JacksonException e) {
            throw Refusal.because(path + " is not a whole backup: " + e.getMessage());
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(BackupDraft.MANIFEST);
        if (entry == null) throw new IOException("it does not say what it holds");
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            // Its digests hold the tables; itself it is held by the check sum in the file's directory, which nobody
            // compares else.
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (crc.getValue() != entry.getCrc()) throw new IOException("what it says of itself was altered");
            Manifest manifest = JsonMapper.shared().readValue(bytes, Manifest.class);
            if (manifest.format() != Manifest.FORMAT)
                throw Refusal.because(path + " was written by a newer Giaoban (" + manifest.program()
                        + "): restore it with that one.");
            return manifest;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads the whole file and names everything that is not as it was written; empty when all is well. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        TreeSet<String> entries = new TreeSet<>();
        zip.stream().map(ZipEntry::getName).forEach(entries::add);
        entries.remove(BackupDraft.MANIFEST);
        for (Manifest.Content table : manifest.tables()) {
            if (!entries.remove(table.entry())) {
                flaws.add("The table " + table.name() + " is missing.");
                continue;
            }
            try (InputStream in = rows(table)) {
                Sum.Stream sum = new Sum.Stream(OutputStream.nullOutputStream());
                in.transferTo(sum);
                Sum found = sum.sum();
                if (!found.equals(table.sum()))
                    flaws.add("The table " + table.name() + " is not as it was written: " + found.rows() + " rows of "
                            + table.sum().rows() + ", or others.");
            } catch (IOException e) {
                flaws.add("The table " + table.name() + " cannot be read: " + e.getMessage() + ".");
            }
        }
        for (String entry : entries) flaws.add("There is something in it that it does not speak of: " + entry + ".");
        return flaws;
    }

    /** Refuses, naming the flaws, what is not as it was written. */
    void mustBeWhole() {
        List<String> flaws = flaws();
        if (!flaws.isEmpty())
            throw Refusal.because(path + " is damaged; nothing was changed:\n  " + String.join("\n  ", flaws));
    }

    InputStream rows(Manifest.Content table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) throw new IOException("no " + table.entry());
        return zip.getInputStream(entry);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Refusal.because(path + " could not be closed: " + e.getMessage());
        }
    }
}
