package vn.giaoban.catalogue;

/** How an indicator of a long period comes from the short ones within it. */
public enum AcrossTime {
    /** What happened: the sum. */
    SUM,
    /** What there is: as at the end of the last. */
    LAST,
    /** Worked out anew from two indicators. */
    RATIO,
    /** It does not. */
    NONE
}
