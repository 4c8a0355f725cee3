package vn.giaoban.run.backup;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.Main;
import vn.giaoban.run.Option;
import vn.giaoban.run.Options;
import vn.giaoban.run.Refusal;

/** Writes everything into one file, while people go on working. */
public final class BackupCommand implements Command {
    @Override
    public String words() {
        return "backup";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public String help() {
        return """
                write everything into one file; Giaoban may be running meanwhile. Of a
                directory, a new file in it, named by day and hour""";
    }

    @Override
    public List<Option> options() {
        return Options.OF_HOME;
    }

    @Override
    public int run(Arguments arguments, PrintStream console) {
        Clock clock = Clock.system(VietnamTime.ZONE);
        Path file = Path.of(arguments.operand(0, "the file to write"));
        if (Files.isDirectory(file)) file = file.resolve(Backups.name("giaoban", clock));
        long began = System.nanoTime();
        try (HomeDatabase database = HomeDatabase.existing(Options.of(arguments), console);
                Connection connection = database.database().connect()) {
            Backup backup = Backup.make(connection, file, Main.version(), clock);
            new Backups(connection).record(backup);
            tell(backup, Duration.ofNanos(System.nanoTime() - began), console);
            return 0;
        } catch (SQLException e) {
            throw Refusal.because("The database cannot be reached: " + e.getMessage());
        }
    }

    private static void tell(Backup backup, Duration took, PrintStream console) {
        Manifest manifest = backup.manifest();
        console.printf(
                Locale.ROOT,
                "Backed up %,d tables with %,d rows in %.1f s: %s (%,.1f MB).%n",
                manifest.tables().size(),
                manifest.rows(),
                took.toMillis() / 1e3,
                backup.file(),
                backup.whole().bytes() / 1e6);
        console.println("SHA-256 of the file: " + backup.whole().sha256());
        if (manifest.head() != null)
            console.println("Head of the audit trail in it: " + manifest.head().printed());
        console.println(
                "It holds personal data and password hashes: keep it where only operators read, and on another machine.");
    }
}
