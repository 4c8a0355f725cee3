package vn.giaoban.conferences;

import java.util.Locale;

/** How somebody asks for the floor. */
public enum HandKind {
    /** Giơ tay. */
    RAISED("hand-stop"),
    /** Đăng ký trước. */
    REGISTERED("file-text"),
    /** Về thủ tục: goes before the others, and is heard though the list is closed. */
    ORDER("gavel");

    private final String icon;

    HandKind(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    public String textKey() {
        return "conferences.hand." + name().toLowerCase(Locale.ROOT);
    }
}
