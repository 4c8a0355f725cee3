package vn.giaoban.identity;

import org.springframework.http.HttpStatus;
import vn.giaoban.web.FormErrors;

/** An act waits until its actor has proved again who they are; {@link ProofPage} asks. */
final class ProofNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Proofs.Means means;
    private final transient FormErrors errors;
    private final HttpStatus status;

    ProofNeeded(Proofs.Means means, FormErrors errors, HttpStatus status) {
        super("a proof is needed", null, false, false);
        this.means = means;
        this.errors = errors;
        this.status = status;
    }

    Proofs.Means means() {
        return means;
    }

    FormErrors errors() {
        return errors;
    }

    HttpStatus status() {
        return status;
    }
}
