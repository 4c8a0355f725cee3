package vn.giaoban.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where and how Giaoban is to run: what most commands are given. */
public record Options(Settings settings) {
    /** Those of a command that only needs to find what is kept. Whoever takes {@link Option#HOME} takes every {@link Setting}. */
    public static final List<Option> OF_HOME = List.of(Option.HOME, Option.DB_URL, Option.CONFIG);

    static final List<Option> OF_RUN =
            List.of(Option.PORT, Option.HOST, Option.HOME, Option.DB_URL, Option.NO_DEMO, Option.DATA, Option.CONFIG);

    public static Options of(Arguments arguments) {
        Options options = new Options(Settings.of(arguments));
        if (options.demo() && options.data() != null)
            throw Refusal.usage("--data goes with --no-demo: the demo nation has data of its own.");
        Settings settings = options.settings();
        if (settings.given(Setting.OIDC_ISSUER).isPresent()
                && settings.given(Setting.OIDC_CLIENT_ID).isEmpty())
            throw Refusal.usage(
                    "The setting oidc-issuer goes with oidc-client-id: the name by which the provider knows Giaoban.");
        return options;
    }

    /** The same with one setting changed. */
    public Options with(Setting setting, String text) {
        return new Options(settings.with(setting, text));
    }

    public String host() {
        return settings.text(Setting.HOST);
    }

    public int port() {
        return settings.number(Setting.PORT);
    }

    public Path home() {
        return Path.of(settings.text(Setting.HOME)).toAbsolutePath().normalize();
    }

    public @Nullable String dbUrl() {
        return settings.given(Setting.DB_URL).orElse(null);
    }

    public boolean demo() {
        return settings.is(Setting.DEMO);
    }

    /** Where an empty database finds units and a catalogue of its own; null: those that come along. */
    public @Nullable Path data() {
        return settings.given(Setting.DATA).map(Path::of).orElse(null);
    }

    /** The operator's own database, if one is set and can be reached; refuses one that cannot. */
    public Optional<Database> external() {
        return settings.given(Setting.DB_URL)
                .map(url -> Database.external(url, userAndPassword()).checked());
    }

    private Map<String, String> userAndPassword() {
        Map<String, String> given = new HashMap<>();
        for (Setting setting : List.of(Setting.DB_USER, Setting.DB_PASSWORD))
            settings.given(setting).ifPresent(text -> given.put(setting.variable(), text));
        return given;
    }
}
