package vn.giaoban.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A calendar's file as RFC 5545 wants it. */
class CalendarFileTest {
    private static final Instant MADE = Instant.parse("2026-09-22T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

    @Test
    void anEventOfADayEndsOnTheNext() {
        assertThat(file(event("Đối thoại", "Thôn Nà Lìn", "84 người", false)))
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains(
                        "METHOD:PUBLISH\r\n",
                        "UID:7@giaoban.vn\r\n",
                        "DTSTAMP:20260922T020000Z\r\n",
                        "DTSTART;VALUE=DATE:20261231\r\n",
                        "DTEND;VALUE=DATE:20270101\r\n",
                        "SUMMARY:Đối thoại\r\n",
                        "LOCATION:Thôn Nà Lìn\r\n",
                        "DESCRIPTION:84 người\r\n")
                .doesNotContain("STATUS")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
        assertThat(file(event("Đối thoại", "", "", true)))
                .contains("STATUS:CANCELLED\r\n")
                .doesNotContain("LOCATION", "DESCRIPTION");
    }

    @Test
    void whatSomebodyTypedBeginsNoLineOfItsOwn() {
        assertThat(file(event("a;b,c\\d", "x\r\nBEGIN:VEVENT", "một\nhai\u0007", false)))
                .contains("SUMMARY:a\\;b\\,c\\\\d\r\n", "LOCATION:x\\nBEGIN:VEVENT\r\n", "DESCRIPTION:một\\nhai\r\n")
                .containsOnlyOnce("\r\nBEGIN:VEVENT\r\n");
    }

    @Test
    void aLongLineGoesOnInTheNextAndNoLetterIsCut() {
        String text = "Đối thoại với nhân dân về nước sạch ở các thôn bản vùng cao 🏔".repeat(9);
        String folded = CalendarFile.folded("DESCRIPTION:" + text);
        assertThat(folded.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75))
                .allSatisfy(line -> assertThat(line).doesNotContain("\ufffd"));
        assertThat(folded.replace("\r\n ", "")).isEqualTo("DESCRIPTION:" + text + "\r\n");
        assertThat(CalendarFile.folded("A".repeat(75))).isEqualTo("A".repeat(75) + "\r\n");
        assertThat(CalendarFile.folded("A".repeat(76))).isEqualTo("A".repeat(75) + "\r\n A\r\n");
    }

    private static CalendarFile.Event event(String summary, String place, String text, boolean cancelled) {
        return new CalendarFile.Event("7@giaoban.vn", DAY, DAY, summary, place, text, "", cancelled, 0, MADE);
    }

    private static String file(CalendarFile.Event event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CalendarFile file = new CalendarFile(out, "Nhật ký việc", MADE)) {
            file.add(event);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
