package vn.giaoban.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL refuses to run as root. As root it therefore runs in a user namespace of its own, where root's files are
 * still its own but it is nobody in particular; where that is forbidden (most containers), as an unprivileged user to
 * whom its directory is given.
 */
record PostgresUser(List<String> prefix, Optional<Integer> owner) {
    private static final int NOBODY = 65534;
    private static final int ROOT = 0;

    static PostgresUser choose() {
        if (PostgresBinaries.windows()
                || !Programs.run(List.of("id", "-u")).output().equals("0")) {
            return new PostgresUser(List.of(), Optional.empty());
        }
        if (Programs.find("unshare").isPresent()
                && Programs.run(List.of("unshare", "--user", "true")).succeeded()) {
            return new PostgresUser(List.of("unshare", "--user", "--"), Optional.of(ROOT));
        }
        return asNobody();
    }

    static PostgresUser asNobody() {
        List<String> setpriv = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
        if (Programs.find("setpriv").isPresent()
                && Programs.run(with(setpriv, List.of("true"))).succeeded()) {
            return new PostgresUser(setpriv, Optional.of(NOBODY));
        }
        throw Refusal.because("PostgreSQL cannot run as root, and neither unshare nor setpriv works here:"
                + " start Giaoban as another user, or give a PostgreSQL of your own with --db-url.");
    }

    /** Gives the directory to the user who is to run PostgreSQL, and refuses when that user cannot come in. */
    void own(Path directory, Path program) {
        owner.ifPresent(uid -> {
            Programs.Outcome given = Programs.run(List.of("chown", "-R", uid + ":" + uid, directory.toString()));
            if (!given.succeeded()) {
                throw Refusal.because(
                        "The database's directory cannot be given to user " + uid + ": " + given.output());
            }
        });
        if (owner.equals(Optional.of(NOBODY)) && !(mayUse("-w", directory) && mayUse("-x", program))) {
            throw Refusal.because("Run as root, PostgreSQL becomes user " + NOBODY + ", who cannot enter " + directory
                    + ": choose a --home below directories that everyone may enter, or give a --db-url.");
        }
    }

    private boolean mayUse(String how, Path path) {
        return Programs.run(command(List.of("test", how, path.toString()))).succeeded();
    }

    List<String> command(List<String> program) {
        return with(prefix, program);
    }

    /**
     * As {@link #command}, and out of the terminal's reach: Ctrl-C must end the application first, whose requests under
     * way still need the database.
     */
    List<String> detachedCommand(List<String> program) {
        if (Programs.find("setsid").isPresent()) {
            return with(List.of("setsid"), command(program));
        }
        if (Programs.find("perl").isPresent()) {
            return with(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV"), command(program));
        }
        return command(program);
    }

    private static List<String> with(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
