/**
 * The units of the network over time: the central commission, the provincial commissions, the communes. A
 * {@link vn.giaoban.organization.Unit} is what a unit is on a day; {@link vn.giaoban.organization.Units} finds units, through
 * the actor or for the modules above, and their {@link vn.giaoban.organization.Line} of superiors and heirs is drawn in the
 * same transaction as the versions and {@link vn.giaoban.organization.Succession}s it follows from.
 * {@link vn.giaoban.organization.Reorganizations} changes them, each act as one, and takes it back (docs/adr/0006); modules
 * above say what that means to them through {@link vn.giaoban.organization.ReorganizationEffects}.
 * {@link vn.giaoban.organization.Clusters} are provinces that confer together, {@link vn.giaoban.organization.Settlements} work
 * off what the sources leave open. Today's tree comes from {@code data/units} when an installation starts for the first time.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "calendar", "papers", "web"})
@NullMarked
package vn.giaoban.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
