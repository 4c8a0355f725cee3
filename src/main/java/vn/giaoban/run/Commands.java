package vn.giaoban.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.giaoban.run.backup.BackupCommand;
import vn.giaoban.run.backup.RestoreCommand;
import vn.giaoban.run.bench.BenchActivitiesCommand;
import vn.giaoban.run.bench.BenchConferenceCommand;
import vn.giaoban.run.bench.BenchOverloadCommand;
import vn.giaoban.run.bench.BenchPagesCommand;
import vn.giaoban.run.bench.BenchReportsCommand;
import vn.giaoban.run.bench.BenchSealsCommand;
import vn.giaoban.run.doctor.DoctorCommand;
import vn.giaoban.run.drill.DrillCrashCommand;
import vn.giaoban.run.drill.DrillFaultsCommand;
import vn.giaoban.run.drill.DrillHistoryCommand;
import vn.giaoban.run.drill.DrillTamperingCommand;

/** Every command there is, and the help that follows from them. */
final class Commands {
    private static final List<Command> ALL = List.of(
            new RunCommand(),
            new VerifyCommand(),
            new AuditVerifyCommand(),
            new BackupCommand(),
            new RestoreCommand(),
            new DoctorCommand(),
            new SettingsCommand(),
            new ImportHistoryCommand(),
            new BenchPagesCommand(),
            new BenchSealsCommand(),
            new BenchActivitiesCommand(),
            new BenchOverloadCommand(),
            new BenchConferenceCommand(),
            new DrillTamperingCommand(),
            new BenchReportsCommand(),
            new DrillCrashCommand(),
            new DrillFaultsCommand(),
            new DrillHistoryCommand());

    /** Called by scripts, not by people. */
    private static final List<Command> UNTOLD = List.of(new RehearseCommand());

    private static final int WIDTH = 17;

    private Commands() {}

    /** A command, and the words behind its own. */
    record Called(Command command, List<String> rest) {}

    /** The command with the most words of those at the beginning. */
    static Optional<Called> called(List<String> words) {
        List<Command> all = new ArrayList<>(ALL);
        all.addAll(UNTOLD);
        return all.stream()
                .sorted(Comparator.comparing((Command command) -> length(command))
                        .reversed())
                .filter(command -> length(command) <= words.size()
                        && words.subList(0, length(command))
                                .equals(Arrays.asList(command.words().split(" "))))
                .findFirst()
                .map(command -> new Called(command, words.subList(length(command), words.size())));
    }

    private static int length(Command command) {
        return command.words().split(" ").length;
    }

    static String help() {
        StringBuilder help = new StringBuilder();
        List<Option> told = new ArrayList<>();
        for (Command command : ALL) {
            String called = ("giaoban " + command.words() + " " + command.operands()).strip();
            entry(help, "", called, WIDTH, command.help());
            for (Option option : command.options())
                if (!told.contains(option)) {
                    entry(help, "  ", option.usage(), WIDTH - 2, option.help());
                    told.add(option);
                }
            String before = String.join(
                    ", ",
                    command.options().stream()
                            .filter(option -> ALL.indexOf(command) > 0 && Options.OF_RUN.contains(option))
                            .map(Option::usage)
                            .toList());
            if (!before.isEmpty()) help.append("  ").append(before).append(" as above\n");
        }
        entry(help, "", "giaoban version", WIDTH, "print the version");
        entry(help, "", "giaoban help", WIDTH, "print this");
        return help.toString();
    }

    private static void entry(StringBuilder help, String indent, String left, int width, String right) {
        List<String> lines = right.lines().toList();
        if (left.length() >= width) help.append(indent).append(left).append('\n');
        for (int i = 0; i < lines.size(); i++) {
            String shown = i == 0 && left.length() < width ? left : "";
            help.append(indent)
                    .append(shown)
                    .append(" ".repeat(width - shown.length()))
                    .append(lines.get(i))
                    .append('\n');
        }
    }
}
