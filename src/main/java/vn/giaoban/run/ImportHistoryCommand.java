package vn.giaoban.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import vn.giaoban.access.Actor;
import vn.giaoban.reporting.HistoryFile;
import vn.giaoban.reporting.HistoryImport;
import vn.giaoban.reporting.HistoryPlan;
import vn.giaoban.reporting.StaleHistory;

/** Brings in the reports of the past from a file; docs/own-data.md says what stands in it. */
final class ImportHistoryCommand implements Command {
    private static final Option DRY_RUN = new Option("--dry-run", null, "only check, and say what would be taken in");

    @Override
    public String words() {
        return "import history";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public String help() {
        return """
                bring in the accepted reports of the past from a CSV file: all of it
                is checked first; Giaoban may be running meanwhile""";
    }

    @Override
    public List<Option> options() {
        return List.of(DRY_RUN, Option.HOME, Option.DB_URL);
    }

    /** 0 when all is in, 1 when the file has flaws; then nothing was taken in. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        Path path = Path.of(arguments.operand(0, "the file"));
        try (HistoryFile file = HistoryFile.open(path);
                HomeDatabase database = HomeDatabase.open(Options.of(arguments), console)) {
            return database.inHouse(house -> run(file, house, arguments.has(DRY_RUN), console));
        } catch (NoSuchFileException e) {
            throw Refusal.usage("There is no file " + path + ".");
        } catch (IOException e) {
            throw Refusal.because("The file " + path + " cannot be read: " + e.getMessage());
        }
    }

    private static int run(HistoryFile file, ApplicationContext house, boolean dry, PrintStream console) {
        HistoryImport history = house.getBean(HistoryImport.class);
        HistoryPlan plan;
        try {
            plan = history.check(file, line -> console.println("  " + line));
        } catch (IOException e) {
            throw Refusal.because("The file cannot be read: " + e.getMessage());
        }
        if (!plan.flaws().isEmpty()) {
            plan.flaws().told().forEach(console::println);
            int more = plan.flaws().count() - plan.flaws().told().size();
            if (more > 0) console.printf("… and %,d more.%n", more);
            console.println("Nothing was taken in.");
            return 1;
        }
        String what = String.format(
                "%,d reports of %,d periods with %,d figures", plan.reports(), plan.periods(), plan.figures());
        String there = plan.known() == 0 ? "" : String.format("; %,d were there already", plan.known());
        if (dry) {
            console.println("All is right: " + what + " would be taken in" + there + ".");
            return 0;
        }
        Actor operator = Actor.anonymous(LocalDate.now(house.getBean(Clock.class)));
        try {
            history.load(plan, operator, line -> console.println("  " + line));
        } catch (DuplicateKeyException | StaleHistory e) {
            throw Refusal.because(
                    "Somebody worked on one of the reports meanwhile. The periods named above are in; give the command again for the others.");
        }
        console.println("Took in " + what + there + ".");
        return 0;
    }
}
