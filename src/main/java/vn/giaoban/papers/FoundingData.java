package vn.giaoban.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The files with which an installation begins: those that come with the program, or a directory of one's own (docs/own-data.md) for
 * another network. Of one's own, what is not there is empty.
 */
@Component
public class FoundingData {
    private final String directory;

    public FoundingData(@Value("${giaoban.data:}") String directory) {
        this.directory = directory;
    }

    /** What comes with the program. */
    public static FoundingData shipped() {
        return new FoundingData("");
    }

    /** True for a network of one's own, which has no history but the one brought along. */
    public boolean isOwn() {
        return !directory.isEmpty();
    }

    /** A file's rows by column name. @param name "units", "indicators" … */
    public List<Map<String, String>> rows(String name) {
        if (!isOwn()) return CsvFile.rows("/data/" + (name.equals("units") ? "units/" : "catalogue/") + name + ".csv");
        Path file = Path.of(directory, name + ".csv");
        if (!Files.exists(file)) return List.of();
        try {
            String text = Files.readString(file);
            return CsvFile.rows(file.toString(), CsvFile.parse(text.endsWith("\n") ? text : text + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
