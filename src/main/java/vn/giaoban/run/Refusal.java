package vn.giaoban.run;

import java.util.Optional;

/** The command cannot be carried out; the message is the one line that the user reads. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The user asked for something that does not exist or cannot be read. */
    public static Refusal usage(String message) {
        return new Refusal(2, message);
    }

    public static Refusal because(String message) {
        return new Refusal(1, message);
    }

    /** The refusal that a failure goes back to. */
    static Optional<Refusal> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof Refusal refusal) return Optional.of(refusal);
        return Optional.empty();
    }

    int exitCode() {
        return exitCode;
    }
}
