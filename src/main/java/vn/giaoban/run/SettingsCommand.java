package vn.giaoban.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.giaoban.web.Texts;

/** Tells what is in force and who said so; what is secret is not shown. */
final class SettingsCommand implements Command {
    private static final String HIDDEN = "••••••••";
    private static final Option TABLE = new Option("--table", "vi|en", "what can be set at all, as a page in Markdown");

    @Override
    public String words() {
        return "settings";
    }

    @Override
    public String help() {
        return "print every setting, its value in force and where it comes from";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(TABLE));
        options.addAll(Options.OF_HOME);
        return options;
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        if (arguments.has(TABLE)) {
            String language = arguments.value(TABLE).orElse("");
            if (!List.of("vi", "en").contains(language))
                throw Refusal.usage("The option --table takes vi or en, not " + language + ".");
            console.print(new SettingsTable(new Texts(), Locale.of(language)).markdown());
            return 0;
        }
        Settings settings = Settings.of(arguments);
        int names = 0;
        int values = 0;
        for (Setting setting : Setting.values()) {
            names = Math.max(names, setting.key().length());
            values = Math.max(values, shown(settings, setting).length());
        }
        String line = "%-" + names + "s  %-" + values + "s  %s%n";
        for (Setting setting : Setting.values())
            console.printf(
                    line,
                    setting.key(),
                    shown(settings, setting),
                    settings.value(setting).from().isEmpty()
                            ? "-"
                            : settings.value(setting).from());
        return 0;
    }

    private static String shown(Settings settings, Setting setting) {
        String text = settings.text(setting);
        if (text.isEmpty()) return "-";
        if (setting == Setting.DB_URL) return Database.withoutPassword(text);
        return setting.secret() ? HIDDEN : text;
    }
}
