package vn.giaoban.run.doctor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationContext;
import vn.giaoban.audit.Seals;
import vn.giaoban.factors.SecondFactors;
import vn.giaoban.run.Arguments;
import vn.giaoban.run.Command;
import vn.giaoban.run.HomeDatabase;
import vn.giaoban.run.HomeDatabase.Upgrading;
import vn.giaoban.run.Option;
import vn.giaoban.run.Options;
import vn.giaoban.run.Refusal;
import vn.giaoban.run.backup.Backups;
import vn.giaoban.run.backup.Migrations;

/** Looks everything over that an operator answers for, a line each. */
public final class DoctorCommand implements Command {
    @Override
    public String words() {
        return "doctor";
    }

    @Override
    public String help() {
        return """
                look the installation over: ok, attention or wrong, a line each, with
                what to do; Giaoban may be running meanwhile""";
    }

    @Override
    public List<Option> options() {
        return Options.OF_HOME;
    }

    /** 0 when all is well, 1 when something needs attention, 2 when something is wrong. */
    @Override
    public int run(Arguments arguments, PrintStream console) {
        List<Finding> findings = findings(Options.of(arguments));
        for (Finding finding : findings)
            console.printf("%-9s  %-11s  %s%n", finding.level().word(), finding.subject(), finding.text());
        Finding.Level worst = findings.stream()
                .map(Finding::level)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return worst.ordinal();
    }

    private static List<Finding> findings(Options options) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Diagnosis.java(Runtime.version(), Runtime.getRuntime().maxMemory()));
        findings.add(home(options.home()));
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
        try (HomeDatabase database = HomeDatabase.existing(options, nobody);
                Connection connection = database.database().connect()) {
            boolean running = !database.isOurs();
            findings.add(database(connection, options, running));
            Migrations.Standing standing = Migrations.standing(connection);
            findings.add(Diagnosis.schema(standing));
            findings.add(Diagnosis.clocks(apart(connection)));
            if (standing.isCurrent()) findings.addAll(database.inHouse(Upgrading.NO, house -> inside(house, running)));
            findings.add(Diagnosis.backup(new Backups(connection).last(), Instant.now()));
        } catch (Refusal e) {
            findings.add(Finding.wrong("database", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            findings.add(Finding.wrong("database", "it does not answer: " + e.getMessage()));
        }
        return findings;
    }

    private static Finding home(Path home) {
        try {
            if (!Files.isDirectory(home))
                return Finding.wrong("home", "there is no directory " + home + ": name the right one with --home.");
            if (!Files.isWritable(home))
                return Finding.wrong("home", home + " cannot be written: it must belong to whoever runs Giaoban.");
            return Diagnosis.space(home.toString(), Files.getFileStore(home).getUsableSpace());
        } catch (IOException e) {
            return Finding.wrong("home", home + " cannot be looked at: " + e.getMessage());
        }
    }

    private static Finding database(Connection connection, Options options, boolean running) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_database_size(current_database()) / 1048576")) {
            row.next();
            String where = options.external().isPresent()
                    ? "of your own"
                    : running
                            ? "that came along, in use by the running Giaoban"
                            : "that came along; Giaoban is not running";
            return Finding.ok(
                    "database",
                    "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + " " + where + ", "
                            + row.getLong(1) + " MB");
        }
    }

    /** What the modules know of themselves. */
    private static List<Finding> inside(ApplicationContext house, boolean running) {
        return List.of(
                Diagnosis.seals(house.getBean(Seals.class).behind(), running),
                Diagnosis.keys(house.getBean(SecondFactors.class).unreadable()));
    }

    /** How far the database's clock is ahead, to the middle of the question's way. */
    private static Duration apart(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Instant before = Instant.now();
            try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
                Duration way = Duration.between(before, Instant.now());
                return Duration.between(before.plus(way.dividedBy(2)), there);
            }
        }
    }
}
