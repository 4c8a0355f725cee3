package vn.giaoban.run;

import java.io.PrintStream;
import java.util.List;

/** One command of the command line. To add one, write it and name it in {@link Commands}. */
public interface Command {
    /** Given in place of an exit code by a command whose process lives on. */
    int RUNNING = -1;

    /** The words it is called by: "verify", "bench reports". */
    String words();

    /** What stands behind the words without a name, for the help: "FILE"; empty for nothing. */
    default String operands() {
        return "";
    }

    /** What it does, in a few words; further lines are set below the first. */
    String help();

    /** What it may be given, in the order of the help. */
    List<Option> options();

    /** Does it, and gives the exit code: 0 when all is well, {@link #RUNNING} when the process is to live on. */
    int run(Arguments arguments, PrintStream console);
}
