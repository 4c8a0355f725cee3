package vn.giaoban.reporting;

/**
 * A figure that a line of a report is worked out from.
 *
 * @param sign before it: "+", "−", ":"; "" before the first
 * @param name in the reader's language; "" where the catalogue of the day has none
 * @param here it stands on the same form, to be gone to
 */
public record GridPart(String sign, String code, String name, boolean here) {}
