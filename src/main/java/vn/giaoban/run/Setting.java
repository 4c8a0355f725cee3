package vn.giaoban.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything an operator can set; none is needed to start. One name serves everywhere: {@code --session-idle 20} on the command
 * line, {@code GIAOBAN_SESSION_IDLE=20} in the environment, {@code session-idle = 20} in the file, {@code giaoban.session-idle} to
 * the house. What each means stands in {@code texts/settings_….properties}, and all of it in docs/operations/settings.md.
 */
public enum Setting {
    HOME(Group.PLACE, SettingShape.DIRECTORY, "var"),
    CONFIG(Group.PLACE, SettingShape.FILE, ""),
    DEMO(Group.PLACE, SettingShape.YES_NO, "yes"),
    DATA(Group.PLACE, SettingShape.DIRECTORY, ""),
    KEY_FILE(Group.PLACE, SettingShape.FILE, ""),
    LANGUAGE(Group.PLACE, SettingShape.oneOf("vi", "en"), "vi"),

    HOST(Group.SERVING, SettingShape.TEXT, "127.0.0.1"),
    PORT(Group.SERVING, SettingShape.number(0, 65535), "8080"),
    PUBLIC_ADDRESS(Group.SERVING, SettingShape.ORIGIN, ""),
    TLS_CERTIFICATE(Group.SERVING, SettingShape.FILE, ""),
    TLS_KEY(Group.SERVING, SettingShape.FILE, ""),
    TRUSTED_PROXIES(Group.SERVING, SettingShape.NETWORKS, ""),
    CLAMD(Group.SERVING, SettingShape.HOST_PORT, ""),
    STOP_WAIT(Group.SERVING, SettingShape.number(1, 300), "20"),

    LANE_SIGN_IN(Group.SERVING, SettingShape.numberOr("auto", 1, 1000), "auto"),
    LANE_WRITE(Group.SERVING, SettingShape.numberOr("auto", 1, 1000), "auto"),
    LANE_READ(Group.SERVING, SettingShape.numberOr("auto", 1, 1000), "auto"),
    LANE_FILES(Group.SERVING, SettingShape.numberOr("auto", 1, 1000), "auto"),
    LANE_ANALYTICS(Group.SERVING, SettingShape.numberOr("auto", 1, 1000), "auto"),

    DB_URL(Group.DATABASE, SettingShape.DATABASE, ""),
    DB_USER(Group.DATABASE, SettingShape.TEXT, ""),
    DB_PASSWORD(Group.DATABASE, SettingShape.TEXT, "", true),
    DB_POOL(Group.DATABASE, SettingShape.number(2, 500), "20"),
    DB_SILENCE(Group.DATABASE, SettingShape.number(1, 600), "20"),

    MANAGEMENT_HOST(Group.MONITORING, SettingShape.TEXT, "127.0.0.1"),
    MANAGEMENT_PORT(Group.MONITORING, SettingShape.numberOr("off", 0, 65535), "8081"),

    LOG_DIRECTORY(Group.LOGS, SettingShape.DIRECTORY, ""),
    LOG_FORMAT(Group.LOGS, SettingShape.oneOf("plain", "json"), "plain"),
    LOG_LEVEL(Group.LOGS, SettingShape.oneOf("error", "warn", "info"), "info"),
    LOG_DAYS(Group.LOGS, SettingShape.number(1, 3650), "30"),
    LOG_SIZE(Group.LOGS, SettingShape.number(1, 10_000), "50"),

    SESSION_IDLE(Group.SIGNING_IN, SettingShape.number(5, 30), "30"),
    SESSION_LONGEST(Group.SIGNING_IN, SettingShape.number(1, 12), "12"),
    SIGN_IN_TRIES(Group.SIGNING_IN, SettingShape.number(3, 20), "8"),
    SIGN_IN_TRIES_NETWORK(Group.SIGNING_IN, SettingShape.number(10, 10_000), "60"),
    SECOND_FACTOR(Group.SIGNING_IN, SettingShape.oneOf("off", "may", "administrators", "all"), "may"),

    OIDC_ISSUER(Group.PROVIDER, SettingShape.ISSUER, ""),
    OIDC_CLIENT_ID(Group.PROVIDER, SettingShape.TEXT, ""),
    OIDC_CLIENT_SECRET(Group.PROVIDER, SettingShape.TEXT, "", true),
    OIDC_LABEL(Group.PROVIDER, SettingShape.TEXT, ""),
    OIDC_UNIT_CLAIM(Group.PROVIDER, SettingShape.TEXT, "unit_code"),
    OIDC_ROLE_CLAIM(Group.PROVIDER, SettingShape.TEXT, "role"),

    ADMIN_ADDRESSES(Group.ADMINISTRATION, SettingShape.NETWORKS, ""),
    ADMIN_HOURS(Group.ADMINISTRATION, SettingShape.HOURS, "");

    /** The tables' parts, in their order. */
    enum Group {
        PLACE,
        SERVING,
        DATABASE,
        MONITORING,
        LOGS,
        SIGNING_IN,
        PROVIDER,
        ADMINISTRATION;

        String textKey() {
            return "settings.group." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Group group;
    private final SettingShape shape;
    private final String standard;
    private final boolean secret;

    Setting(Group group, SettingShape shape, String standard) {
        this(group, shape, standard, false);
    }

    Setting(Group group, SettingShape shape, String standard, boolean secret) {
        this.group = group;
        this.shape = shape;
        this.standard = standard;
        this.secret = secret;
    }

    /** As in the file: "db-url". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String option() {
        return "--" + key();
    }

    String variable() {
        return "GIAOBAN_" + name();
    }

    /** By what the house asks for it. */
    String property() {
        return "giaoban." + key();
    }

    String textKey() {
        return "settings." + key();
    }

    Group group() {
        return group;
    }

    SettingShape shape() {
        return shape;
    }

    /** When nothing is set; empty for nothing. */
    String standard() {
        return standard;
    }

    /** Never shown; may be given as the path of a file that holds it, by its name with -file behind. */
    boolean secret() {
        return secret;
    }

    /** Where the home is and where the file is must be known before the file is read. */
    boolean inFile() {
        return this != HOME && this != CONFIG;
    }

    /** All names it is known by in the file and, behind two dashes, on the command line. */
    List<String> keys() {
        return secret ? List.of(key(), key() + "-file") : List.of(key());
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.keys().contains(key))
                .findFirst();
    }

    /** As an option of every command that is told where Giaoban keeps what it has. */
    static Optional<Option> option(String word) {
        if (!word.startsWith("--")) return Optional.empty();
        return of(word.substring(2)).map(setting -> new Option(word, setting.shape.looks(), ""));
    }
}
