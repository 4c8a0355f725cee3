package vn.giaoban.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import vn.giaoban.reporting.HistoryImport;

/** Brings in the accepted reports of earlier times from a table. */
final class ImportHistoryCommand implements Command {
    private static final Option DRY_RUN = new Option("--dry-run", null, "only look whether all is right");

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
        return "bring in accepted reports of earlier times (docs/own-data.md): all of a period or\n"
                + "none, rolled up as they come; done again, it goes on where it was cut off";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.HOME, Option.DB_URL, DRY_RUN);
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        Path file = Path.of(arguments.operand(0, "FILE"));
        if (!Files.isReadable(file)) throw Refusal.because("There is no file that can be read at " + file + ".");
        String source = file.getFileName() + " (SHA-256 " + digest(file) + ")";
        try (HomeDatabase database = HomeDatabase.open(Options.of(arguments), console)) {
            HistoryImport.Outcome outcome = database.inHouse(house -> {
                try (BufferedReader in = Files.newBufferedReader(file)) {
                    return house.getBean(HistoryImport.class)
                            .bring(in, source, arguments.has(DRY_RUN), line -> console.println("  " + line));
                } catch (IOException e) {
                    throw Refusal.because(file + " cannot be read: " + e.getMessage());
                }
            });
            outcome.faults().forEach(console::println);
            if (!outcome.faults().isEmpty()) {
                console.println("Nothing was brought in.");
                return 1;
            }
            console.printf(
                    "%,d reports with %,d figures brought in; %,d were there already.%n",
                    outcome.brought(), outcome.figures(), outcome.known());
            return 0;
        }
    }

    private static String digest(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw Refusal.because(file + " cannot be read: " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
