package vn.giaoban.run;

import java.util.List;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;

/** What is said in the demo nation's conferences: invented, and plainly illustrative. */
final class DemoSpeeches {
    /** A contribution: by the leader of the unit of that code. */
    record Prepared(String unit, String topic, String text, int minutes) {}

    /** A conclusion: for the units of these codes, all provinces where there are none. */
    record Line(String text, List<String> units, String measure) {}

    static final String OPENING = "Minh họa. Chủ tọa nêu mục đích: nghe kết quả sáu tháng, bàn việc của nửa cuối năm.";
    static final String REPORT =
            "Minh họa. Báo cáo viên trình bày số liệu sáu tháng lấy từ báo cáo của các tỉnh, nêu nơi còn chậm.";

    static final List<Prepared> SIX_MONTHS = List.of(
            new Prepared(
                    "20",
                    "Giữ lời hứa sau đối thoại ở xã vùng cao",
                    "Minh họa. Mỗi lời hứa có người nhận, có ngày xong; xã đọc lại ở buổi họp thôn kế tiếp.",
                    8),
            new Prepared(
                    "01",
                    "Đối thoại với cư dân chung cư",
                    "Minh họa. Phường họp buổi tối, ngay tại sảnh; kiến nghị được trả lời bằng giấy dán ở thang máy.",
                    7),
            new Prepared(
                    "40",
                    "Hòa giải trước khi đơn vượt cấp",
                    "Minh họa. Tổ hòa giải gặp hai bên trong ba ngày; phần lớn vụ đất đai nhỏ dừng ở thôn.",
                    7),
            new Prepared(
                    "66",
                    "Già làng và mô hình “Dân vận khéo”",
                    "Minh họa. Buôn chọn việc khó nhất để làm mô hình; già làng theo dõi từng tháng.",
                    8),
            new Prepared(
                    "79",
                    "Lắng nghe công nhân khu nhà trọ",
                    "Minh họa. Cán bộ đến khu trọ chiều chủ nhật; việc điện, nước được giao ngay cho nơi chịu trách nhiệm.",
                    7));

    static final List<Prepared> RAISED = List.of(
            new Prepared(
                    "04",
                    "Kinh phí cho tổ hòa giải",
                    "Minh họa. Đề nghị có mức chi chung cho tổ hòa giải ở xã biên giới.",
                    4),
            new Prepared(
                    "48",
                    "Trả lời kiến nghị qua điện thoại",
                    "Minh họa. Xin dùng tin nhắn để báo ngày trả lời, đỡ cho dân một lần đi lại.",
                    4),
            new Prepared("92", "Mô hình nào nên thôi", "Minh họa. Nên mạnh dạn dừng mô hình không còn người làm.", 3));

    static final List<Line> CONCLUSIONS = List.of(
            new Line(
                    "Rà soát mọi kiến nghị sau đối thoại còn chưa trả lời và trả lời xong.",
                    List.of(),
                    "Không còn kiến nghị quá hạn"),
            new Line(
                    "Mỗi tỉnh chọn một mô hình “Dân vận khéo” để giới thiệu với các tỉnh khác.",
                    List.of(),
                    "Một mô hình, có tài liệu"),
            new Line(
                    "Gửi tài liệu về cách giữ lời hứa sau đối thoại để các tỉnh dùng chung.",
                    List.of("20"),
                    "Tài liệu đã gửi"),
            new Line("Đề xuất mức chi chung cho tổ hòa giải.", List.of("04", "40"), "Bản đề xuất"));

    static final List<Prepared> NINE_MONTHS = List.of(
            new Prepared(
                    "20",
                    "Một năm giữ lời hứa sau đối thoại",
                    "Minh họa. Số lời hứa đã làm xong, số còn lại và lý do, theo từng xã.",
                    8),
            new Prepared(
                    "08",
                    "Dân bàn trước khi làm đường",
                    "Minh họa. Thôn họp ba lần trước khi đo đất; không phải cưỡng chế hộ nào.",
                    7),
            new Prepared(
                    "31",
                    "Dân vận nơi có dự án lớn",
                    "Minh họa. Tổ công tác ở lại xã trong suốt thời gian kiểm đếm.",
                    7),
            new Prepared(
                    "46",
                    "Khu dân cư sau bão",
                    "Minh họa. Danh sách hộ cần giúp do thôn lập và công khai trong một ngày.",
                    7),
            new Prepared(
                    "56",
                    "Ngư dân và cán bộ xã",
                    "Minh họa. Gặp chủ tàu ở bến, sáng sớm; trả lời tại chỗ những gì thuộc xã.",
                    7),
            new Prepared(
                    "96", "Nghe dân nơi xã mới sáp nhập", "Minh họa. Điểm tiếp dân cũ vẫn mở hai ngày mỗi tuần.", 7),
            new Prepared(
                    "06541",
                    "Họp thôn bằng tiếng của bà con",
                    "Minh họa. Buổi họp nói hai thứ tiếng; biên bản đọc lại trước khi ký.",
                    5));

    private DemoSpeeches() {}

    static String title(Actor one) {
        boolean leads = one.holdsAnyIn(one.homeUnitId(), Role.LEADER);
        return leads ? "Lãnh đạo" : "Cán bộ";
    }
}
