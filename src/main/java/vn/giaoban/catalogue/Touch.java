package vn.giaoban.catalogue;

import java.util.List;

/**
 * What a change touches.
 *
 * @param units that are asked for it, or keep to it, when the change begins
 * @param open reports not accepted yet, of opened periods within the change's days
 * @param accepted reports that are
 * @param periods the opened ones whose last day is one of the change's
 */
public record Touch(int units, int open, int accepted, List<Period> periods) {
    public Touch {
        periods = List.copyOf(periods);
    }
}
