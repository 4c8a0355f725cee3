/**
 * Accounts and the roles they hold in a unit from a day to a day; sign-in with one factor or two, sessions and the answers to who may
 * knock at all. For
 * each request it makes the {@link vn.giaoban.access.Actor} anew from the roles valid on that day. What an actor then sees is
 * decided by the modules themselves, which look things up through it.
 */
@ApplicationModule(
        allowedDependencies = {"access", "audit", "calendar", "factors", "notices", "papers", "web", "organization"})
@NullMarked
package vn.giaoban.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
