package vn.giaoban.catalogue;

import java.util.Collection;
import java.util.Set;

/** Asked of the module that keeps the figures: how they add up may not change under them. */
public interface KeptFigures {
    /** Those of the periods that have figures of accepted reports. */
    Set<Long> among(Collection<Long> periodIds);
}
