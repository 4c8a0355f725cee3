package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlideshowTest {
    private static final String SENTENCE = "Cán bộ dân vận xã đã đến từng hộ, ghi lại từng việc và hẹn ngày trả lời.";

    @Test
    void whatIsShortStaysTogetherWithItsParagraphs() {
        assertThat(Slideshow.cut("Việc thứ nhất.\n\n Việc thứ hai. \r\nViệc thứ ba."))
                .containsExactly(List.of("Việc thứ nhất.", "Việc thứ hai.", "Việc thứ ba."));
        assertThat(Slideshow.cut("  \n ")).isEmpty();
    }

    @Test
    void whatIsLongGoesOnOnTheNextPageBetweenSentences() {
        String body = (SENTENCE + " ").repeat(30).strip();
        List<List<String>> pages = Slideshow.cut(body);
        assertThat(pages).hasSizeGreaterThan(2);
        assertThat(pages).allSatisfy(page -> assertThat(page.getLast()).endsWith("trả lời."));
        assertThat(together(pages)).isEqualTo(body);
        assertThat(pages).allSatisfy(page -> assertThat(String.join("", page)).hasSizeLessThan(650));
    }

    @Test
    void nothingIsLostOfWhatHasNoSentences() {
        String words = "dân vận khéo ".repeat(200).strip();
        assertThat(together(Slideshow.cut(words))).isEqualTo(words);
        String one = "x".repeat(2_000);
        assertThat(together(Slideshow.cut(one)).replace(" ", "")).isEqualTo(one);
    }

    @Test
    void manyShortParagraphsAreManyLines() {
        List<List<String>> pages = Slideshow.cut("Một xã.\n".repeat(20));
        assertThat(pages).hasSize(3);
        assertThat(pages.getFirst()).hasSize(8);
    }

    private static String together(List<List<String>> pages) {
        return String.join(" ", pages.stream().flatMap(List::stream).toList());
    }
}
