/**
 * What a person has been told: reminders, returns, acceptances. The list in the application is the record; whatever else carries
 * a notice later (mail, push) points back to it.
 */
@ApplicationModule(allowedDependencies = {"access", "web"})
@NullMarked
package vn.giaoban.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
