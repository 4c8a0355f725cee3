/**
 * Accounts and the roles they hold in a unit from a day to a day; sign-in with one factor or two, sessions and the answers to who may
 * knock at all. For each request it makes the {@link vn.giaoban.access.Actor} anew from the roles valid on that day. What an actor then
 * sees is decided by the modules themselves, which look things up through it.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li><b>People</b>: {@link vn.giaoban.identity.Accounts}, their roles ({@link vn.giaoban.identity.RoleGrant}) and who stands
 *       in for a leader ({@link vn.giaoban.identity.Absences}); changed as {@link vn.giaoban.identity.Administration} allows, one
 *       by one or by {@link vn.giaoban.identity.Batches}.
 *   <li><b>Signing in</b>: {@link vn.giaoban.identity.SignIns} judge, {@link vn.giaoban.identity.SecondStepPages} ask for a
 *       second factor, {@link vn.giaoban.identity.ProviderPages} go by an identity provider, {@link vn.giaoban.identity.Sessions}
 *       keep; what is tried is counted in {@link vn.giaoban.identity.Attempts}, an act that needs it asks again by
 *       {@link vn.giaoban.identity.Proofs}.
 *   <li><b>Programs</b>: {@link vn.giaoban.identity.ApiTokens}, let in by {@link vn.giaoban.identity.TokenFilter}.
 *   <li><b>Who may knock at all</b>: {@link vn.giaoban.identity.SecurityConfiguration}.
 *   <li><b>Controlled</b>: {@link vn.giaoban.identity.Trail}.
 * </ul>
 */
@ApplicationModule(
        allowedDependencies = {"access", "audit", "calendar", "factors", "notices", "papers", "web", "organization"})
@NullMarked
package vn.giaoban.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
