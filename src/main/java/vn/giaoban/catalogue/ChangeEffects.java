package vn.giaoban.catalogue;

import java.util.Collection;

/** Asked of the modules above, before the catalogue changes: what do you keep that the change would touch? */
public interface ChangeEffects {
    /**
     * Reports of those periods.
     *
     * @param formIds only those written in one of these forms; empty: in any
     * @param superiorIds only those to one of these units, 0 for a report that goes to nobody; empty: to any
     */
    Reports reports(Collection<Long> periodIds, Collection<Long> formIds, Collection<Long> superiorIds);

    /** @param open begun and not accepted yet */
    record Reports(int open, int accepted) {}
}
