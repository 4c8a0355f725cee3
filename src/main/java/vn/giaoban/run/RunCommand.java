package vn.giaoban.run;

import java.io.PrintStream;
import java.util.List;

/** Starts everything; the process lives until it is told to stop. */
final class RunCommand implements Command {
    @Override
    public String words() {
        return "run";
    }

    @Override
    public String help() {
        return "start everything and print the address; Ctrl-C stops it";
    }

    @Override
    public List<Option> options() {
        return Options.OF_RUN;
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        new Running(Options.of(arguments), console).start();
        return RUNNING;
    }
}
