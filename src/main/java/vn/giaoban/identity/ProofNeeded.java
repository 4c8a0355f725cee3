package vn.giaoban.identity;

import org.springframework.http.HttpStatus;
import vn.giaoban.web.FormErrors;

/** An act waits until its actor has proved again who they are; {@link ProofPage} asks. */
final class ProofNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean code;
    private final transient FormErrors errors;
    private final HttpStatus status;

    /** @param code whether a code is asked for besides the password */
    ProofNeeded(boolean code, FormErrors errors, HttpStatus status) {
        super("a proof is needed", null, false, false);
        this.code = code;
        this.errors = errors;
        this.status = status;
    }

    boolean code() {
        return code;
    }

    FormErrors errors() {
        return errors;
    }

    HttpStatus status() {
        return status;
    }
}
