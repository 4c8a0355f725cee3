package vn.giaoban.organization;

/** What kind of body a unit is, and at which level of the network it stands. */
public enum UnitKind {
    CENTRAL_COMMISSION(1),
    PROVINCIAL_COMMISSION(2),
    /** Đảng ủy xã. */
    COMMUNE(3),
    /** Đảng ủy phường. */
    WARD(3),
    /** Đảng ủy đặc khu. */
    SPECIAL_ZONE(3);

    private final int level;

    UnitKind(int level) {
        this.level = level;
    }

    /** 1 centre, 2 province, 3 commune. */
    public int level() {
        return level;
    }

    public String textKey() {
        return "organization.kind." + name();
    }
}
