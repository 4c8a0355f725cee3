package vn.giaoban.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Biên bản đối thoại.PDF | Biên bản đối thoại.pdf",
                "C:\\Users\\Hoa\\Ảnh.jpg | Ảnh.jpg",
                "../../etc/passwd.png | passwd.png",
                "/tmp/a/.docx | tep.docx",
                "..a. .xlsx | a.xlsx",
                "a:b*c?\"d\"<e>.pdf | a_b_c__d__e_.pdf",
            },
            quoteCharacter = '~')
    void aNameHasNoPathAndNoSignThatMeansSomethingElse(String given, String cleaned) {
        assertThat(AttachmentName.of(given).whole()).isEqualTo(cleaned);
    }

    @Test
    void whatCannotBeSeenGoes() {
        assertThat(AttachmentName.of("a\u0000b\u0007\r\nSet-Cookie: x.pdf").whole())
                .isEqualTo("ab Set-Cookie_ x.pdf");
        assertThat(AttachmentName.of("anh\u202egpj.pdf").whole()).isEqualTo("anhgpj.pdf");
        assertThat(AttachmentName.of("a\u00a0\u2003b.pdf").whole()).isEqualTo("a b.pdf");
    }

    @Test
    void lettersAreComposedAndALongNameIsCutBetweenThem() {
        assertThat(AttachmentName.of("đo\u0302\u0301i thoa\u0323i.pdf").whole()).isEqualTo("đối thoại.pdf");
        assertThat(AttachmentName.of("𠀀".repeat(400) + ".pdf").stem()).isEqualTo("𠀀".repeat(150));
    }
}
