/**
 * Days as the field counts them: Vietnam's time, and from which day to which day a period of the year runs, by rules that are
 * data with a legal basis and days of validity.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.giaoban.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
