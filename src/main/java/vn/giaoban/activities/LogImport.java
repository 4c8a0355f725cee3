package vn.giaoban.activities;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet of activities that was read and waits for its sender's word. It is read once; after that word it is loaded and stays so.
 *
 * @param locale of the page on which it was sent: by it its texts are read, whoever looks at them in what language
 * @param unread heads of columns that mean nothing here
 * @param loaded what became of it, once its sender has said so
 */
public record LogImport(
        long id,
        String typeCode,
        Locale locale,
        String fileName,
        List<String> unread,
        List<Row> rows,
        @Nullable Loaded loaded) {

    /**
     * A row as it would be typed into the form.
     *
     * @param number of the row in its sheet
     * @param typed by the names of the form's boxes
     */
    public record Row(int number, Map<String, String> typed) {}

    /**
     * @param logged activities that it made
     * @param there that had been logged before, by the same rows
     */
    public record Loaded(Instant at, int logged, int there) {}
}
