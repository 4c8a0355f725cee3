package vn.giaoban.reporting;

import java.util.List;

/**
 * A line that nobody types, worked out from figures of the report: texts ready to print, in the reader's language.
 *
 * @param key names it on the page; the answer to a save gives the total under it
 * @param parts what is added and taken away
 */
public record GridTotal(
        String key,
        String title,
        List<GridPart> parts,
        String measure,
        String total,
        String previous,
        String lastYear,
        String change)
        implements GridLine {}
