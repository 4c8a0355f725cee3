package vn.giaoban.run;

import java.util.List;
import java.util.Set;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.UnitKind;

/** Where things are done in a commune of the demo nation: invented villages of the kind its region has, and its offices. */
final class DemoPlaces {
    private static final List<String> NAMES = List.of(
            "Đoàn Kết",
            "Hòa Bình",
            "Tân Lập",
            "Phú Thịnh",
            "An Hòa",
            "Bình Minh",
            "Quyết Thắng",
            "Thống Nhất",
            "Đồng Tâm",
            "Tân Tiến",
            "Trung Hòa",
            "Phú Lâm",
            "Long Sơn",
            "Minh Khai",
            "Tân Thành",
            "Phước Lộc",
            "Đông Thịnh",
            "Yên Phú",
            "Xuân Lộc",
            "Vạn Xuân");

    private static final List<String> OF_THE_MOUNTAINS = List.of(
            "Nà Lìn",
            "Khuổi Slao",
            "Pác Cáp",
            "Lũng Vài",
            "Nà Pán",
            "Khuổi Tát",
            "Bản Mới",
            "Nà Mò",
            "Co Hương",
            "Khau Phạ",
            "Nậm Cáy",
            "Huổi Lóng",
            "Phiêng Luông",
            "Tà Ghềnh",
            "Nà Hin",
            "Khuổi Cuổn");

    /** Codes of provinces whose villages are bản, buôn, ấp; elsewhere they are thôn. */
    private static final Set<String> NORTHWEST = Set.of("11", "12", "14");

    private static final Set<String> MOUNTAINS = Set.of("04", "08", "11", "12", "14", "15", "19", "20");
    private static final Set<String> HIGHLANDS = Set.of("52", "66", "68");
    private static final Set<String> SOUTH = Set.of("75", "79", "80", "82", "86", "91", "92", "96");

    private final String seat;
    private final Chance chance;
    private final String prefix;
    private final List<String> names;
    private final boolean town;

    DemoPlaces(Unit unit, String provinceCode) {
        this.seat = switch (unit.kind()) {
            case WARD -> "phường";
            case SPECIAL_ZONE -> "đặc khu";
            default -> "xã";
        };
        this.chance = new Chance(unit.code() + " places");
        this.town = unit.kind() == UnitKind.WARD;
        boolean south = SOUTH.contains(provinceCode);
        if (town) this.prefix = south ? "Khu phố " : "Tổ dân phố ";
        else if (south) this.prefix = "Ấp ";
        else if (NORTHWEST.contains(provinceCode)) this.prefix = "Bản ";
        else if (HIGHLANDS.contains(provinceCode) && chance.happens("highland", 0.5)) this.prefix = "Buôn ";
        else this.prefix = "Thôn ";
        this.names = MOUNTAINS.contains(provinceCode) ? OF_THE_MOUNTAINS : NAMES;
    }

    /** One of the commune's eight villages or quarters. */
    String village(String what) {
        int which = chance.among(what, 8);
        if (town) return prefix + (1 + which * 2 + chance.among("numbered " + which, 2));
        return prefix + names.get((chance.among("first", names.size()) + which) % names.size());
    }

    /** Where its people meet. */
    String house(String what) {
        String village = village(what);
        return "Nhà văn hóa " + village.substring(0, 1).toLowerCase(vn.giaoban.web.Texts.VIETNAMESE)
                + village.substring(1);
    }

    String hall() {
        return "Hội trường " + seat;
    }

    String office() {
        return "Trụ sở " + seat;
    }

    String reception() {
        return "Nơi tiếp công dân của " + seat;
    }
}
