package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** What kind of body a unit is, and at which level of the network it stands. */
public enum UnitKind {
    CENTRAL_COMMISSION(Unit.CENTRE),
    PROVINCIAL_COMMISSION(Unit.PROVINCE),
    /** Ban Dân vận of a huyện ủy, quận ủy, thị ủy or thành ủy; until 30 June 2025. */
    DISTRICT_COMMISSION(Unit.DISTRICT),
    /** Đảng ủy xã. */
    COMMUNE(Unit.COMMUNE),
    /** Đảng ủy phường. */
    WARD(Unit.COMMUNE),
    /** Đảng ủy thị trấn; until 30 June 2025. */
    TOWNSHIP(Unit.COMMUNE),
    /** Đảng ủy đặc khu. */
    SPECIAL_ZONE(Unit.COMMUNE);

    private final int level;

    UnitKind(int level) {
        this.level = level;
    }

    /** With what the names of its territories begin: "Xã "; empty where there is no one word for it. */
    public String prefix() {
        return switch (this) {
            case COMMUNE -> "Xã ";
            case WARD -> "Phường ";
            case TOWNSHIP -> "Thị trấn ";
            case SPECIAL_ZONE -> "Đặc khu ";
            case CENTRAL_COMMISSION, PROVINCIAL_COMMISSION, DISTRICT_COMMISSION -> "";
        };
    }

    /** The kinds that units of a level may be founded or renamed as on a day: thị trấn ended with the districts. */
    public static List<UnitKind> of(int level, LocalDate day) {
        return Arrays.stream(values())
                .filter(kind -> kind.level() == level)
                .filter(kind -> kind != TOWNSHIP || day.isBefore(UnitImport.SINCE))
                .toList();
    }

    /** As in {@link Unit#level()}. */
    public int level() {
        return level;
    }

    public String textKey() {
        return "organization.kind." + name();
    }
}
