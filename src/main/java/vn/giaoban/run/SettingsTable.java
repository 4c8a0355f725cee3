package vn.giaoban.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.giaoban.web.Texts;

/** The settings as a page for operators, in Markdown. */
final class SettingsTable {
    private final Texts texts;
    private final Locale locale;

    SettingsTable(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    String markdown() {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(t("settings.page.title")).append("\n\n");
        page.append(t("settings.page.lead")).append("\n");
        for (Setting.Group group : Setting.Group.values()) {
            page.append("\n## ").append(t(group.textKey())).append("\n\n");
            row(
                    page,
                    t("settings.page.name"),
                    t("settings.page.takes"),
                    t("settings.page.standard"),
                    t("settings.page.meaning"));
            row(page, "---", "---", "---", "---");
            for (Setting setting : of(group))
                row(
                        page,
                        "`" + setting.key() + "`" + (setting.secret() ? " `" + setting.key() + "-file`" : ""),
                        "`" + setting.shape().looks().replace("|", "\\|") + "`",
                        setting.standard().isEmpty() ? "–" : "`" + setting.standard() + "`",
                        t(setting.textKey()) + (setting.secret() ? " " + t("settings.page.secret") : ""));
        }
        return page.toString();
    }

    private static List<Setting> of(Setting.Group group) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.group() == group)
                .toList();
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private String t(String key) {
        return texts.text(locale, key);
    }
}
