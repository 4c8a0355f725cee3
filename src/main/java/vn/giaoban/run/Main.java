package vn.giaoban.run;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line. */
public final class Main {
    private static final String HELP = """
            giaoban run      start everything and print the address; Ctrl-C stops it
              --port N         the port to serve on (8080; 0: any free one)
              --host ADDRESS   the address to serve on (127.0.0.1: this machine only)
              --home DIR       where everything is kept (./var)
              --db-url URL     use this PostgreSQL 15 or newer instead of the one that comes along:
                               postgresql://user:password@host:5432/name, or the user and password
                               in GIAOBAN_DB_USER and GIAOBAN_DB_PASSWORD
              --no-demo        for real use: no demo nation; a link for the first administrator is printed
            giaoban verify   recompute every stored figure from the reports and name any difference
              --home DIR, --db-url URL as above; Giaoban may be running meanwhile
            giaoban version  print the version
            giaoban help     print this
            """;

    private static final int RUNNING = -1;

    private Main() {}

    public static void main(String[] args) {
        int exitCode;
        try {
            exitCode = execute(List.of(args), System.out);
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            exitCode = e.exitCode();
        } catch (RuntimeException e) {
            e.printStackTrace();
            exitCode = 1;
        }
        if (exitCode != RUNNING) {
            System.exit(exitCode);
        }
    }

    private static int execute(List<String> words, PrintStream console) {
        String command = words.isEmpty() ? "help" : words.getFirst();
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        if (rest.contains("--help")) {
            command = "help";
        }
        switch (command) {
            case "run" -> {
                new RunCommand(Options.parse(rest), console).run();
                return RUNNING;
            }
            case "rehearse" -> new RehearseCommand(Options.parse(rest)).run();
            case "verify" -> {
                return new VerifyCommand(Options.parse(rest), console).run();
            }
            case "version", "--version" -> console.println("Giaoban " + version());
            case "help", "--help", "-h" -> console.print(HELP);
            default -> throw Refusal.usage("Unknown command: " + command + ". See: giaoban help");
        }
        return 0;
    }

    static String version() {
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
