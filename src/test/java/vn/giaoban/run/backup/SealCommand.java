package vn.giaoban.run.backup;

import java.io.PrintStream;
import java.util.List;
import vn.giaoban.audit.Seals;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.Option;
import vn.giaoban.run.Options;

/** Seals what is ripe, as a running Giaoban does each second. */
final class SealCommand implements Command {
    @Override
    public String words() {
        return "seal";
    }

    @Override
    public String help() {
        return "seal what is ripe";
    }

    @Override
    public List<Option> options() {
        return Options.OF_HOME;
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        try (HomeDatabase database = HomeDatabase.existing(Options.of(arguments), console)) {
            long sealed = database.inHouse(house -> house.getBean(Seals.class).seal());
            return sealed > 0 ? 0 : 1;
        }
    }
}
