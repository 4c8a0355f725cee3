package vn.giaoban.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Days as people type them: 05/7/2026, 5-7-2026, or 2026-07-05; and as our English pages write them: 5 Jul 2026. */
public final class Days {
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE,
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("dMMMuuuu")
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT));

    private Days() {}

    /** Empty if it is no day of the calendar. */
    public static Optional<LocalDate> parse(String typed) {
        String text = typed.strip().replaceAll("\\s", "");
        if (!text.matches("\\d{4}-.*")) text = text.replace('-', '/').replace('.', '/');
        for (DateTimeFormatter form : FORMS)
            try {
                return Optional.of(LocalDate.parse(text, form));
            } catch (DateTimeParseException e) {
                continue; // the next form may fit
            }
        return Optional.empty();
    }
}
