package vn.giaoban.papers;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An .ics on its way out (RFC 5545), event by event: published, not an invitation, so a calendar that has taken it in before
 * changes what it knows by the events' uids.
 *
 * <pre>{@code
 * try (CalendarFile file = new CalendarFile(out, "Nhật ký việc", page.now())) {
 *     file.add(new CalendarFile.Event("7@giaoban.vn", day, day, "Đối thoại", "Nà Lìn", "", "", false, 0, changedAt));
 * }
 * }</pre>
 */
public final class CalendarFile implements AutoCloseable {
    /** The media type of .ics. */
    public static final String TYPE = "text/calendar;charset=UTF-8";

    /** Octets of a line, its break not counted (section 3.1). */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What an event has to be read. */
    private enum Words {
        SUMMARY,
        LOCATION,
        DESCRIPTION
    }

    private final OutputStream out;
    private final Instant made;

    /**
     * Something that takes whole days.
     *
     * @param uid the same whenever the same event is written
     * @param last its last day, the first if it is one day
     * @param text what else there is to read; lines are kept
     * @param address of its page; empty for none
     * @param sequence grows as it is changed
     */
    public record Event(
            String uid,
            LocalDate first,
            LocalDate last,
            String summary,
            String place,
            String text,
            String address,
            boolean cancelled,
            int sequence,
            Instant changed) {}

    /**
     * Something that begins and ends at an hour.
     *
     * @param whole what else is said of it; its days are not written
     */
    public record Meeting(Event whole, Instant starts, Instant ends) {}

    /** @param made the moment of the file, of which it speaks */
    public CalendarFile(OutputStream out, String name, Instant made) {
        this.out = new BufferedOutputStream(out);
        this.made = made;
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Giaoban//Giaoban//VI");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("X-WR-CALNAME:" + escaped(name));
    }

    public void add(Event event) {
        begin(event);
        line("DTSTART;VALUE=DATE:" + DAY.format(event.first()));
        // The end is the day after the last (section 3.6.1).
        line("DTEND;VALUE=DATE:" + DAY.format(event.last().plusDays(1)));
        end(event, true);
    }

    /** By the clock of the world, which every calendar turns into its own. */
    public void add(Meeting meeting) {
        begin(meeting.whole());
        line("DTSTART:" + MOMENT.format(meeting.starts()));
        line("DTEND:" + MOMENT.format(meeting.ends()));
        end(meeting.whole(), false);
    }

    private void begin(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(event.uid()));
        line("DTSTAMP:" + MOMENT.format(made));
        line("LAST-MODIFIED:" + MOMENT.format(event.changed()));
        line("SEQUENCE:" + event.sequence());
    }

    /** @param free whether its time is still free for something else */
    private void end(Event event, boolean free) {
        line(Words.SUMMARY, event.summary());
        line(Words.LOCATION, event.place());
        line(Words.DESCRIPTION, event.text());
        if (!event.address().isEmpty()) line("URL:" + event.address());
        if (event.cancelled()) line("STATUS:CANCELLED");
        line(free ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
        line("END:VEVENT");
    }

    @Override
    public void close() {
        line("END:VCALENDAR");
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of type TEXT (section 3.3.11), without what cannot be seen. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("[\\p{Cntrl}&&[^\t]]", "");
    }

    private void line(Words words, String said) {
        if (!said.isEmpty()) line(words + ":" + escaped(said));
    }

    private void line(String content) {
        try {
            out.write(folded(content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A content line with its break: too long a one goes on in the next, after a space, never within a letter. */
    static String folded(String content) {
        StringBuilder lines = new StringBuilder();
        int octets = 0;
        for (int letter : content.codePoints().toArray()) {
            String written = Character.toString(letter);
            int size = written.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.append(written);
            octets += size;
        }
        return lines.append("\r\n").toString();
    }
}
