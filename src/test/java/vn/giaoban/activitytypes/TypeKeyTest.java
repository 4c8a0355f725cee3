package vn.giaoban.activitytypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names for programs, made of labels. */
class TypeKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Số người dự                 | so-nguoi-du
            Đất hiến (m²)               | dat-hien-m
            Văn hóa – xã hội            | van-hoa-xa-hoi
            ĐỐI THOẠI                   | doi-thoai
            2026                        | muc
            """)
    void aKeyIsTheLabelInPlainLetters(String label, String key) {
        assertThat(TypeKey.of(label, Set.of())).isEqualTo(key);
    }

    @Test
    void aKeyThatIsTakenGetsALetterBehindIt() {
        assertThat(TypeKey.of("Mức 2", Set.of("muc"))).isEqualTo("muc-b");
        assertThat(TypeKey.of("Mức 3", Set.of("muc", "muc-b"))).isEqualTo("muc-c");
    }

    @Test
    void aLongLabelMakesAKeyThatEndsWithALetter() {
        String key = TypeKey.of("Số lượt người được tuyên truyền phổ biến pháp luật", Set.of());
        assertThat(key).hasSizeLessThanOrEqualTo(40).matches("[a-z]+(-[a-z]+)*");
    }
}
