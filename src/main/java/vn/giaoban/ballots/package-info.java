/**
 * Secret ballots by drawn codes, in one room: the operator's records cannot join a vote to a voter (ADR 19). The module knows no actor,
 * no trail and no conference, and depends on nothing that does; whoever holds a ballot asks it and keeps the occasion.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package vn.giaoban.ballots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
