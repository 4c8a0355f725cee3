package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterheadTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ban Dân vận Trung ương",
                "Ban Tuyên giáo và Dân vận Tỉnh ủy Lạng Sơn",
                "Đảng ủy xã Mẫu Sơn",
                "Đảng ủy Ủy ban nhân dân tỉnh Lạng Sơn"
            })
    void bodiesOfThePartyHeadTheirPapersAsThePartyDoes(String name) {
        assertThat(Letterhead.isOfState(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ủy ban nhân dân tỉnh Lạng Sơn",
                "UBND xã Mẫu Sơn",
                "Hội đồng nhân dân xã Mẫu Sơn",
                "Sở Nội vụ tỉnh Lạng Sơn",
                "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạng Sơn",
                "Hội Nông dân tỉnh Lạng Sơn"
            })
    void bodiesOfTheStateAndOfTheFrontHeadTheirsAsTheStateDoes(String name) {
        assertThat(Letterhead.isOfState(name)).isTrue();
    }
}
