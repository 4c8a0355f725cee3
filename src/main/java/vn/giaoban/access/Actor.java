package vn.giaoban.access;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Who asks, holding which roles where, on which day. Passed to everything that reads or changes; made by identity, for each
 * request anew, so that a role that ended yesterday opens nothing today.
 *
 * @param accountId 0 for the public
 */
public record Actor(long accountId, String username, String name, List<Holding> holdings, LocalDate day) {

    public Actor {
        holdings = List.copyOf(holdings);
    }

    /** The public: a reader without an account. */
    public static Actor anonymous(LocalDate day) {
        return new Actor(0, "", "", List.of(), day);
    }

    public boolean isAnonymous() {
        return accountId == 0;
    }

    /** The same account where a role does not count. */
    public Actor without(Role role) {
        return new Actor(
                accountId,
                username,
                name,
                holdings.stream().filter(held -> held.role() != role).toList(),
                day);
    }

    public boolean holds(Role role, long unitId) {
        return holdings.stream().anyMatch(h -> h.role() == role && h.unitId() == unitId);
    }

    /** True if the actor holds any of the roles in any unit. */
    public boolean holdsAny(Role... roles) {
        return holdings.stream().anyMatch(h -> Arrays.asList(roles).contains(h.role()));
    }

    /** True if the actor holds any of the roles in that unit. */
    public boolean holdsAnyIn(long unitId, Role... roles) {
        return holdings.stream()
                .anyMatch(h -> h.unitId() == unitId && Arrays.asList(roles).contains(h.role()));
    }

    /** The units in which the actor holds a role: what is visible is at or below one of them. For SQL {@code = any(?)}. */
    public Long[] roots() {
        return holdings.stream().map(Holding::unitId).distinct().toArray(Long[]::new);
    }

    /** The units in which the actor holds one of the roles. */
    public Long[] rootsAs(Role... roles) {
        return holdings.stream()
                .filter(h -> Arrays.asList(roles).contains(h.role()))
                .map(Holding::unitId)
                .distinct()
                .toArray(Long[]::new);
    }

    /** The unit that pages open on: the first in which a role is held, 0 if none. */
    public long homeUnitId() {
        return holdings.isEmpty() ? 0 : holdings.getFirst().unitId();
    }
}
