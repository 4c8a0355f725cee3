/**
 * Who did what to which thing. Every act writes its entry in its own transaction: no entry without the act, no act without the
 * entry.
 */
@ApplicationModule(allowedDependencies = {"access", "web"})
@NullMarked
package vn.giaoban.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
