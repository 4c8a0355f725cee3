/**
 * The units of the network over time: the central commission, the provincial commissions, the communes. A {@link
 * vn.giaoban.organization.Unit} is what a unit is on a day; {@link vn.giaoban.organization.Units} finds units, through the actor
 * or for the modules above, and keeps the line of superiors in the same transaction as the versions it follows from. Today's tree
 * comes from {@code data/units} when an installation starts for the first time.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "calendar", "papers", "web"})
@NullMarked
package vn.giaoban.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
