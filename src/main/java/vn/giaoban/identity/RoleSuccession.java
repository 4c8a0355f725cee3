package vn.giaoban.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.organization.ReorganizationEffects;
import vn.giaoban.organization.ReorganizationPlan;
import vn.giaoban.organization.ReorganizationPlan.Founding;

/**
 * Who holds a role in a unit that one new unit carries on wholly holds it there too, from the day on. The role in the unit that
 * ends stays as it is, so that its last report can be finished. Where a unit was split nobody can tell who goes where: those
 * roles are granted by hand.
 */
@Component
public class RoleSuccession implements ReorganizationEffects {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    public RoleSuccession(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Effect> of(ReorganizationPlan plan) {
        if (!(plan.change() instanceof Founding founding)) return List.of();
        List<Effect> found = new ArrayList<>();
        int following = holders(founding.predecessors().stream().filter(id -> founding.heir(id) != null), plan.day());
        int staying = holders(founding.predecessors().stream().filter(id -> founding.heir(id) == null), plan.day());
        if (following > 0) found.add(Effect.touched("identity.reorganization.following", following));
        if (staying > 0) found.add(Effect.touched("identity.reorganization.staying", staying));
        return found;
    }

    private int holders(Stream<Long> unitIds, LocalDate day) {
        return jdbc.sql("""
                select count(distinct account_id) from identity.role
                where unit_id = any(:units) and coalesce(valid_to, 'infinity') >= :day
                """)
                .param("units", unitIds.toArray(Long[]::new))
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Effect> dependents(Done done) {
        int held = jdbc.sql("""
                select count(*) from (
                    select account_id from identity.role where unit_id = any(:founded) and brought_by is distinct from :id
                    union
                    select id from identity.account where unit_id = any(:founded)) as those
                """)
                .param("founded", done.founded().toArray(Long[]::new))
                .param("id", done.id())
                .query(Integer.class)
                .single();
        return held == 0 ? List.of() : List.of(Effect.blocking("identity.undo.roles", held));
    }

    @Override
    public void follow(Actor actor, Done done) {
        List<RoleGrant> brought = new ArrayList<>();
        done.carried().forEach((predecessor, successors) -> {
            if (successors.size() == 1) brought.addAll(bring(predecessor, successors.getFirst(), done));
        });
        record(actor, "account.roleGranted", brought);
    }

    /** Once for each account and role, whichever of the units that are merged it was held in. */
    private List<RoleGrant> bring(long predecessor, long successor, Done done) {
        return jdbc.sql("""
                insert into identity.role (account_id, unit_id, role, acting, valid_from, valid_to, brought_by)
                select r.account_id, :successor, r.role, r.acting, greatest(r.valid_from, :day), r.valid_to, :id
                from identity.role r
                where r.unit_id = :predecessor and coalesce(r.valid_to, 'infinity') >= :day
                  and not exists (
                    select 1 from identity.role b
                    where b.unit_id = :successor and b.account_id = r.account_id and b.role = r.role and b.acting = r.acting
                      and b.valid_from <= greatest(r.valid_from, :day)
                      and coalesce(b.valid_to, 'infinity') >= coalesce(r.valid_to, 'infinity'))
                order by r.id
                returning id, account_id, unit_id, role, acting, valid_from, valid_to
                """)
                .param("predecessor", predecessor)
                .param("successor", successor)
                .param("day", done.day())
                .param("id", done.id())
                .query(Accounts::grant)
                .list();
    }

    @Override
    public void followBack(Actor actor, Done done) {
        List<RoleGrant> gone =
                jdbc.sql("""
                delete from identity.role where brought_by = :id
                returning id, account_id, unit_id, role, acting, valid_from, valid_to
                """).param("id", done.id()).query(Accounts::grant).list();
        record(actor, "account.roleEnded", gone);
    }

    private void record(Actor actor, String act, List<RoleGrant> grants) {
        audit.record(grants.stream()
                .map(grant -> new Audit.Entry(
                        clock.instant(),
                        actor,
                        act,
                        "account",
                        grant.accountId(),
                        grant.unitId(),
                        Map.of(
                                "role",
                                grant.role(),
                                "acting",
                                grant.acting(),
                                "from",
                                grant.validFrom().toString())))
                .toList());
    }
}
