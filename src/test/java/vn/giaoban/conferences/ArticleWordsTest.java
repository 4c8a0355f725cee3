package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.analytics.Exhibit;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.AcrossTime;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Theme;
import vn.giaoban.web.Texts;

class ArticleWordsTest {
    private static final Period NINE_MONTHS = new Period(
            3,
            PeriodKind.NINE_MONTHS,
            2026,
            0,
            "2026-9T",
            LocalDate.of(2025, 12, 15),
            LocalDate.of(2026, 9, 14),
            true,
            null);

    private final Texts texts = new Texts();

    @Test
    void theArticleTellsWhoWhenWhereAndWhatWasConcludedInVietnamese() {
        assertThat(new ArticleWords(Texts.VIETNAMESE, texts)
                        .write(facts("cả nước"))
                        .body())
                .isEqualTo("""
                        Sáng 29/9, tại Hội trường A, Ban Dân vận Trung ương tổ chức hội nghị giao ban trực tuyến công tác dân vận \
                        9 tháng năm 2026. Chủ trì hội nghị là đồng chí Trần Văn Bình, Trưởng ban. Tham gia trực tuyến có 2 trên 3 \
                        điểm cầu, với 66 người dự.

                        Theo các báo cáo đã được tiếp nhận, kết quả 9 tháng năm 2026 của cả nước như sau: cuộc đối thoại: \
                        12.345\u00a0cuộc, tăng 8,4% so với cùng kỳ năm trước; tỷ lệ giải quyết: 94,2%, giảm 1,5 điểm\u00a0% so \
                        với cùng kỳ năm trước. Đã có 32 trên 34 đơn vị trực thuộc gửi báo cáo.

                        Phần thảo luận có 2 ý kiến, từ 2 điểm cầu. Các ý kiến nói về: Giữ lời hứa sau đối thoại; Một cửa cho đơn \
                        của dân. Hội nghị lấy biểu quyết về “Thông qua chương trình quý IV”, kết quả: Tán thành 1 phiếu, Ý kiến khác \
                        1 phiếu. Hội nghị lấy biểu quyết về “Họp lại tháng sau”, kết quả: Có 0 phiếu, Không 1 phiếu.

                        Hội nghị thống nhất 2 kết luận; mỗi kết luận có đơn vị thực hiện và thời hạn:
                        – Các tỉnh rà đơn quá hạn (hạn 15/10/2026).
                        – Lạng Sơn chia sẻ cách làm (hạn 15/10/2026).""");
    }

    @Test
    void andInEnglish() {
        assertThat(new ArticleWords(Texts.ENGLISH, texts)
                        .write(facts("the whole country"))
                        .body())
                .startsWith("On the morning of 29 Sep, at Hội trường A, Ban Dân vận Trung ương held the conference")
                .contains(
                        "The conference (briefing) accounted for mass mobilisation work in nine months of 2026.",
                        "2 of 3 bridge points, with 66 people attending",
                        "Dialogues: 12,345\u00a0dialogues, up 8.4% on the same period last year",
                        "Share settled: 94.2%, down 1.5 points on the same period last year",
                        "The discussion heard 2 contributions from 2 bridge points.",
                        "– Các tỉnh rà đơn quá hạn (by 15 Oct 2026).");
    }

    @Test
    void whereThereIsNoFactThereIsNoSentence() {
        ArticleFacts bare = new ArticleFacts(
                new Scripted().minutes(), "Ban Dân vận Trung ương", null, "cả nước", List.of(), 0, 0, List.of());
        assertThat(new ArticleWords(Texts.VIETNAMESE, texts).write(bare).body())
                .isEqualTo(
                        "Sáng 29/9, tại Hội trường A, Ban Dân vận Trung ương tổ chức hội nghị giao ban trực tuyến công tác"
                                + " dân vận 9 tháng năm 2026. Chủ trì hội nghị là đồng chí Trần Văn Bình, Trưởng ban.");
    }

    private static ArticleFacts facts(String where) {
        Minutes minutes = new Scripted().held().minutes();
        return new ArticleFacts(
                minutes,
                "Ban Dân vận Trung ương",
                NINE_MONTHS,
                where,
                List.of(
                        new Exhibit.Told(
                                indicator("32", "Cuộc đối thoại", "Dialogues", "cuộc", "dialogues", 0),
                                12_345_000L,
                                8_400L,
                                true,
                                false),
                        new Exhibit.Told(
                                indicator("25", "Tỷ lệ giải quyết", "Share settled", "%", "%", 1),
                                94_200L,
                                -1_500L,
                                false,
                                false),
                        new Exhibit.Told(
                                indicator("33", "Chưa có số liệu", "Blank", "cuộc", "times", 0),
                                null,
                                null,
                                null,
                                false)),
                32,
                34,
                List.of("Giữ lời hứa sau đối thoại.", "Một cửa cho đơn của dân"));
    }

    private static Indicator indicator(
            String code, String vi, String en, String measureVi, String measureEn, int decimals) {
        @Nullable Long none = null;
        return new Indicator(
                Integer.parseInt(code),
                Integer.parseInt(code),
                code,
                vi,
                en,
                measureVi,
                measureEn,
                Theme.values()[0],
                AcrossUnits.ADD,
                AcrossTime.SUM,
                none,
                none,
                none,
                decimals,
                none,
                none,
                null,
                null,
                "",
                "",
                "",
                false,
                LocalDate.of(2020, 1, 1),
                null,
                "",
                true,
                1);
    }
}
