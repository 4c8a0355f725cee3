package vn.giaoban.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** The first account of a new installation, whose owner makes all others. */
@Component
public class FirstAdministrator {
    static final String USERNAME = "admin";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final OneTimeLinks links;
    private final Units units;

    FirstAdministrator(JdbcClient jdbc, Clock clock, Accounts accounts, OneTimeLinks links, Units units) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.links = links;
        this.units = units;
    }

    /**
     * The address at which the first administrator sets a password. Until somebody who administers the whole has one, each call
     * gives a new address and the one before opens no more; afterwards there is none to give.
     *
     * @param baseUrl such as http://localhost:8080
     */
    @Transactional
    public Optional<String> invite(String baseUrl) {
        // Two nodes that start at once invite one person.
        jdbc.sql("lock table identity.account in share row exclusive mode").update();
        LocalDate today = LocalDate.now(clock);
        Unit centre = units.root(today);
        Actor system = Actor.anonymous(today);
        if (isAdministered(centre, today)) return Optional.empty();
        Account admin = accounts.byUsername(USERNAME).orElseGet(() -> {
            long id = accounts.make(system, USERNAME, "Quản trị", centre.id());
            return accounts.find(id).orElseThrow();
        });
        if (accounts.roles(admin.id()).stream().noneMatch(role -> role.isValidOn(today)))
            accounts.grant(system, admin.id(), centre.id(), Role.ADMINISTRATOR, false, today, null);
        return Optional.of(baseUrl + links.issue(system, admin));
    }

    private boolean isAdministered(Unit centre, LocalDate today) {
        return accounts.holders(centre.id(), today, Role.ADMINISTRATOR).stream()
                .map(accounts::find)
                .flatMap(Optional::stream)
                .anyMatch(Account::hasPassword);
    }
}
