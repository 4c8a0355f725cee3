package vn.giaoban.catalogue;

/** How an indicator comes from the units below. */
public enum AcrossUnits {
    /** The sum of the units below and one's own. */
    ADD,
    /** Nothing comes from below: each unit says its own. All counts of distinct people. */
    NONE,
    /** Worked out anew from two indicators that add up. */
    RATIO,
    /** Worked out from one indicator and its value in the same period of last year. */
    CHANGE
}
