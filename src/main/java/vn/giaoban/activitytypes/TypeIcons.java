package vn.giaoban.activitytypes;

import java.util.List;

/** The pictures of img/icons.svg that a type of activity may have. */
public final class TypeIcons {
    static final String OTHER = "dots";

    public static final List<String> ALL = List.of(
            "messages",
            "message-circle",
            "message-report",
            "door-enter",
            "scale",
            "eye-check",
            "users",
            "users-group",
            "user-plus",
            "id-badge",
            "mail",
            "mail-check",
            "file-text",
            "presentation",
            "school",
            "clipboard-check",
            "clipboard-list",
            "circle-check",
            "speakerphone",
            "heart-handshake",
            "bulb",
            "award",
            "medal",
            "coin",
            "home",
            "package",
            "video",
            OTHER);

    private TypeIcons() {}

    /** What a picture shows, for those who hear it. */
    public static String textKey(String icon) {
        return "activitytypes.icon." + icon;
    }
}
