package vn.giaoban.run;

import java.util.Map;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;

/**
 * The one report of the demo nation that is real: nine months of 2022 of the Ban Dân vận of Thành ủy Lạng Sơn, with what the
 * newspaper of the province told of it on 29 September 2022 (baolangson.vn, 530218). What it did not tell is left blank.
 */
final class RealReport {
    private static final String SOURCE = "Báo Lạng Sơn, 29/9/2022 (baolangson.vn, 530218)";

    /** In thousandths, by indicator code. */
    static final Map<String, Long> AMOUNTS = Map.of("5a", 53_000L, "57e", 8_000L, "57f", 8_000L);

    static final Map<String, String> NOTES = Map.of(
            "5a", "Chương trình, kế hoạch, báo cáo, công văn, quyết định, thông báo. " + SOURCE,
            "57e", "8/8 xã, phường. " + SOURCE);

    static final Map<String, String> PASSAGES = Map.of(
            "party",
            "Ban Dân vận Thành ủy tham mưu để cấp ủy lãnh đạo công tác dân vận bằng 53 văn bản trong chín tháng. Nguồn: "
                    + SOURCE + ".",
            "front",
            "Mặt trận Tổ quốc, các đoàn thể và hội quần chúng của thành phố cùng vận động đoàn viên, hội viên và nhân dân.",
            "commission",
            "Cả 8 xã, phường có phong trào thi đua “Dân vận khéo” và làm theo mô hình “Chính quyền thân thiện”.",
            "tasks",
            "Quý IV: nâng chất lượng dân vận chính quyền và việc thực hiện quy chế dân chủ ở cơ sở; tổ chức để người đứng đầu cấp ủy, chính quyền đối thoại với nhân dân; kỷ niệm 20 năm ngày thành lập thành phố (17/10/2022).");

    private RealReport() {}

    static boolean isOf(Unit unit, Period period) {
        return unit.level() == Unit.DISTRICT
                && unit.shortName().equals("Thành phố Lạng Sơn")
                && period.code().equals("2022-9T");
    }
}
