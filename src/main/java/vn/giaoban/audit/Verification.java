package vn.giaoban.audit;

import java.util.List;

/** A check that what is stored equals what follows from its sources; {@code giaoban verify} runs all there are. */
public interface Verification {
    /** What is recomputed, in the operator's words. */
    String subject();

    /** Every difference found, each a sentence naming period, unit and indicator; empty when all is well. */
    List<String> differences();
}
