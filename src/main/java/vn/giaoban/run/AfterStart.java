package vn.giaoban.run;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the script that started us wants done once the pages are served: in the background, and giving way to all else. */
final class AfterStart {
    private static final String COMMAND = "GIAOBAN_AFTER_START";

    private AfterStart() {}

    static void begin() {
        @Nullable String script = System.getenv(COMMAND);
        if (script == null || script.isBlank()) {
            return;
        }
        List<String> command = new ArrayList<>();
        // Out of the reach of this terminal's Ctrl-C.
        Programs.find("setsid").ifPresent(found -> command.add(found.toString()));
        Programs.find("nice").ifPresent(found -> command.addAll(List.of(found.toString(), "-n", "19")));
        command.add(script);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove(COMMAND);
        File nowhere = new File(PostgresBinaries.windows() ? "NUL" : "/dev/null");
        try {
            builder.redirectInput(nowhere)
                    .redirectErrorStream(true)
                    .redirectOutput(nowhere)
                    .start();
        } catch (IOException e) {
            System.err.println("Later starts will be no quicker: " + e.getMessage());
        }
    }
}
