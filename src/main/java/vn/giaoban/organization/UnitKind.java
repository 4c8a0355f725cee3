package vn.giaoban.organization;

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

    /** As in {@link Unit#level()}. */
    public int level() {
        return level;
    }

    public String textKey() {
        return "organization.kind." + name();
    }
}
