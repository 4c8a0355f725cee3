package vn.giaoban.analytics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Unit;

/**
 * The units that an address chooses, as far as its reader sees them.
 *
 * @param chosen as it was asked for, with indicator and period filled in
 * @param redrawn units were carried on by others since the period, so that there are two ways to read it
 * @param day on whose tree the units stand
 * @param units each once, in the order of the address
 * @param named units named one by one, as chips
 */
record ChosenGroup(
        Chosen chosen,
        Period period,
        Indicator indicator,
        boolean redrawn,
        LocalDate day,
        List<Unit> units,
        List<Unit> named,
        @Nullable Cluster cluster,
        @Nullable Unit below) {}
