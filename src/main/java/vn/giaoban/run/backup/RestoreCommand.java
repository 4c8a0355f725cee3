package vn.giaoban.run.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Seals;
import vn.giaoban.factors.SecondFactors;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.AuditVerifyCommand;
import vn.giaoban.run.Command;
import vn.giaoban.run.Database;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.HomeDatabase.Upgrading;
import vn.giaoban.run.Option;
import vn.giaoban.run.Options;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.VerifyCommand;

/** Brings a backup into an empty home or an empty external database, and verifies what is there then. */
public final class RestoreCommand implements Command {
    @Override
    public String words() {
        return "restore";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public String help() {
        return """
                check a backup, bring it into an empty home or an empty database of
                one's own, and verify it there""";
    }

    @Override
    public List<Option> options() {
        return Options.OF_HOME;
    }

    /** 0 when everything is there and agrees; 1 when it is there, but does not agree. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        Options options = Options.of(arguments);
        Migrations migrations = Migrations.ofProgram();
        try (BackupFile file = BackupFile.open(Path.of(arguments.operand(0, "the backup")))) {
            Manifest manifest = file.manifest();
            console.println(
                    "A backup of " + Backups.moment(manifest.madeAt()) + " by Giaoban " + manifest.program() + ".");
            Restoration.mustBeKnown(manifest, migrations);
            file.mustBeWhole();
            console.printf(
                    Locale.ROOT,
                    "Checked: %,d tables with %,d rows are as they were written.%n",
                    manifest.tables().size(),
                    manifest.rows());
            try (HomeDatabase database = HomeDatabase.open(options, console)) {
                restore(file, database.database(), migrations, options, console);
                return database.inHouse(Upgrading.WITHOUT_BACKUP, house -> verify(house, manifest, console)) ? 0 : 1;
            }
        }
    }

    private static void restore(
            BackupFile file, Database database, Migrations migrations, Options options, PrintStream console) {
        try (Connection connection = database.connect()) {
            if (!Restoration.isEmpty(connection))
                throw Refusal.because(
                        options.external().isPresent()
                                ? "The database is not empty. A backup is restored into an empty one only; nothing was changed."
                                : options.home()
                                        + " is not empty. A backup is restored into an empty home only: name with --home"
                                        + " a directory that does not exist yet. Nothing was changed.");
            new Restoration(file, connection, migrations).load();
            console.println("Restored: each table gives back byte by byte what the backup holds.");
        } catch (SQLException e) {
            throw Refusal.because("The backup could not be restored; nothing was changed: " + e.getMessage());
        } catch (IOException e) {
            throw Refusal.because("The backup could not be read; nothing was changed: " + e.getMessage());
        }
    }

    /** What was not sealed when the backup was made is sealed here, together with the restoration itself. */
    private static boolean verify(ApplicationContext house, Manifest manifest, PrintStream console) {
        Actor operator = Actor.anonymous(LocalDate.now(house.getBean(Clock.class)));
        String head = manifest.head() == null ? "" : manifest.head().printed();
        house.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> house.getBean(Audit.class)
                        .record(
                                operator,
                                "installation.restored",
                                "installation",
                                0,
                                0,
                                Map.of("backup", manifest.madeAt().toString(), "head", head)));
        house.getBean(Seals.class).seal();
        boolean figures = VerifyCommand.verify(house, console);
        boolean trail = AuditVerifyCommand.verify(
                house, manifest.head() == null ? List.of() : List.of(manifest.head()), console);
        long unreadable = house.getBean(SecondFactors.class).unreadable();
        if (unreadable > 0)
            console.println("The second factors of " + unreadable
                    + " people cannot be checked until the key file is in its place again; no backup holds it.");
        if (figures && trail) console.println("The restored Giaoban is ready; everybody signs in again.");
        return figures && trail;
    }
}
