package vn.giaoban.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class SearchKeyTest {
    @Test
    void everyVietnameseLetterLosesItsMarks() {
        assertThat(SearchKey.of(
                        "Ă ắ ằ ẳ ẵ ặ Â ấ ầ ẩ ẫ ậ Đ đ Ê ế ề ể ễ ệ Ô ố ồ ổ ỗ ộ Ơ ớ ờ ở ỡ ợ Ư ứ ừ ử ữ ự ỳ ý ỷ ỹ ỵ ĩ ị"))
                .isEqualTo("a a a a a a a a a a a a d d e e e e e e o o o o o o o o o o o o u u u u u u y y y y y i i");
    }

    @Test
    void composedAndDecomposedLettersAreOne() {
        String name = "Đảng ủy xã Mẫu Sơn";
        assertThat(SearchKey.of(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(SearchKey.of(Normalizer.normalize(name, Normalizer.Form.NFC)))
                .isEqualTo("dang uy xa mau son");
    }

    @Test
    void theTwoWaysOfPlacingToneMarksAreOne() {
        assertThat(SearchKey.of("Hoà Bình, Thuỷ Nguyên")).isEqualTo(SearchKey.of("Hòa Bình, Thủy Nguyên"));
    }

    @Test
    void spacesAndSignsBecomeOneSpace() {
        assertThat(SearchKey.of("  Chân Mây -  Lăng Cô,\tHuế ")).isEqualTo("chan may lang co hue");
        assertThat(SearchKey.of("TP.HCM")).isEqualTo("tp hcm");
        assertThat(SearchKey.of(" % _ | ")).isEmpty();
    }

    @Test
    void anApostropheIsNoBreak() {
        assertThat(SearchKey.of("M’Drắk")).isEqualTo(SearchKey.of("M'Drak")).isEqualTo("mdrak");
    }

    @Test
    void wordsOfNothingAreNone() {
        assertThat(SearchKey.words("  ")).isEmpty();
        assertThat(SearchKey.words("Xã Mẫu Sơn")).containsExactly("xa", "mau", "son");
    }

    @Test
    void aUnitIsKeyedByItsTerritoryItsProvinceAndItsBody() {
        assertThat(SearchKey.ofUnit("Xã Mẫu Sơn", "Đảng ủy xã Mẫu Sơn", UnitKind.COMMUNE, "Lạng Sơn"))
                .isEqualTo("xa mau son|lang son|dang uy xa mau son");
        assertThat(SearchKey.ofUnit(
                        "Huế", "Ban Tuyên giáo và Dân vận Thành ủy Huế", UnitKind.PROVINCIAL_COMMISSION, "Trung ương"))
                .isEqualTo("hue|ban tuyen giao va dan van thanh uy hue|thanh pho hue|tp hue");
    }
}
