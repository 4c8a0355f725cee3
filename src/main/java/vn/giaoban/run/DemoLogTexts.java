package vn.giaoban.run;

import java.util.List;
import java.util.Map;

/** What the demo nation's activities say in words: of what it was about, never of whom. */
final class DemoLogTexts {
    /** What people talk about. */
    private static final List<String> MATTERS = List.of(
            "mở rộng đường liên thôn",
            "nước sạch sinh hoạt",
            "bồi thường, giải phóng mặt bằng",
            "thủ tục cấp giấy chứng nhận quyền sử dụng đất",
            "vệ sinh môi trường, thu gom rác thải",
            "đèn chiếu sáng đường ngõ",
            "nạo vét kênh mương nội đồng",
            "sửa chữa điểm trường",
            "sắp xếp lại chợ",
            "phòng cháy, chữa cháy rừng",
            "sửa nhà văn hóa",
            "lưới điện sau mùa mưa bão",
            "bảo hiểm y tế hộ gia đình",
            "dịch vụ công trực tuyến",
            "quy ước của khu dân cư",
            "giá nước và hợp đồng dùng nước",
            "an toàn giao thông trước cổng trường",
            "hỗ trợ giống và vật tư sau thiên tai");

    private static final List<String> GOODS = List.of(
            "Gạo, mì, nước uống",
            "Chăn ấm, áo ấm",
            "Sách vở, cặp sách",
            "Thuốc và đồ dùng gia đình",
            "Giống lúa, giống ngô",
            "Tấm lợp, xi măng");

    /** Models by field. */
    private static final Map<String, List<String>> MODELS = Map.of(
            "kinh-te",
            List.of(
                    "Trồng rau an toàn",
                    "Nuôi ong lấy mật",
                    "Góp vốn xoay vòng",
                    "Vườn mẫu",
                    "Tổ hợp tác chăn nuôi an toàn sinh học",
                    "Mỗi chi hội giúp một hộ thoát nghèo",
                    "Liên kết tiêu thụ nông sản"),
            "van-hoa",
            List.of(
                    "Đường hoa tự quản",
                    "Nhà sạch, ngõ đẹp",
                    "Tiếng trống học bài",
                    "Biến rác thành quà",
                    "Thùng gạo nghĩa tình",
                    "Việc cưới, việc tang tiết kiệm",
                    "Tủ sách cộng đồng"),
            "quoc-phong",
            List.of(
                    "Camera an ninh",
                    "Tổ liên gia an toàn phòng cháy",
                    "Tiếng kẻng an ninh",
                    "Khu dân cư tự quản về trật tự",
                    "Cổng trường an toàn",
                    "Tổ tự quản đường và ngõ"),
            "he-thong",
            List.of(
                    "Ngày nghe dân nói",
                    "Chính quyền thân thiện",
                    "Tổ công nghệ số đến từng nhà",
                    "Trả kết quả tại nhà",
                    "Một cửa lưu động",
                    "Chi bộ gắn với từng ngõ"));

    private static final Map<String, String> SYMBOLS = Map.of(
            "nghi-quyet", "-NQ/ĐU",
            "chi-thi", "-CT/ĐU",
            "chuong-trinh", "-CTr/ĐU",
            "ke-hoach", "-KH/ĐU",
            "cong-van", "-CV/ĐU",
            "de-an", "-ĐA/ĐU");

    /** By type, and where it matters by what was chosen. {việc} is what it was about. */
    private static final Map<String, List<String>> SENTENCES = Map.ofEntries(
            Map.entry(
                    "van-ban",
                    List.of(
                            "Về công tác dân vận liên quan đến {việc}.",
                            "Chỉ đạo các chi bộ vận động nhân dân về {việc}.",
                            "Phân công, thời hạn và người theo dõi việc {việc}.",
                            "Triển khai phong trào thi đua “Dân vận khéo”, trọng tâm là {việc}.",
                            "Hướng dẫn tổ dân vận nắm tình hình về {việc}.")),
            Map.entry(
                    "kiem-tra",
                    List.of(
                            "Kiểm tra lãnh đạo công tác dân vận ở chi bộ, gắn với {việc}.",
                            "Việc lãnh đạo vận động nhân dân về {việc}; đã nhắc bổ sung sổ theo dõi.",
                            "Xem hồ sơ, hỏi cán bộ và nhân dân về {việc}; có biên bản.")),
            Map.entry(
                    "quan-triet",
                    List.of(
                            "Học tập nghị quyết mới; liên hệ với {việc} ở địa phương.",
                            "Quán triệt chỉ thị về công tác dân vận, thảo luận cách làm với {việc}.",
                            "Hội nghị có báo cáo viên; cuối buổi giao việc về {việc}.")),
            Map.entry(
                    "tiep-dan.bi-thu",
                    List.of(
                            "Bí thư tiếp định kỳ; nhiều ý kiến về {việc}, giao trả lời trong tháng.",
                            "Buổi tiếp theo lịch niêm yết; nghe phản ánh về {việc}.",
                            "Bí thư tiếp, cùng dự có công chức chuyên môn; nội dung chính: {việc}.")),
            Map.entry(
                    "tiep-dan.chu-tich",
                    List.of(
                            "Các buổi tiếp định kỳ trong tháng; nội dung chính: {việc}.",
                            "Chủ tịch tiếp theo lịch; giao công chức xem lại hồ sơ về {việc}.",
                            "Trả lời ngay phần lớn câu hỏi về {việc}.")),
            Map.entry(
                    "tiep-dan.can-bo",
                    List.of(
                            "Tổng hợp sổ tiếp công dân trong đợt; nhiều nhất là {việc}.",
                            "Tiếp thường xuyên; hướng dẫn thủ tục, phần còn lại là {việc}.",
                            "Theo sổ tiếp công dân; việc được hỏi nhiều: {việc}.")),
            Map.entry(
                    "tiep-dan.dot-xuat",
                    List.of(
                            "Đến ngoài lịch vì {việc}; đã ghi nhận và hẹn ngày trả lời.",
                            "Hỏi gấp về {việc}; đã giải thích.")),
            Map.entry(
                    "tiep-dan.doan",
                    List.of(
                            "Nhiều hộ cùng đến về {việc}; cử người đại diện trình bày, hẹn đối thoại.",
                            "Đoàn đến phản ánh {việc}; lãnh đạo tiếp tại chỗ, lập biên bản.")),
            Map.entry(
                    "don-thu.khieu-nai",
                    List.of(
                            "Khiếu nại liên quan đến {việc}; đã phân loại, vào sổ.",
                            "Nhận qua đường bưu chính, về {việc}.")),
            Map.entry("don-thu.to-cao", List.of("Đã vào sổ theo chế độ bảo mật, chuyển đúng thẩm quyền.")),
            Map.entry(
                    "don-thu.kien-nghi",
                    List.of(
                            "Kiến nghị về {việc}; đã chuyển bộ phận chuyên môn.",
                            "Phản ánh {việc}; hẹn trả lời bằng văn bản.",
                            "Gửi qua hòm thư góp ý, chủ yếu về {việc}.")),
            Map.entry(
                    "giai-quyet-don",
                    List.of(
                            "Đã trả lời bằng văn bản; phần lớn về {việc}.",
                            "Kiểm tra thực địa rồi trả lời về {việc}.",
                            "Công khai kết quả tại nơi tiếp công dân; gồm đơn về {việc}.")),
            Map.entry(
                    "doi-thoai",
                    List.of(
                            "Đối thoại về {việc}; ý kiến thẳng thắn, kết luận có người phụ trách và thời hạn.",
                            "Chủ đề {việc}. Bà con đồng tình với phương án, đề nghị công khai tiến độ.",
                            "Nghe nhân dân nói về {việc}; việc chưa rõ hẹn trả lời trong mười ngày.",
                            "Trước đối thoại đã lấy câu hỏi về {việc} từ các khu dân cư.")),
            Map.entry(
                    "ket-luan-doi-thoai",
                    List.of(
                            "Đã xong phần việc về {việc}, báo lại tại khu dân cư.",
                            "Hoàn thành kết luận về {việc}, niêm yết kết quả.")),
            Map.entry(
                    "to-hoa-giai",
                    List.of("Rà soát, kiện toàn đầu năm.", "Theo quyết định công nhận của Ủy ban nhân dân.")),
            Map.entry(
                    "hoa-giai.thanh",
                    List.of(
                            "Hai hộ liền kề thống nhất lại mốc ranh giới.",
                            "Va chạm giao thông nhỏ; hai bên tự thỏa thuận.",
                            "Nước thải chảy sang vườn bên cạnh; đã nhận làm rãnh thoát.",
                            "Lối đi chung được mở lại như cũ.",
                            "Vay mượn trong xóm; thống nhất cách trả.",
                            "Mâu thuẫn trong gia đình; các bên đã hiểu nhau hơn.")),
            Map.entry(
                    "hoa-giai.khong-thanh",
                    List.of(
                            "Tranh chấp lối đi; các bên chưa thống nhất, hướng dẫn gửi cơ quan có thẩm quyền.",
                            "Ranh giới đất chưa rõ hồ sơ; lập biên bản không thành.")),
            Map.entry(
                    "hoa-giai.dang",
                    List.of("Buổi đầu đã nghe hai bên, hẹn buổi sau.", "Chờ đo đạc lại rồi hòa giải tiếp.")),
            Map.entry(
                    "kiem-tra-dan-chu",
                    List.of(
                            "Xem việc công khai và lấy ý kiến nhân dân; nhắc bổ sung biên bản.",
                            "Có kết luận, công bố tại khu dân cư.")),
            Map.entry(
                    "dan-ban",
                    List.of(
                            "Bàn và biểu quyết về {việc}; kết quả niêm yết trong ngày.",
                            "Nhân dân thống nhất mức đóng góp cho việc {việc}.",
                            "Thảo luận phương án về {việc}, chọn ban giám sát.")),
            Map.entry(
                    "cong-khai",
                    List.of(
                            "Niêm yết và đọc trên loa; có nội dung về {việc}.",
                            "Dán tại nhà văn hóa, đăng trang thông tin; có mục {việc}.")),
            Map.entry(
                    "dong-gop",
                    List.of(
                            "Cho việc {việc}.",
                            "Nhân dân tự nguyện góp, làm trong hai ngày nghỉ; phục vụ {việc}.",
                            "Đợt ra quân cùng đoàn thể, việc {việc}.")),
            Map.entry(
                    "giam-sat",
                    List.of(
                            "Đoàn giám sát đi thực tế, làm việc với các bộ phận.",
                            "Có thông báo kết quả, theo dõi việc tiếp thu.",
                            "Hỏi trực tiếp người dân được thụ hưởng.")),
            Map.entry(
                    "phan-bien",
                    List.of(
                            "Dự thảo về {việc}; ý kiến gửi cơ quan soạn thảo.",
                            "Góp ý kế hoạch {việc} trước khi ban hành.")),
            Map.entry(
                    "gop-y",
                    List.of(
                            "Dự thảo quy định về {việc}.",
                            "Lấy ý kiến về phương án {việc}; ghi đủ cả ý kiến không tán thành.",
                            "Thảo luận theo nhóm về {việc}.")),
            Map.entry(
                    "dang-ky-mo-hinh",
                    List.of(
                            "Có kế hoạch, chỉ tiêu và người phụ trách.",
                            "Do chi bộ và đoàn thể cùng đăng ký.",
                            "Bắt đầu từ mười hộ, mở rộng trong năm.")),
            Map.entry(
                    "cong-nhan-mo-hinh",
                    List.of("Hội đồng xét theo hướng dẫn; có lấy ý kiến khu dân cư.", "Sau kiểm tra thực tế.")),
            Map.entry("khen-thuong", List.of("Đề nghị khen nhân sơ kết phong trào.", "Hồ sơ gửi cấp trên xét.")),
            Map.entry(
                    "hoi-vien",
                    List.of(
                            "Tổng hợp cuối quý từ các đoàn thể.",
                            "Rà soát theo danh sách chi hội, tính cả người mới.")),
            Map.entry("ket-nap-dang", List.of("Giới thiệu từ phong trào của đoàn thể.", "Đợt xét trong quý.")),
            Map.entry(
                    "quy-nguoi-ngheo",
                    List.of("Vận động trong quý; công khai tại trụ sở.", "Cơ quan, doanh nghiệp và nhân dân ủng hộ.")),
            Map.entry(
                    "nha-dai-doan-ket",
                    List.of(
                            "Bàn giao sau khi nghiệm thu; bà con góp ngày công.",
                            "Sửa mái, nền và công trình vệ sinh.")),
            Map.entry(
                    "cuu-tro",
                    List.of(
                            "Trao tại chỗ, có danh sách công khai.",
                            "Hỗ trợ sau đợt mưa lớn.",
                            "Tặng nhân dịp đầu năm học.")),
            Map.entry(
                    "truc-tuyen",
                    List.of("Sơ kết công tác dân vận, nối tới các khu dân cư.", "Hội nghị trực tuyến về {việc}.")),
            Map.entry(
                    "tap-huan",
                    List.of(
                            "Nghiệp vụ cho tổ dân vận và người làm hòa giải.",
                            "Kỹ năng vận động nhân dân, xử lý tình huống về {việc}.")),
            Map.entry(
                    "viec-khac",
                    List.of(
                            "Thăm cơ sở, nghe ý kiến về {việc}.",
                            "Cùng đoàn thể dọn vệ sinh đường làng.",
                            "Gặp mặt các tổ tự quản, nghe kinh nghiệm.")));

    private DemoLogTexts() {}

    /** What an activity says beside its fields. */
    static String of(Chance chance, String type, String kind, String what) {
        List<String> sentences = SENTENCES.getOrDefault(type + "." + kind, SENTENCES.getOrDefault(type, List.of("")));
        String sentence = sentences.get(chance.among(what + " sentence", sentences.size()));
        return sentence.contains("{việc}") ? sentence.replace("{việc}", matter(chance, what)) : sentence;
    }

    static String matter(Chance chance, String what) {
        return MATTERS.get(chance.among(what + " matter", MATTERS.size()));
    }

    static String goods(Chance chance, String what) {
        return GOODS.get(chance.among(what + " goods", GOODS.size()));
    }

    /** The name of a unit's so manieth model. */
    static String model(Chance chance, String field, int model) {
        List<String> names = MODELS.getOrDefault(field, List.of());
        return names.get((chance.among("first of " + field, names.size()) + model) % names.size());
    }

    /** What follows the number of a document. */
    static String symbol(String kind) {
        return SYMBOLS.getOrDefault(kind, "");
    }
}
