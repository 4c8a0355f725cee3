package vn.giaoban.run.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vn.giaoban.audit.Seals;
import vn.giaoban.run.backup.Backups;
import vn.giaoban.run.backup.Migrations;

/** What is well and what is not: the rules, without looking anywhere. */
public final class Diagnosis {
    private static final long MEBIBYTE = 1L << 20;

    /** Less than this, and the database may have to stop. */
    private static final long SPACE_LEAST = 256 * MEBIBYTE;

    /** A backup before an upgrade and the database's own log find room in this. */
    private static final long SPACE_GOOD = 2_048 * MEBIBYTE;

    /** Sessions, deadlines and seals are told by both clocks. */
    private static final Duration CLOCKS_GOOD = Duration.ofSeconds(2);

    private static final Duration CLOCKS_MOST = Duration.ofMinutes(1);

    /** One a day, made a little later than the day before. */
    private static final Duration BACKUP_GOOD = Duration.ofHours(26);

    private static final Duration BACKUP_MOST = Duration.ofDays(7);

    private Diagnosis() {}

    /** @param heap the most that Java may take, in bytes */
    static Finding java(Runtime.Version version, long heap) {
        String is = "Java " + version.feature() + " with up to " + megabytes(heap) + " MB";
        if (heap < SPACE_LEAST)
            return Finding.attention("java", is + ": give it 512 MB or more (GIAOBAN_JAVA_OPTS=-Xmx512m).");
        return Finding.ok("java", is);
    }

    /** @param free what is left on the home's disk, in bytes */
    public static Finding space(String home, long free) {
        String is = home + ", " + megabytes(free) + " MB free";
        if (free < SPACE_LEAST)
            return Finding.wrong(
                    "home", is + ": make room now, or the database will stop; nothing kept is lost by that.");
        if (free < SPACE_GOOD) return Finding.attention("home", is + ": make room soon, 2,048 MB or more.");
        return Finding.ok("home", is);
    }

    static Finding schema(Migrations.Standing standing) {
        if (!standing.unknown().isEmpty())
            return Finding.wrong(
                    "version",
                    "the database is of a newer Giaoban than this one: start the newer one. This one does not open it.");
        if (!standing.altered().isEmpty())
            return Finding.wrong(
                    "version",
                    "the database was made by another line of versions (" + String.join(", ", standing.altered())
                            + "): use the Giaoban it was made with.");
        if (!standing.pending().isEmpty())
            return Finding.attention(
                    "version",
                    "the database is of an earlier Giaoban: the next start backs it up and makes "
                            + standing.pending().size() + " changes.");
        return Finding.ok("version", "the database is up to date, " + standing.applied() + " changes made");
    }

    /** @param apart how far the database's clock is from this machine's, in either direction */
    static Finding clocks(Duration apart) {
        Duration by = apart.abs();
        if (by.compareTo(CLOCKS_GOOD) <= 0) return Finding.ok("clock", "this machine and the database agree");
        String is = String.format(
                Locale.ROOT,
                "this machine and the database are %,.1f s apart: let both follow a time server",
                by.toMillis() / 1e3);
        return by.compareTo(CLOCKS_MOST) <= 0
                ? Finding.attention("clock", is + ".")
                : Finding.wrong("clock", is + "; deadlines and sessions are not kept rightly.");
    }

    /**
     * @param behind for how long the oldest entry has been waiting for its seal
     * @param running whether somebody is there who seals
     */
    public static Finding seals(Duration behind, boolean running) {
        if (behind.compareTo(Seals.ALARM) < 0) return Finding.ok("audit trail", "sealed until now");
        String is = "not sealed for " + inWords(behind);
        if (!running) return Finding.attention("audit trail", is + ": it is sealed as soon as Giaoban runs.");
        String why = ": a transaction in the database has been open for as long; end it (pg_stat_activity shows it).";
        return behind.compareTo(Seals.STOP) < 0
                ? Finding.attention("audit trail", is + why)
                : Finding.wrong("audit trail", is + why + " Until then no report can be accepted.");
    }

    /** @param unreadable of how many people no code can be checked */
    static Finding keys(long unreadable) {
        if (unreadable == 0) return Finding.ok("key file", "every second factor can be checked");
        return Finding.wrong(
                "key file",
                "the second factors of " + unreadable
                        + " people cannot be checked: bring back the key file (secret.key in the home) that they were made with.");
    }

    static Finding backup(Optional<Backups.Made> last, Instant now) {
        String how = ": giaoban backup FILE makes one while people work.";
        if (last.isEmpty()) return Finding.attention("backup", "none was ever made" + how);
        Duration age = Duration.between(last.get().madeAt(), now);
        String is = "the last one is of " + Backups.moment(last.get().madeAt()) + ", " + inWords(age) + " ago, "
                + last.get().file();
        if (age.compareTo(BACKUP_GOOD) <= 0) return Finding.ok("backup", is);
        return age.compareTo(BACKUP_MOST) <= 0
                ? Finding.attention("backup", is + how)
                : Finding.wrong("backup", is + how);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes / MEBIBYTE);
    }

    static String inWords(Duration time) {
        if (time.toDays() >= 2) return time.toDays() + " days";
        if (time.toHours() >= 2) return time.toHours() + " hours";
        return Math.max(0, time.toMinutes()) + " minutes";
    }
}
