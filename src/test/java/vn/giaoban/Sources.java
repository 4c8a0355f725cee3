package vn.giaoban;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The repository's own files as texts, for tests that read what was written. */
public final class Sources {
    private Sources() {}

    /** Texts by path, of the files at or below a folder whose names end so. */
    public static Map<Path, String> of(String folder, String ending) {
        return of(Path.of(folder), path -> path.toString().endsWith(ending));
    }

    public static Map<Path, String> of(Path folder, Predicate<Path> wanted) {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).filter(wanted).toList())
                texts.put(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Without comments, so that a word about the database is not taken for a question to it. Text blocks and literals stay. */
    public static String code(String java) {
        return java.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }
}
