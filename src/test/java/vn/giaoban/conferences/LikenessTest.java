package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Topics about the same stand together; topics that only sound official do not. */
class LikenessTest {
    @Test
    void topicsThatShareTheirRareWordsStandTogether() {
        assertThat(Likeness.groups(List.of(
                        "Kinh nghiệm đối thoại với nhân dân ở xã vùng cao",
                        "Công tác dân vận trong giải phóng mặt bằng đường cao tốc",
                        "Đối thoại với nhân dân ở xã vùng cao: kinh nghiệm và kiến nghị",
                        "Giải phóng mặt bằng đường cao tốc: vận động từng hộ",
                        "Sáp nhập xã và việc giữ cán bộ cơ sở")))
                .containsExactly(List.of(0, 2), List.of(1, 3), List.of(4));
    }

    @Test
    void whatAllOfThemSayMakesNoTwoAlike() {
        assertThat(Likeness.groups(List.of(
                        "Công tác dân vận ở vùng biên giới",
                        "Công tác dân vận trong trường học",
                        "Công tác dân vận với đồng bào có đạo",
                        "Công tác dân vận khi thu hồi đất")))
                .hasSize(4);
    }

    @Test
    void aSlipOfThePenAndMissingMarksAreForgiven() {
        assertThat(Likeness.groups(List.of(
                        "Một cửa cho đơn thư của dân", "mot cua cho don thu cua dan", "Mốt cửa cho đơn thứ của dân")))
                .containsExactly(List.of(0, 1, 2));
    }

    @Test
    void nothingAndOneAreNoGroups() {
        assertThat(Likeness.groups(List.of())).isEmpty();
        assertThat(Likeness.groups(List.of("Một"))).containsExactly(List.of(0));
    }
}
