package vn.giaoban.reporting;

/**
 * A line that nobody types, worked out from figures of the report: texts ready to print, in the reader's language.
 *
 * @param key names it on the page; the answer to a save gives the total under it
 * @param codes of what is added and taken away, "27 + 28 − 30"
 */
public record GridTotal(
        String key,
        String title,
        String codes,
        String measure,
        String total,
        String previous,
        String lastYear,
        String change)
        implements GridLine {}
