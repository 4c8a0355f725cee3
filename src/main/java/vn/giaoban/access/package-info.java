/**
 * Who asks: the {@link vn.giaoban.access.Actor} with the roles held where, on which day. Everything is looked up through the
 * actor, so that the forbidden is simply not found.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.giaoban.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
