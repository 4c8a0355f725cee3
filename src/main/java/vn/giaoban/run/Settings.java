package vn.giaoban.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is in force: each setting's value from the first place that gives one — the command line, the environment, the file, the
 * table. Read once, at the start; what cannot be is refused there, in one sentence.
 */
public final class Settings {
    private static final String FILE_IN_HOME = "giaoban.conf";
    private static final String KEYS_IN_HOME = "secret.key";

    private final Map<Setting, Value> values;

    private Settings(Map<Setting, Value> values) {
        this.values = values;
    }

    /**
     * @param text empty for nothing
     * @param from who gave it, as a reader finds it: "--port", "GIAOBAN_PORT", "giaoban.conf"; empty for the table
     */
    record Value(String text, String from) {}

    public static Settings of(Arguments arguments) {
        return of(arguments, System.getenv());
    }

    static Settings of(Arguments arguments, Map<String, String> environment) {
        Map<String, String> options = new HashMap<>(arguments.values());
        if (options.remove(Option.NO_DEMO.name()) != null) options.putIfAbsent(Setting.DEMO.option(), "no");
        Path here = Path.of("").toAbsolutePath();
        Place commandLine = new Place(options, Setting::option, "-file", "", here);
        Place variables = new Place(environment, Setting::variable, "_FILE", "", here);

        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        for (Setting setting : new Setting[] {Setting.HOME, Setting.CONFIG})
            values.put(setting, first(setting, here, commandLine, variables));
        Place file = file(values);
        for (Setting setting : Setting.values())
            if (setting.inFile()) values.put(setting, first(setting, here, commandLine, variables, file));
        return new Settings(values);
    }

    /** That of the home may be missing; one that was named may not. */
    private static Place file(Map<Setting, Value> values) {
        Settings known = new Settings(values);
        boolean given = known.given(Setting.CONFIG).isPresent();
        Path file = given
                ? Path.of(known.text(Setting.CONFIG))
                : Path.of(known.text(Setting.HOME)).resolve(FILE_IN_HOME);
        Map<String, String> lines = given || Files.exists(file) ? SettingsFile.read(file) : Map.of();
        Path parent = file.toAbsolutePath().getParent();
        return new Place(lines, Setting::key, "-file", " in " + file, parent == null ? file.toAbsolutePath() : parent);
    }

    /**
     * One place where settings may stand.
     *
     * @param name what a setting is called there
     * @param fileSuffix behind the name of a secret, for the path of a file that holds it
     * @param behind what a reader is told behind the name
     * @param base from where its paths are seen
     */
    private record Place(
            Map<String, String> given, Function<Setting, String> name, String fileSuffix, String behind, Path base) {
        Optional<Value> value(Setting setting) {
            String key = name.apply(setting);
            String fileKey = key + fileSuffix;
            // An empty variable is how some systems say that nothing is set.
            String text = given.getOrDefault(key, "");
            String path = setting.secret() ? given.getOrDefault(fileKey, "") : "";
            if (!path.isBlank()) {
                if (!text.isBlank())
                    throw Refusal.usage("Give either " + key + " or " + fileKey + ", not both" + behind + ".");
                return Optional.of(new Value(secret(fileKey, path.strip()), fileKey + behind));
            }
            if (text.isBlank()) return Optional.empty();
            return Optional.of(new Value(checked(setting, text.strip(), key), key + behind));
        }

        private String checked(Setting setting, String text, String key) {
            SettingShape shape = setting.shape();
            if (!shape.fits().test(text))
                throw Refusal.usage("The setting " + key + behind + " must be " + shape.says()
                        + (setting.secret() ? "." : ", not: " + text));
            return shape.path() ? base.resolve(text).normalize().toString() : text;
        }

        private String secret(String key, String path) {
            try {
                return Files.readString(base.resolve(path)).strip();
            } catch (IOException e) {
                throw Refusal.usage("The file " + path + ", given by " + key + behind + ", cannot be read.");
            }
        }
    }

    private static Value first(Setting setting, Path here, Place... places) {
        for (Place place : places) {
            Optional<Value> value = place.value(setting);
            if (value.isPresent()) return value.get();
        }
        String standard = setting.standard();
        return new Value(
                setting.shape().path() && !standard.isEmpty()
                        ? here.resolve(standard).normalize().toString()
                        : standard,
                "");
    }

    Value value(Setting setting) {
        Value value = values.get(setting);
        if (value == null) throw new IllegalStateException("no value of " + setting);
        return value;
    }

    /** Empty for nothing. */
    public String text(Setting setting) {
        return value(setting).text();
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean is(Setting setting) {
        return text(setting).equals("yes");
    }

    /** Where something is set at all. */
    public Optional<String> given(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isEmpty());
    }

    /** Whether somebody has set it, and be it to what it is anyway. */
    public boolean isSet(Setting setting) {
        return !value(setting).from().isEmpty();
    }

    /** The same with one value changed by a command for its own ends. */
    public Settings with(Setting setting, String text) {
        Map<Setting, Value> changed = new EnumMap<>(values);
        changed.put(setting, new Value(text, "giaoban"));
        return new Settings(changed);
    }

    /** That of the home is made when it is first needed; one that was named must be there. */
    private String keyFile() {
        Optional<Path> named = given(Setting.KEY_FILE).map(Path::of);
        if (named.isPresent() && !Files.isReadable(named.get()))
            throw Refusal.because("The file " + named.get() + ", given by "
                    + value(Setting.KEY_FILE).from()
                    + ", cannot be read. A new key is made by: (umask 077; openssl rand "
                    + "-base64 32 > " + named.get() + ")");
        return named.orElseGet(() -> Path.of(text(Setting.HOME)).resolve(KEYS_IN_HOME))
                .toString();
    }

    /** As the house asks for them; secrets are handed only to who needs them. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        values.forEach((setting, value) -> {
            if (!setting.secret()) properties.put(setting.property(), value.text());
        });
        properties.put(Setting.KEY_FILE.property(), keyFile());
        return properties;
    }
}
