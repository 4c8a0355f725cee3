package vn.giaoban.catalogue;

import java.util.Collection;

/** Asked of the modules above, before a form changes: which reports are written in it? */
public interface FormEffects {
    /**
     * Reports written in one of these forms.
     *
     * @param periodIds only those of one of these periods; empty: of any
     */
    Begun begun(Collection<Long> formIds, Collection<Long> periodIds);

    /** @param open not accepted yet */
    record Begun(int open, int accepted) {
        public boolean isNone() {
            return open + accepted == 0;
        }
    }
}
