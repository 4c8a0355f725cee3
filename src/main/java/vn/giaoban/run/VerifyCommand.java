package vn.giaoban.run;

import java.io.PrintStream;
import java.util.List;
import org.springframework.context.ApplicationContext;
import vn.giaoban.audit.Verification;

/** Works everything out again that is stored a second time, and names the differences. */
public final class VerifyCommand implements Command {
    @Override
    public String words() {
        return "verify";
    }

    @Override
    public String help() {
        return "recompute every stored figure from the reports and name any difference;\nGiaoban may be running meanwhile";
    }

    @Override
    public List<Option> options() {
        return Options.OF_HOME;
    }

    /** 0 when all agrees, 1 when anything differs. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        try (HomeDatabase database = HomeDatabase.open(Options.of(arguments), console)) {
            return database.inHouse(house -> verify(house, console) ? 0 : 1);
        }
    }

    /** Verifies all that can be verified, and tells it; whether all agrees. */
    public static boolean verify(ApplicationContext house, PrintStream console) {
        List<Verification> verifications =
                house.getBeanProvider(Verification.class).stream().toList();
        List<String> differences = verifications.stream()
                .flatMap(each -> each.differences().stream())
                .toList();
        differences.forEach(console::println);
        console.println(
                differences.isEmpty()
                        ? "Everything agrees (" + verifications.size() + " verified)."
                        : differences.size() + " differences.");
        return differences.isEmpty();
    }
}
