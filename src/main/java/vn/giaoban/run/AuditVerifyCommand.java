package vn.giaoban.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationContext;
import vn.giaoban.audit.Head;
import vn.giaoban.audit.SealVerification;
import vn.giaoban.reporting.EditionVerification;

/** Works the sealed audit trail out again, and holds against it the heads that were printed and the editions that were sent. */
public final class AuditVerifyCommand implements Command {
    private static final Option HEAD = new Option(
            "--head",
            "NUMBER:HASH…",
            "a head as receipts and the public page print it: the trail must hold it;\nas often as there are copies");

    @Override
    public String words() {
        return "audit verify";
    }

    @Override
    public String help() {
        return "recompute every seal of the audit trail, and every sent edition against it,\nand name whatever was changed; Giaoban may be running meanwhile";
    }

    @Override
    public List<Option> options() {
        return List.of(HEAD, Option.HOME, Option.DB_URL);
    }

    /** 0 when all agrees, 1 when anything differs. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        List<Head> heads = arguments.all(HEAD).stream()
                .map(written -> Head.read(written)
                        .orElseThrow(() -> Refusal.usage("Not a head: " + written
                                + ". It is a number, a colon and at least 16 of the hash's digits, as printed.")))
                .toList();
        try (HomeDatabase database = HomeDatabase.open(Options.of(arguments), console)) {
            return database.inHouse(house -> verify(house, heads, console) ? 0 : 1);
        }
    }

    /** Works out every seal again, holds heads and sent editions against them, and tells what was found; whether all agrees. */
    public static boolean verify(ApplicationContext house, List<Head> heads, PrintStream console) {
        SealVerification.Found found = house.getBean(SealVerification.class).verify(heads);
        EditionVerification editions = house.getBean(EditionVerification.class);
        List<String> differences = new ArrayList<>(found.differences());
        differences.addAll(editions.differences());
        tell(found, editions.agreeing(), differences, heads, console);
        return differences.isEmpty();
    }

    private static void tell(
            SealVerification.Found found,
            long editions,
            List<String> differences,
            List<Head> heads,
            PrintStream console) {
        differences.forEach(console::println);
        console.printf(
                Locale.ROOT,
                "%,d of %,d entries are as they were sealed; %,d seals hold, each behind the one before.%n",
                found.sealed(),
                found.entries(),
                found.seals());
        console.printf(Locale.ROOT, "%,d sent editions of reports say what they said when they were sent.%n", editions);
        Head last = found.head();
        if (last != null) console.println("The latest head is " + last.printed() + ".");
        if (!differences.isEmpty()) {
            console.println("What is stored is not as it was sealed: " + differences.size() + " differences.");
            return;
        }
        if (found.waiting() > 0)
            console.printf(Locale.ROOT, "%,d entries of the last minute wait for their seal.%n", found.waiting());
        if (!heads.isEmpty())
            console.println(
                    heads.size() == 1 ? "The head given is held." : "All " + heads.size() + " heads given are held.");
        console.println("Everything agrees.");
    }
}
