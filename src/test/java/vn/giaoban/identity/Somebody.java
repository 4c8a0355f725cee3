package vn.giaoban.identity;

import java.time.LocalDate;
import java.util.List;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.run.Cast;

/** People of a test's own, in a commune where the cast does not work. */
final class Somebody {
    private static final String ELSEWHERE = "06652";

    private Somebody() {}

    /** An account with the demo password, and the role in that commune. */
    static long with(TestHouse house, String username, Role role) {
        return in(house, ELSEWHERE, username, role);
    }

    static long in(TestHouse house, String unitCode, String username, Role role) {
        Accounts accounts = house.bean(Accounts.class);
        Actor system = Actor.anonymous(TestHouse.TODAY);
        long unit = house.unit(unitCode).id();
        long id = accounts.make(system, username, "Người Thử", unit);
        LocalDate since = TestHouse.TODAY.minusDays(9);
        accounts.grant(system, id, unit, role, false, since, null);
        accounts.setPassword(system, id, house.bean(Passwords.class).hash(Cast.PASSWORD));
        return id;
    }

    static List<String> acts(TestHouse house, long accountId) {
        return house.jdbc()
                .sql("select act from audit.entry where thing = 'account' and thing_id = :id order by id")
                .param("id", accountId)
                .query(String.class)
                .list();
    }
}
