package vn.giaoban.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.giaoban.run.Cast;

/** The five units of the scene, and who has to do with each: the audiences of what is seeded there. */
enum Place {
    COMMUNE(
            Cast.COMMUNE,
            "hoa pao",
            "dung lan mai binh kiem",
            "hoa pao dung lan mai binh tuan kiem hats",
            "tuan hats",
            "pao"),
    /** Another commune of Lạng Sơn. */
    SIBLING("05977", "next hats", "dung lan mai binh kiem", "next dung lan mai binh tuan kiem hats", "tuan hats", ""),
    PROVINCE(Cast.PROVINCE, "dung lan", "mai binh kiem", "dung lan mai binh tuan kiem hats", "tuan hats", "lan"),
    CENTRE(Cast.CENTRE, "mai binh", "kiem", "mai binh tuan kiem", "tuan", "binh"),
    /** Another province, Cao Bằng. */
    FAR("04", "far", "mai binh kiem", "far mai binh tuan kiem", "tuan", "");

    private final String code;
    private final String people;
    private final String above;
    private final String seeing;
    private final String administering;
    private final String leading;

    Place(String code, String people, String above, String seeing, String administering, String leading) {
        this.code = code;
        this.people = people;
        this.above = above;
        this.seeing = seeing;
        this.administering = administering;
        this.leading = leading;
    }

    String code() {
        return code;
    }

    /** In the names of targets and in the markers. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The unit's officers and leaders: who writes its reports. */
    String people() {
        return people;
    }

    /** They, and officers, leaders and auditors above: who reads what it has sent. */
    String readers() {
        return people + " " + above;
    }

    /** Everybody with a role at the unit or above: who sees it and its accepted figures. */
    String seeing() {
        return seeing;
    }

    /** Administrators at the unit or above. */
    String administering() {
        return administering;
    }

    /** Who knows of its accounts: administrators, auditors by what they read of acts, its leader for days of absence. */
    String knowing() {
        return administering + " " + leading + " kiem";
    }

    static Set<String> set(String names) {
        return names.isBlank()
                ? Set.of()
                : new LinkedHashSet<>(List.of(names.strip().split(" +")));
    }
}
