package vn.giaoban.activitytypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypeImport;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.activities.Counts;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.run.Cast;

/** Anh Tuấn edits what can be logged; chị Hoa logs by it. */
class TypePagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 15);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 14);

    private final Client tuan = HOUSE.signedIn("tuan");
    private final Client hoa = HOUSE.signedIn("hoa");
    private TypeWorkshop workshop;

    @BeforeEach
    void open() {
        workshop = new TypeWorkshop();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void everybodyReadsTheTypesAndOnlyTheCataloguersOfTheFirstUnitEditThem() {
        assertThat(hoa.get("/activity-types").body())
                .contains("Đối thoại", "Tính vào 31")
                .doesNotContain("Soạn loại mới");
        assertThat(hoa.get("/activity-types/doi-thoai").body())
                .contains("Có sẵn khi cài đặt", "Trường “Số người dự”", "Cộng một trường: Số người dự")
                .doesNotContain("Soạn bản mới");
        for (String other : List.of("hoa", "pao", "dung", "lan", "mai", "binh")) {
            Client client = HOUSE.signedIn(other);
            client.get("/activity-types");
            assertThat(client.post("/activity-types/doi-thoai/drafts", Map.of()).status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(tuan.get("/activity-types").body()).contains("Soạn loại mới");
    }

    /** From today on dialogues ask for the young; what was logged this morning stays counted as it was. */
    @Test
    void aNewEditionHoldsFromItsDayAndWhatWasLoggedBeforeKeepsItsOwn() {
        String before = dialogue(Map.of("f.nguoi-du", "84"));
        String draft = workshop.begin(tuan, "doi-thoai");
        workshop.fill(tuan, draft, Map.of("act", "field"));
        Map<String, String> form = PageForm.of(tuan.get(draft), draft);
        assertThat(form).containsEntry("fields", "1,2,3,4,5,6");
        assertThat(form.get("rules")).isEqualTo("1,2,3,4,5,6");
        workshop.fill(
                tuan,
                draft,
                Map.of(
                        "labelVi.6", "Số thanh niên dự",
                        "labelEn.6", "Young people attending",
                        "kind.6", "PEOPLE",
                        "of.3", "6",
                        "validFrom", "22/9/2026",
                        "legalBasis", "QĐ 12"));
        assertThat(PageForm.of(tuan.get(draft), draft)).containsEntry("of.3", "6");
        Client.Answer review = tuan.get(draft + "/edition");
        assertThat(review.body()).contains("Trường “Số thanh niên dự”", "Bản dùng từ 01/01/2021, đến hết 21/9/2026");
        assertThat(workshop.keep(tuan, draft).location()).isEqualTo("/activity-types/doi-thoai");
        assertThat(tuan.get("/activity-types/doi-thoai").body()).contains("QĐ 12", "Số thanh niên dự");

        String after = dialogue(Map.of("f.nguoi-du", "50", "f.so-thanh-nien-du", "9"));
        assertThat(figure("33")).as("84 by the old rule, 9 by the new one").isEqualTo(93_000);
        assertThat(hoa.get(after).body()).contains("Số thanh niên dự");
        assertThat(hoa.get(before).body()).doesNotContain("Số thanh niên dự");
    }

    @Test
    void aNewTypeIsMadeOfNothingAndLoggedAtOnce() {
        String draft = workshop.begin(tuan, "");
        assertThat(tuan.get(draft).body()).contains("Nhập tên loại việc", "Nhập căn cứ");
        workshop.fill(tuan, draft, Map.of("act", "field"));
        workshop.fill(tuan, draft, Map.of("act", "field"));
        workshop.fill(tuan, draft, Map.of("act", "rule"));
        workshop.fill(
                tuan,
                draft,
                Map.of(
                        "nameVi", "Sinh hoạt cộng đồng",
                        "nameEn", "Community meeting",
                        "labelVi.1", "Số lượt người dự",
                        "labelEn.1", "Attendances",
                        "kind.1", "TIMES",
                        "labelVi.2", "Hình thức",
                        "labelEn.2", "Kind",
                        "kind.2", "CHOICE",
                        "choicesVi.2", "Họp thôn\nVăn nghệ",
                        "choicesEn.2", "Village meeting\nPerformance"));
        workshop.fill(
                tuan,
                draft,
                Map.of(
                        "indicator.1", "12",
                        "how.1", "SUM",
                        "of.1", "1",
                        "where.1", "2=hop-thon",
                        "validFrom", "01/9/2026",
                        "legalBasis", "KH 3"));
        assertThat(tuan.get(draft).body())
                .doesNotContain("Cần sửa")
                .contains("Xem trước trên điện thoại", "name=\"f.hinh-thuc\"");
        assertThat(workshop.keep(tuan, draft).location()).isEqualTo("/activity-types/sinh-hoat-cong-dong");
        log("sinh-hoat-cong-dong", Map.of("f.so-luot-nguoi-du", "40", "f.hinh-thuc", "hop-thon"));
        log("sinh-hoat-cong-dong", Map.of("f.so-luot-nguoi-du", "7", "f.hinh-thuc", "van-nghe", "place", "Đình"));
        assertThat(figure("12")).isEqualTo(40_000);
    }

    @Test
    void whatCannotWorkOrMayNotBeAskedIsToldAndIsNotLaidDown() {
        String draft = workshop.begin(tuan, "hoa-giai");
        workshop.fill(tuan, draft, Map.of("act", "field", "legalBasis", "QĐ 1"));
        workshop.fill(tuan, draft, Map.of("labelVi.2", "Dân tộc", "kind.2", "TEXT", "how.1", "SUM", "of.1", "2"));
        Client.Answer shown = tuan.get(draft);
        assertThat(shown.body())
                .contains(
                        "“Dân tộc” hỏi về dân tộc của người dân",
                        "Luật Bảo vệ dữ liệu cá nhân 2025",
                        "“Dân tộc” không phải là số, không cộng được vào chỉ tiêu 39");
        assertThat(tuan.get(draft + "/edition").body()).doesNotContain("Lưu, hiệu lực từ");
        assertThat(tuan.post(draft + "/edition", PageForm.of(tuan.get(draft + "/edition"), draft + "/edition"))
                        .status())
                .isEqualTo(409);
        assertThat(HOUSE.bean(ActivityTypes.class)
                        .find("hoa-giai", LAST)
                        .orElseThrow()
                        .fields())
                .hasSize(1);
    }

    @Test
    void fieldsMoveByButtonsAndRulesFollowThem() {
        String draft = workshop.begin(tuan, "tiep-dan");
        workshop.fill(tuan, draft, Map.of("act", "down:f1"));
        assertThat(PageForm.of(tuan.get(draft), draft).get("fields")).isEqualTo("2,1,3,4,5,6");
        workshop.fill(tuan, draft, Map.of("act", "remove:f5", "legalBasis", "QĐ 2"));
        assertThat(tuan.get(draft).body()).contains("Trường được tính vào chỉ tiêu 15 đã bỏ");
        String rule = PageForm.of(tuan.get(draft), draft).entrySet().stream()
                .filter(box ->
                        box.getKey().startsWith("indicator.") && box.getValue().equals("15"))
                .map(box -> box.getKey().substring("indicator.".length()))
                .findFirst()
                .orElseThrow();
        workshop.fill(tuan, draft, Map.of("act", "remove:r" + rule));
        assertThat(tuan.get(draft + "/edition").body())
                .contains("Từ ngày ấy không đếm từ nhật ký nữa", "15. Vụ việc được tiếp");
        assertThat(workshop.keep(tuan, draft).status()).isEqualTo(302);
        ActivityType then =
                HOUSE.bean(ActivityTypes.class).find("tiep-dan", LAST).orElseThrow();
        assertThat(then.fields().getFirst().key()).isEqualTo("nguoi");
        log("tiep-dan", Map.of("f.luot", "5", "f.nguoi", "3", "f.hinh-thuc", "dinh-ky", "f.nguoi-tiep", "can-bo"));
        assertThat(figure("13")).isEqualTo(5000);
    }

    @Test
    void anEditionThatLiesAheadIsTakenBackAndIsADraftAgain() {
        String draft = workshop.begin(tuan, "hoa-giai");
        workshop.fill(tuan, draft, Map.of("legalBasis", "QĐ 9", "hintVi", "Một vụ việc.", "validFrom", "01/10/2026"));
        workshop.keep(tuan, draft);
        Client.Answer type = tuan.get("/activity-types/hoa-giai");
        assertThat(type.body()).contains("Sắp hiệu lực");
        String ahead = type.body().replaceAll("(?s).*edition=(\\d+)\"[^>]*>01/10/2026.*", "$1");
        tuan.get("/activity-types/hoa-giai?edition=" + ahead);
        String again = tuan.post("/activity-types/hoa-giai/editions/" + ahead + "/withdrawal", Map.of())
                .location();
        assertThat(PageForm.of(tuan.get(again), again)).containsEntry("hintVi", "Một vụ việc.");
        assertThat(HOUSE.bean(ActivityTypes.class)
                        .find("hoa-giai", LAST)
                        .orElseThrow()
                        .hintVi())
                .isEqualTo("Một vụ đã nhận hòa giải.");
    }

    @Test
    void aTypeThatEndedIsNotLoggedAnyMoreButStaysCounted() {
        log("hoa-giai", Map.of("f.ket-qua", "thanh"));
        String ending = "/activity-types/hoa-giai/ending";
        Map<String, String> form = PageForm.of(tuan.get(ending), ending);
        assertThat(tuan.post(ending, form).body()).contains("Nhập căn cứ");
        form.putAll(Map.of("from", "01/9/2026", "legalBasis", "QĐ 3"));
        assertThat(tuan.post(ending, form).body()).contains("Chọn ngày từ hôm nay trở đi");
        form.put("from", "22/9/2026");
        assertThat(tuan.post(ending, form).status()).isEqualTo(302);
        assertThat(hoa.get("/activities/new").body()).doesNotContain("type=hoa-giai");
        assertThat(figure("39")).isEqualTo(1000);
        assertThat(tuan.get("/activity-types/hoa-giai").body()).contains("Đã hết hiệu lực");
    }

    @Test
    void anEndThatHasNotComeIsTakenBack() {
        String ending = "/activity-types/hoa-giai/ending";
        Map<String, String> form = PageForm.of(tuan.get(ending), ending);
        form.putAll(Map.of("from", "01/01/2027", "legalBasis", "QĐ 3"));
        tuan.post(ending, form);
        assertThat(tuan.get("/activity-types").body()).contains("Dùng đến hết 31/12/2026");
        tuan.get("/activity-types/hoa-giai");
        tuan.post("/activity-types/hoa-giai/ending/withdrawal", Map.of());
        assertThat(tuan.get("/activity-types").body()).doesNotContain("Dùng đến hết");
    }

    /** A second start finds types, edited or not, and leaves them alone. */
    @Test
    void whatWasEditedStaysWhenTheHouseStartsAgain() {
        String draft = workshop.begin(tuan, "hoa-giai");
        workshop.fill(
                tuan, draft, Map.of("legalBasis", "QĐ 9", "nameVi", "Hòa giải ở cơ sở", "validFrom", "22/9/2026"));
        workshop.keep(tuan, draft);
        assertThat(HOUSE.bean(ActivityTypeImport.class).load()).isZero();
        assertThat(HOUSE.bean(ActivityTypes.class)
                        .find("hoa-giai", TestHouse.TODAY)
                        .orElseThrow()
                        .nameVi())
                .isEqualTo("Hòa giải ở cơ sở");
        assertThat(HOUSE.jdbc()
                        .sql("select act from audit.trail where thing = 'activity-type' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("activity.type-kept");
    }

    @Test
    void whatWasTypedIntoADraftThatIsGoneIsThereToBeCopied() {
        String draft = workshop.begin(tuan, "hoa-giai");
        Map<String, String> form = PageForm.of(tuan.get(draft), draft);
        Map<String, String> removal = PageForm.of(tuan.get(draft), draft + "/removal");
        assertThat(tuan.post(draft + "/removal", removal).location()).isEqualTo("/activity-types");
        form.put("hintVi", "Lời mới viết.");
        Client.Answer gone = tuan.post(draft, form);
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.body()).contains("Lời mới viết.");
    }

    private String dialogue(Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("f.chu-tri", "chinh-quyen", "f.y-kien", "12"));
        fields.putAll(more);
        fields.put("place", "Thôn " + more.hashCode());
        return log("doi-thoai", fields);
    }

    private String log(String type, Map<String, String> fields) {
        Map<String, String> typed = PageForm.of(hoa.get("/activities/new?type=" + type), "/activities");
        typed.putAll(fields);
        Client.Answer answer = hoa.post("/activities", typed);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer.location();
    }

    private static long figure(String code) {
        int slot = HOUSE.bean(Indicators.class).byCode(LAST).get(code).slot();
        return HOUSE.bean(Counts.class)
                .of(HOUSE.unit(Cast.COMMUNE).id(), FIRST, LAST)
                .amounts()
                .number(slot);
    }
}
