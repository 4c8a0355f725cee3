package vn.giaoban.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.web.Texts;

class NoticeTest {
    private static final Notice NOTICE = new Notice(
            1,
            Instant.EPOCH,
            "conferenceCalled",
            List.of("Hội nghị ngày 05/7/2026", "15:00, 27/11/2026", "05/7/2026", "8/18"),
            "/conferences/1",
            null);

    @Test
    void aDayIsWrittenAsTheReaderWritesDaysAndANameStaysAsItIs() {
        assertThat(NOTICE.args(Texts.ENGLISH))
                .containsExactly("Hội nghị ngày 05/7/2026", "15:00, 27 Nov 2026", "5 Jul 2026", "8/18");
        assertThat(NOTICE.args(Texts.VIETNAMESE)).containsExactlyElementsOf(NOTICE.args());
    }
}
