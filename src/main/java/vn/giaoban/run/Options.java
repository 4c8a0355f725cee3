package vn.giaoban.run;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where and how Giaoban is to run: what most commands are given. */
public record Options(
        String host,
        int port,
        Path home,
        @Nullable String dbUrl,
        boolean demo,
        @Nullable Path data) {
    static final int DEFAULT_PORT = 8080;

    /** Those of a command that only needs to find what is kept. */
    public static final List<Option> OF_HOME = List.of(Option.HOME, Option.DB_URL);

    static final List<Option> OF_RUN =
            List.of(Option.PORT, Option.HOST, Option.HOME, Option.DB_URL, Option.NO_DEMO, Option.DATA);

    public static Options of(Arguments arguments) {
        String home = arguments.value(Option.HOME).orElse(System.getenv().getOrDefault("GIAOBAN_HOME", "var"));
        boolean demo = !arguments.has(Option.NO_DEMO);
        if (demo && arguments.has(Option.DATA))
            throw Refusal.usage("--data goes with --no-demo: the demo nation has data of its own.");
        return new Options(
                arguments.value(Option.HOST).orElse("127.0.0.1"),
                arguments.value(Option.PORT).map(Options::port).orElse(DEFAULT_PORT),
                Path.of(home).toAbsolutePath().normalize(),
                arguments.value(Option.DB_URL).orElse(null),
                demo,
                arguments
                        .value(Option.DATA)
                        .map(data -> Path.of(data).toAbsolutePath().normalize())
                        .orElse(null));
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw Refusal.usage("Not a port: " + value + ". A port is a number from 0 to 65535 (0: any free one).");
        }
        return Integer.parseInt(value);
    }
}
