package vn.giaoban.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;

/** Who leads a unit while its leader is away. A leader names a representative from among the unit's own people. */
@Component
class Absences {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Administration administration;

    Absences(JdbcClient jdbc, Accounts accounts, Administration administration) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.administration = administration;
    }

    /** Those who hold a role in a unit that the actor leads: from among them the leader is represented. */
    List<RolePlace> colleagues(Actor leader) {
        List<Long> ids = jdbc.sql("""
                select distinct r.account_id
                from identity.role r
                join identity.account a on a.id = r.account_id and not a.locked
                where r.unit_id = any(:units) and r.account_id <> :self and not r.acting
                  and r.role in ('OFFICER', 'LEADER')
                  and :day between r.valid_from and coalesce(r.valid_to, 'infinity')
                """)
                .param("units", led(leader).toArray(Long[]::new))
                .param("self", leader.accountId())
                .param("day", leader.day())
                .query(Long.class)
                .list();
        return administration.roles(ids, leader.day()).values().stream()
                .flatMap(List::stream)
                .filter(role -> !role.grant().acting()
                        && role.grant().isValidOn(leader.day())
                        && led(leader).contains(role.grant().unitId()))
                .toList();
    }

    /** Acting leaders of the units that the actor leads, of today and to come. */
    List<RolePlace> representatives(Actor leader) {
        List<Long> ids = jdbc.sql("""
                select distinct account_id from identity.role
                where unit_id = any(:units) and acting and valid_to >= :day
                """)
                .param("units", led(leader).toArray(Long[]::new))
                .param("day", leader.day())
                .query(Long.class)
                .list();
        return administration.roles(ids, leader.day()).values().stream()
                .flatMap(List::stream)
                .filter(role -> role.grant().acting()
                        && !role.grant().isOverOn(leader.day())
                        && led(leader).contains(role.grant().unitId()))
                .toList();
    }

    @Transactional
    public void represent(Actor leader, long accountId, long unitId, LocalDate from, LocalDate to) {
        NotFound.unless(colleagues(leader).stream()
                .anyMatch(c -> c.grant().accountId() == accountId && c.grant().unitId() == unitId));
        accounts.grant(leader, accountId, unitId, Role.LEADER, true, from, to);
    }

    @Transactional
    public void endRepresentation(Actor leader, long roleId) {
        RoleGrant grant = representatives(leader).stream()
                .map(RolePlace::grant)
                .filter(role -> role.id() == roleId)
                .findFirst()
                .orElseThrow(NotFound::new);
        accounts.end(leader, grant, leader.day().minusDays(1));
    }

    Map<Long, String> names(List<RolePlace> some, List<RolePlace> others) {
        return accounts.names(Stream.concat(some.stream(), others.stream())
                .map(role -> role.grant().accountId())
                .toList());
    }

    /** The units that the actor leads in their own right: who represents a leader appoints nobody. */
    static Set<Long> led(Actor actor) {
        return actor.holdings().stream()
                .filter(holding -> holding.role() == Role.LEADER && !holding.acting())
                .map(holding -> holding.unitId())
                .collect(Collectors.toSet());
    }
}
