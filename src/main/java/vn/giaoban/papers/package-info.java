/** Spreadsheets in and out, calendars out. What comes in from outside is measured before it is opened and never trusted. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.giaoban.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
