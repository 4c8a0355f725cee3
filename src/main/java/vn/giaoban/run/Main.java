package vn.giaoban.run;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line; its commands are {@link Commands}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int exitCode;
        try {
            exitCode = execute(List.of(args), System.out);
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.in(e).orElse(null);
            if (refusal == null) e.printStackTrace();
            else System.err.println(refusal.getMessage());
            exitCode = refusal == null ? 1 : refusal.exitCode();
        }
        if (exitCode != Command.RUNNING) {
            System.exit(exitCode);
        }
    }

    private static int execute(List<String> words, PrintStream console) {
        String first = words.isEmpty() ? "help" : words.getFirst();
        if (words.contains("--help") || first.equals("help") || first.equals("-h")) {
            console.print(Commands.help());
            return 0;
        }
        if (first.equals("version") || first.equals("--version")) {
            console.println("Giaoban " + version());
            return 0;
        }
        Commands.Called called = Commands.called(words)
                .orElseThrow(() -> Refusal.usage("Unknown command: " + first + ". See: giaoban help"));
        return called.command().run(Arguments.parse(called.command(), called.rest()), console);
    }

    /** As the build names it; in brackets where nothing was built. */
    public static String version() {
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
