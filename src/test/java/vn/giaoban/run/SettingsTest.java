package vn.giaoban.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.Sources;
import vn.giaoban.web.Texts;

class SettingsTest {
    @TempDir
    Path home;

    @Test
    void nothingNeedsToBeSet() {
        Settings settings = Settings.of(arguments(), Map.of());
        for (Setting setting : Setting.values()) {
            assertThat(settings.value(setting).from()).as(setting.key()).isEmpty();
            if (!setting.shape().path())
                assertThat(settings.text(setting)).as(setting.key()).isEqualTo(setting.standard());
        }
        assertThat(settings.text(Setting.HOME))
                .isEqualTo(Path.of("var").toAbsolutePath().toString());
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentBeforeTheFileBeforeTheTable() throws IOException {
        file("# for people\nport = 1\nsession-idle = 20\nsession-longest=8\n\n");
        Map<String, String> environment =
                Map.of("GIAOBAN_HOME", home.toString(), "GIAOBAN_PORT", "2", "GIAOBAN_SESSION_IDLE", "15");
        Settings settings = Settings.of(arguments("--port", "3"), environment);

        assertThat(settings.value(Setting.PORT)).isEqualTo(new Settings.Value("3", "--port"));
        assertThat(settings.value(Setting.SESSION_IDLE)).isEqualTo(new Settings.Value("15", "GIAOBAN_SESSION_IDLE"));
        assertThat(settings.value(Setting.SESSION_LONGEST))
                .isEqualTo(new Settings.Value("8", "session-longest in " + home.resolve("giaoban.conf")));
        assertThat(settings.value(Setting.DB_POOL)).isEqualTo(new Settings.Value("20", ""));
    }

    @Test
    void whatWasAnOptionBeforeIsOneStill() {
        Options options = Options.of(arguments(
                "--port=0",
                "--host",
                "0.0.0.0",
                "--home",
                home.toString(),
                "--no-demo",
                "--db-url",
                "postgresql://db/g"));
        assertThat(options.port()).isZero();
        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.home()).isEqualTo(home);
        assertThat(options.demo()).isFalse();
        assertThat(options.dbUrl()).isEqualTo("postgresql://db/g");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sesion-idle = 20 | There is no setting sesion-idle; did you mean session-idle? See: giaoban settings",
                "db_url = x | There is no setting db_url; did you mean db-url? See: giaoban settings",
                "wings = yes | There is no setting wings. See: giaoban settings",
                "port | Settings are written as name = value, not as: port",
                "home = x | The setting home cannot stand in the file: give it as --home or GIAOBAN_HOME",
                "port = 1#port = 2 | The setting port stands twice",
                "port = 70000 | must be a number from 0 to 65535, not: 70000",
                "session-idle = 31 | must be a number from 5 to 30, not: 31",
                "demo = maybe | must be yes or no, not: maybe",
                "public-address = giaoban.vn | must be like https://giaoban.example.vn, without a path, not: giaoban.vn",
                "public-address = https://a.vn/x | without a path, not: https://a.vn/x",
                "admin-addresses = 10.0.0.0/40 | must be a list of addresses or networks such as 10.1.0.0/16, 127.0.0.1",
                "admin-addresses = office.vn | not: office.vn",
                "clamd = 127.0.0.1:70000 | must be like 127.0.0.1:3310, not: 127.0.0.1:70000",
                "clamd = /run/clamd.ctl | must be like 127.0.0.1:3310, not: /run/clamd.ctl",
                "admin-hours = 18:00-07:00 | must be like mon-fri 07:00-18:00 or 06:30-22:00, not: 18:00-07:00",
                "db-password-file = nowhere | The file nowhere, given by db-password-file",
            })
    void whatCannotBeIsRefusedInOneSentenceWithItsPlace(String lines, String sentence) throws IOException {
        file(lines.replace("#", "\n"));
        assertThatThrownBy(() -> inHome())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("giaoban.conf");
    }

    @Test
    void aFileThatWasNamedMustBeThere() {
        assertThatThrownBy(() -> Settings.of(arguments("--config", "nowhere.conf"), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nowhere.conf cannot be read");
    }

    @Test
    void aSecretMayLieInAFileOfItsOwnAndIsNeverShown() throws IOException {
        Files.writeString(home.resolve("password"), "rất kín\n");
        file("db-url = postgresql://hoa:other@db/giaoban\ndb-password-file = password\n");
        assertThat(inHome().text(Setting.DB_PASSWORD)).isEqualTo("rất kín");
        assertThat(inHome().properties().toString()).doesNotContain("rất kín");
        assertThat(printed())
                .doesNotContain("rất kín", "other")
                .containsPattern("db-password +•+ +db-password-file in ")
                .contains("postgresql://hoa:••••@db/giaoban");

        Map<String, String> both = Map.of(
                "GIAOBAN_DB_PASSWORD",
                "a",
                "GIAOBAN_DB_PASSWORD_FILE",
                home.resolve("password").toString());
        assertThatThrownBy(() -> Settings.of(arguments(), both))
                .hasMessage("Give either GIAOBAN_DB_PASSWORD or GIAOBAN_DB_PASSWORD_FILE, not both.");
    }

    @Test
    void pathsInTheFileAreSeenFromThere() throws IOException {
        file("log-directory = ../logs\n");
        assertThat(inHome().text(Setting.LOG_DIRECTORY))
                .isEqualTo(home.resolveSibling("logs").toString());
    }

    @Test
    void whatIsInForceIsPrintedWithItsSource() throws IOException {
        file("session-idle = 10\n");
        assertThat(printed())
                .containsPattern("session-idle +10 +session-idle in " + Pattern.quote(home + "/giaoban.conf"))
                .containsPattern("port +8080 +-")
                .containsPattern("home +\\S+ +--home");
        assertThat(printed().lines()).hasSize(Setting.values().length);
    }

    /** Made by {@code giaoban settings --table vi}; whoever adds a setting makes them again. */
    @Test
    void thePagesForOperatorsAreAsTheCodeHasIt() throws IOException {
        for (String language : List.of("vi", "en")) {
            Path page = Path.of("docs/operations/settings" + (language.equals("vi") ? ".vi" : "") + ".md");
            assertThat(Files.readString(page))
                    .as("giaoban settings --table %s > %s", language, page)
                    .isEqualTo(new SettingsTable(new Texts(), Locale.of(language)).markdown());
        }
    }

    @Test
    void theHouseTakesTheSameWhenNothingIsSet() throws IOException {
        Properties house = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"), UTF_8)) {
            house.load(in);
        }
        Set<String> asked = new TreeSet<>();
        Pattern placeholder = Pattern.compile("\\$\\{giaoban\\.([a-z-]+)}");
        house.values().forEach(value -> asked(placeholder, value.toString(), asked));
        Sources.of("src/main/java", ".java").values().forEach(java -> asked(placeholder, Sources.code(java), asked));
        assertThat(asked).isNotEmpty().allSatisfy(key -> {
            assertThat(house.getProperty("giaoban." + key)).as(key).isNotNull();
            assertThat(Setting.of(key)).as(key).isPresent();
        });
        Arrays.stream(Setting.values())
                .filter(setting -> house.containsKey(setting.property()))
                .forEach(setting -> assertThat(house.getProperty(setting.property()))
                        .as(setting.key())
                        .isEqualTo(setting.standard()));
    }

    private static void asked(Pattern placeholder, String text, Set<String> keys) {
        placeholder.matcher(text).results().forEach(found -> keys.add(found.group(1)));
    }

    private void file(String lines) throws IOException {
        Files.writeString(home.resolve("giaoban.conf"), lines);
    }

    private Settings inHome() {
        return Settings.of(arguments("--home", home.toString()), Map.of());
    }

    private String printed() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        SettingsCommand command = new SettingsCommand();
        command.run(
                Arguments.parse(command, List.of("--home", home.toString())), new PrintStream(printed, true, UTF_8));
        return printed.toString(UTF_8);
    }

    private static Arguments arguments(String... words) {
        return Arguments.parse(new RunCommand(), List.of(words));
    }
}
