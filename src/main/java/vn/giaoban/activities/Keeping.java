package vn.giaoban.activities;

/**
 * How a unit keeps its log.
 *
 * @param confirmedOnly only what its leader has confirmed counts in its reports
 * @param version grows with every change; 0 where the unit never chose: then everything logged counts
 */
public record Keeping(long unitId, boolean confirmedOnly, int version) {}
