package vn.giaoban.catalogue;

/** The field's parts, in the order of the papers. */
public enum Theme {
    DIRECTION("chi-dao"),
    RECEPTIONS("tiep-dan"),
    PETITIONS("don-thu"),
    DIALOGUES("doi-thoai"),
    MEDIATION("hoa-giai"),
    DEMOCRACY("quy-che-dan-chu"),
    SUPERVISION("giam-sat-phan-bien"),
    CONSULTATION("gop-y"),
    MODELS("dan-van-kheo"),
    WELFARE("doan-the-an-sinh"),
    CONFERENCES("hoi-nghi");

    private final String code;

    Theme(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String textKey() {
        return "catalogue.theme." + code;
    }

    public static Theme of(String code) {
        for (Theme theme : values()) if (theme.code.equals(code)) return theme;
        throw new IllegalArgumentException("no theme " + code);
    }
}
