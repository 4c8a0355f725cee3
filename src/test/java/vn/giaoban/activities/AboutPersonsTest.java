package vn.giaoban.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.activities.AboutPersons.Matter;

/** People are counted, not listed: which fields a type of activity may not have. */
class AboutPersonsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Dân tộc                             | ETHNICITY
            DÂN TỘC                             | ETHNICITY
            dan toc                             | ETHNICITY
            Người dự thuộc dân tộc nào          | ETHNICITY
            Thành phần dân tộc                  | ETHNICITY
            Tôn giáo                            | RELIGION
            ton giao cua nguoi den              | RELIGION
            Tín ngưỡng                          | RELIGION
            Theo đạo                            | RELIGION
            Là tín đồ                           | RELIGION
            Quan điểm                           | OPINION
            Quan điểm của người dân             | OPINION
            Chính kiến                          | OPINION
            Thái độ                             | OPINION
            thai do cua nguoi du                | OPINION
            Ý kiến cá nhân                      | OPINION
            Ý kiến của từng người               | OPINION
            Đồng tình hay không                 | OPINION
            Họ tên                              | IDENTITY
            Họ và tên (chủ hộ)                  | IDENTITY
            Họ tên người dân                    | IDENTITY
            Tên công dân                        | IDENTITY
            Tên người được tiếp                 | IDENTITY
            Danh sách người dự                  | IDENTITY
            Số CCCD                             | IDENTITY
            Căn cước công dân                   | IDENTITY
            Số điện thoại                       | IDENTITY
            so dien thoai                       | IDENTITY
            Ngày sinh                           | IDENTITY
            Ngày, tháng, năm sinh               | IDENTITY
            Năm sinh                            | IDENTITY
            Địa chỉ nhà                         | IDENTITY
            Địa chỉ                             | IDENTITY
            Nơi thường trú                      | IDENTITY
            """)
    void aFieldOfWordsThatWouldDescribeAPersonIsRefused(String label, Matter matter) {
        for (FieldKind kind : List.of(FieldKind.TEXT, FieldKind.YES_NO, FieldKind.DATE))
            assertThat(in(kind, label, "Something")).as("%s %s", kind, label).contains(matter);
    }

    @ParameterizedTest
    @CsvSource({
        "Ethnicity,ETHNICITY",
        "Ethnic group,ETHNICITY",
        "Religion,RELIGION",
        "Religious belief,RELIGION",
        "Political views,OPINION",
        "Attitude,OPINION",
        "Personal opinion,OPINION",
        "Full name,IDENTITY",
        "Name of the citizen,IDENTITY",
        "Phone number,IDENTITY",
        "Date of birth,IDENTITY",
        "Home address,IDENTITY",
        "ID number,IDENTITY"
    })
    void theEnglishLabelIsJudgedAsWell(String label, Matter matter) {
        assertThat(in(FieldKind.TEXT, "Mục khác", label)).contains(matter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Số hộ đồng bào dân tộc thiểu số được hỗ trợ",
                "Số người có đạo dự",
                "Số chức sắc tôn giáo được thăm",
                "Số ý kiến",
                "Lượt ý kiến tán thành",
                "Số cơ sở tôn giáo",
                "Số người được cấp căn cước"
            })
    void aCountOfPeopleSaysNothingOfOneOfThem(String label) {
        for (FieldKind kind : List.of(FieldKind.NUMBER, FieldKind.PEOPLE, FieldKind.TIMES, FieldKind.MONEY))
            assertThat(in(kind, label, "How many")).as("%s %s", kind, label).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Số CCCD",
                "Số căn cước",
                "Số điện thoại",
                "Số điện thoại của chủ hộ",
                "so dinh danh ca nhan",
                "Năm sinh",
                "Tuổi"
            })
    void aNumberThatIsSomebodysIsNoCount(String label) {
        assertThat(in(FieldKind.NUMBER, label, "Number")).contains(Matter.IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tên mô hình",
                "Nội dung giám sát",
                "Số, ký hiệu",
                "Hiện vật",
                "Chủ trì",
                "Địa chỉ mô hình",
                "Ngày sinh hoạt",
                "Thái độ phục vụ của cán bộ",
                "Phối hợp với Ban Dân tộc",
                "Ngày hội Đại đoàn kết toàn dân tộc",
                "Nội dung công tác dân tộc, tôn giáo",
                "Tuyên truyền đạo đức Hồ Chí Minh",
                "Nội dung ý kiến",
                "Hội đồng hương",
                "Danh hiệu"
            })
    void whatDescribesNobodyMayBeAsked(String label) {
        for (FieldKind kind : List.of(FieldKind.TEXT, FieldKind.YES_NO, FieldKind.DATE))
            assertThat(in(kind, label, "Something")).as("%s %s", kind, label).isEmpty();
    }

    @Test
    void aListOfReligionsPeoplesOrStancesIsRefusedWhateverItIsCalled() {
        assertThat(choice("Nhóm", "Phật giáo", "Công giáo", "Khác")).contains(Matter.RELIGION);
        assertThat(choice("Nhóm", "Tin lành", "Khác")).contains(Matter.RELIGION);
        assertThat(choice("Nhóm", "Không theo đạo", "Có")).contains(Matter.RELIGION);
        assertThat(choice("Nhóm", "Kinh", "Tày", "Nùng")).contains(Matter.ETHNICITY);
        assertThat(choice("Nhóm", "kinh", "h'mong", "dao")).contains(Matter.ETHNICITY);
        assertThat(choice("Nhóm", "Dân tộc thiểu số", "Còn lại")).contains(Matter.ETHNICITY);
        assertThat(choice("Người dự", "Đồng tình", "Phản đối")).contains(Matter.OPINION);
        assertThat(choice("Người dự", "Ủng hộ", "Không ủng hộ", "Lưỡng lự")).contains(Matter.OPINION);
    }

    @Test
    void aListOfOtherThingsMayBeChosenFrom() {
        assertThat(choice("Lĩnh vực", "Kinh tế", "Văn hóa – xã hội", "Quốc phòng – an ninh"))
                .isEmpty();
        assertThat(choice("Nơi họp", "Hoa", "Nhà văn hóa"))
                .as("one word that a people also has")
                .isEmpty();
        assertThat(choice("Kết quả cuộc họp", "Tán thành", "Không tán thành"))
                .as("what a meeting decided")
                .isEmpty();
        assertThat(choice("Đối tượng", "Mô hình", "Tập thể", "Cá nhân")).isEmpty();
    }

    private static Optional<Matter> in(FieldKind kind, String vi, String en) {
        return AboutPersons.in(new ActivityField(1, "muc", kind, vi, en, 0, false, List.of()));
    }

    private static Optional<Matter> choice(String label, String... choices) {
        return AboutPersons.in(new ActivityField(
                1,
                "muc",
                FieldKind.CHOICE,
                label,
                "Item",
                0,
                false,
                Arrays.stream(choices)
                        .map(choice -> new ActivityField.Choice("c", choice, "Other thing"))
                        .toList()));
    }
}
