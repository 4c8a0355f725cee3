package vn.giaoban.run.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.identity.Accounts;
import vn.giaoban.identity.ApiTokens;
import vn.giaoban.identity.Passwords;
import vn.giaoban.identity.Staffing;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/**
 * Who acts in the load: in each commune a leader, in each province and at the centre an officer, each with a token for programs; and one
 * at the centre who reads pages.
 *
 * @param tokens by the unit's code
 */
public record Crew(Map<String, String> tokens, String centre, long centreUnitId, String reader) {
    public static final String PASSWORD = "bai-do-toc-do-2026";

    public String of(String unitCode) {
        return Objects.requireNonNull(tokens.get(unitCode), unitCode);
    }

    /** Hires them all. */
    public static Crew hire(ApplicationContext house) {
        LocalDate today = LocalDate.now(house.getBean(Clock.class));
        LocalDate since = LocalDate.of(2024, 1, 1);
        Staffing staffing = house.getBean(Staffing.class);
        ApiTokens tokens = house.getBean(ApiTokens.class);
        Units units = house.getBean(Units.class);
        Actor system = Actor.anonymous(today);
        Unit centre = units.root(today);
        Map<Long, Unit> all = units.all(today);
        List<Staffing.Post> posts = new ArrayList<>();
        for (Unit unit : all.values())
            posts.add(new Staffing.Post(username(unit.code()), "Người đo " + unit.code(), unit.id(), role(unit)));
        return Objects.requireNonNull(house.getBean(TransactionTemplate.class).execute(status -> {
            staffing.fill(system, posts, since, null);
            Map<String, String> made = new HashMap<>();
            Map<Long, Actor> officers = staffing.holders(Role.OFFICER, today);
            Map<Long, Actor> leaders = staffing.holders(Role.LEADER, today);
            for (Unit unit : all.values()) {
                Actor actor = (role(unit) == Role.LEADER ? leaders : officers).get(unit.id());
                made.put(unit.code(), tokens.make(Objects.requireNonNull(actor), "bench", false, today.plusDays(7)));
            }
            letIn(house, Set.of(centre.code()));
            return new Crew(made, centre.code(), centre.id(), username(centre.code()));
        }));
    }

    /** Lets the people of some units sign in by {@link #PASSWORD}. */
    static void letIn(ApplicationContext house, Set<String> unitCodes) {
        Accounts accounts = house.getBean(Accounts.class);
        Actor system = Actor.anonymous(LocalDate.now(house.getBean(Clock.class)));
        String hash = house.getBean(Passwords.class).hash(PASSWORD);
        for (String code : unitCodes)
            accounts.setPassword(
                    system, accounts.byUsername(username(code)).orElseThrow().id(), hash);
    }

    /** Of the one who acts in a unit. */
    static String username(String unitCode) {
        return "do-" + unitCode.toLowerCase(Locale.ROOT);
    }

    private static Role role(Unit unit) {
        return unit.isCommune() ? Role.LEADER : Role.OFFICER;
    }
}
