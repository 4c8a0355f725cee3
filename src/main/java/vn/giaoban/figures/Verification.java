package vn.giaoban.figures;

import java.util.List;

/** Something stored that can be worked out again from what it came from; {@code ./giaoban verify} asks every one. */
public interface Verification {

    /** Every difference between what is stored and what is worked out, one readable line each; empty when all agree. */
    List<String> differences();
}
