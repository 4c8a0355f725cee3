package vn.giaoban.run.backup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.TestDatabase;

/** Somebody at the command line, for whom a database or a home is meant. */
public final class Operator {
    private final Map<String, String> options;

    private Operator(Map<String, String> options) {
        this.options = options;
    }

    /** @param home where backups before an upgrade would go; nothing else is kept there */
    public static Operator of(TestDatabase database, Path home) {
        return of(database.url(), database.user(), database.password(), home);
    }

    static Operator of(String url, String user, String password, Path home) {
        return new Operator(
                Map.of("--db-url", url, "--db-user", user, "--db-password", password, "--home", home.toString()));
    }

    /** Of a home with a database of its own. */
    public static Operator of(Path home) {
        return new Operator(Map.of("--home", home.toString()));
    }

    /** What a command said, and how it ended. */
    public record Said(int exitCode, String text) {}

    public Said calls(Command command, String... operands) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exitCode = command.run(
                new Arguments(List.of(operands), options), new PrintStream(said, true, StandardCharsets.UTF_8));
        return new Said(exitCode, said.toString(StandardCharsets.UTF_8));
    }
}
