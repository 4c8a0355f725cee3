package vn.giaoban.activities;

import java.util.Collection;
import java.util.Map;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;

/** Where what a log counts stands in a report: asked of whoever keeps reports. */
public interface CountedCells {
    /**
     * By indicator, where the unit's report of a period says the figure and from what; nothing where no report of it has been begun, or
     * where the actor may not open it.
     */
    Map<Indicator, String> addresses(Actor actor, long unitId, Period period, Collection<Indicator> counted);
}
