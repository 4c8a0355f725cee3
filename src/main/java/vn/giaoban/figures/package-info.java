/**
 * The value of an indicator for a unit and a period, rolled up as it changes. A {@link vn.giaoban.figures.Sheet} holds all
 * indicators of one unit and one period as vectors; posting an accepted report changes the unit's sheet and those of all its
 * superiors in the caller's transaction (docs/adr/0002).
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "calendar", "web", "organization", "catalogue"})
@NullMarked
package vn.giaoban.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
