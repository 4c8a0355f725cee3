package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.Set;

/** A unit's log has changed on some days: logged, corrected, confirmed or withdrawn. Told within the transaction that did it. */
public record ActivitiesChanged(long unitId, Set<LocalDate> days) {}
