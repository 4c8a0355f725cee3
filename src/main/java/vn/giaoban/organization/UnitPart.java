package vn.giaoban.organization;

import gg.jte.Content;
import java.util.Optional;
import vn.giaoban.web.Page;

/** A part that a higher module adds to the page of a unit as it is today. */
public interface UnitPart {
    /** Parts stand in ascending order. */
    int order();

    /** The sheet of styles that it needs. */
    String style();

    /** Empty where there is nothing for this reader. */
    Optional<Content> content(Page page, Unit unit);
}
