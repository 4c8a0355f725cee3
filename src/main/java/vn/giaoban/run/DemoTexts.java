package vn.giaoban.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.Texts;

/** What the demo nation's reports say in words: plain, and plainly illustrative. */
final class DemoTexts {
    private static final Map<String, List<String>> SENTENCES = Map.of(
            "situation",
            List.of(
                    "Báo cáo minh họa kỳ {kỳ}. Tình hình tại {nơi} ổn định; nhân dân yên tâm làm ăn, quan tâm nhiều đến đường giao thông và nước sạch.",
                    "Báo cáo minh họa kỳ {kỳ}. Kinh tế - xã hội tại {nơi} có bước phát triển; nhân dân đồng tình với việc sắp xếp bộ máy, mong thủ tục nhanh hơn.",
                    "Báo cáo minh họa kỳ {kỳ}. Đời sống nhân dân tại {nơi} cơ bản ổn định; thời tiết có lúc bất lợi cho sản xuất."),
            "party",
            List.of(
                    "Cấp ủy đã ban hành kế hoạch công tác dân vận, phân công từng đồng chí phụ trách địa bàn.",
                    "Người đứng đầu cấp ủy tiếp dân, đối thoại theo lịch đã niêm yết; kết luận được giao việc rõ ràng.",
                    "Các nghị quyết mới được quán triệt đến chi bộ; việc kiểm tra, giám sát thực hiện đúng chương trình."),
            "authorities",
            List.of(
                    "Bộ phận một cửa tiếp nhận và trả kết quả đúng hẹn; đơn của công dân được phân loại ngay trong ngày.",
                    "Chính quyền công khai các nội dung nhân dân cần biết, tổ chức đối thoại về giải phóng mặt bằng.",
                    "Công tác tiếp dân đi vào nền nếp; các vụ việc tồn đọng được rà soát, giao người theo dõi."),
            "front",
            List.of(
                    "Mặt trận Tổ quốc và các đoàn thể giám sát theo kế hoạch, vận động giúp đỡ hộ nghèo sửa nhà.",
                    "Các đoàn thể tập hợp hội viên qua việc làm cụ thể: đường hoa, vệ sinh môi trường, góp ngày công.",
                    "Hội nghị lấy ý kiến nhân dân được tổ chức tại nhà văn hóa thôn, tổ dân phố."),
            "commission",
            List.of(
                    "Tham mưu cấp ủy chỉ đạo phong trào thi đua “Dân vận khéo”, hướng dẫn cơ sở đăng ký mô hình.",
                    "Hướng dẫn nghiệp vụ cho cơ sở, theo dõi việc thực hiện kết luận sau giao ban."),
            "assessment",
            List.of(
                    "Việc nắm tình hình nhân dân kịp thời hơn. Hạn chế: một số nơi gửi số liệu chậm. Kiến nghị: tập huấn thêm cho cán bộ mới.",
                    "Kết quả đạt kế hoạch. Hạn chế: việc nhân rộng mô hình còn ít. Kiến nghị: bố trí kinh phí sớm từ đầu năm.",
                    "Phối hợp giữa các bên tốt hơn kỳ trước. Hạn chế: theo dõi sau đối thoại chưa đều."),
            "tasks",
            List.of(
                    "Hoàn thành lịch tiếp dân, đối thoại của kỳ tới; trả lời dứt điểm các kiến nghị còn lại.",
                    "Rà soát các mô hình “Dân vận khéo” đã đăng ký, chọn mô hình tiêu biểu đề nghị công nhận.",
                    "Tổ chức lấy ý kiến nhân dân về quy ước; công khai kết quả trong vòng năm ngày làm việc."),
            "peoples",
            List.of("Thăm hỏi, nắm tình hình tại các thôn, bản; tuyên truyền bằng tiếng dân tộc ở nơi cần."));

    private DemoTexts() {}

    /** The passages of a report; those that are not required are written now and then. */
    static Map<String, String> of(Unit unit, Form form, Period period) {
        Chance chance = new Chance(unit.code() + " " + period.code());
        Map<String, String> passages = new HashMap<>();
        for (FormHeading heading : form.passages()) {
            List<String> sentences = SENTENCES.get(heading.key());
            if (sentences == null || !heading.required() && !chance.happens(heading.key(), 0.3)) continue;
            passages.put(
                    heading.key(),
                    sentences
                            .get(chance.among("which " + heading.key(), sentences.size()))
                            .replace("{kỳ}", period.name(Texts.VIETNAMESE))
                            .replace("{nơi}", unit.shortName()));
        }
        return passages;
    }
}
