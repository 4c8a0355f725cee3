package vn.giaoban.run;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind the command word. */
record Options(String host, int port, Path home, @Nullable String dbUrl, boolean demo) {
    static final int DEFAULT_PORT = 8080;

    static Options parse(List<String> words) {
        String host = "127.0.0.1";
        int port = DEFAULT_PORT;
        Path home = Path.of(System.getenv().getOrDefault("GIAOBAN_HOME", "var"));
        @Nullable String dbUrl = null;
        boolean demo = true;
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                rest.addFirst(word.substring(equals + 1));
                word = word.substring(0, equals);
            }
            switch (word) {
                case "--host" -> host = value(word, rest);
                case "--port" -> port = port(value(word, rest));
                case "--home" -> home = Path.of(value(word, rest));
                case "--db-url" -> dbUrl = value(word, rest);
                case "--no-demo" -> demo = false;
                default -> throw Refusal.usage("Unknown option: " + word + ". See: giaoban help");
            }
        }
        return new Options(host, port, home.toAbsolutePath().normalize(), dbUrl, demo);
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null || value.isBlank()) {
            throw Refusal.usage("The option " + option + " needs a value. See: giaoban help");
        }
        return value;
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw Refusal.usage("Not a port: " + value + ". A port is a number from 0 to 65535 (0: any free one).");
        }
        return Integer.parseInt(value);
    }
}
