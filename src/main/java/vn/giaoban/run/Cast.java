package vn.giaoban.run;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.identity.Account;
import vn.giaoban.identity.Accounts;
import vn.giaoban.identity.Passwords;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** The invented people of the demo nation, who also play in the tests. Bà Sáu is a citizen and has no account. */
@Component
public class Cast {
    public static final String PASSWORD = "dan-van-kheo-2026";
    public static final String CENTRE = "TW";
    /** Lạng Sơn. */
    public static final String PROVINCE = "20";
    /** Xã Mẫu Sơn. */
    public static final String COMMUNE = "06541";

    public static final List<Member> MEMBERS = List.of(
            new Member("hoa", "Hoàng Thị Hoa", COMMUNE, Role.OFFICER),
            new Member("pao", "Triệu Văn Páo", COMMUNE, Role.LEADER),
            new Member("dung", "Nông Văn Dũng", PROVINCE, Role.OFFICER),
            new Member("lan", "Hoàng Thị Lan", PROVINCE, Role.LEADER),
            new Member("mai", "Trần Thị Mai", CENTRE, Role.OFFICER),
            new Member("binh", "Nguyễn Văn Bình", CENTRE, Role.LEADER),
            new Member("tuan", "Lê Anh Tuấn", CENTRE, Role.ADMINISTRATOR),
            new Member("kiem", "Phạm Thị Kiểm", CENTRE, Role.AUDITOR));

    private final Accounts accounts;
    private final Passwords passwords;
    private final Units units;
    private final TransactionTemplate transaction;

    public Cast(Accounts accounts, Passwords passwords, Units units, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.units = units;
        this.transaction = transaction;
    }

    /** One of them: the name to sign in with, and the role held in the unit of that code. */
    public record Member(String username, String name, String unitCode, Role role) {}

    /** Makes those who are not there yet, all with the demo password, their roles open from the day; gives ids by username. */
    public Map<String, Long> make(LocalDate since) {
        String hash = passwords.hash(PASSWORD);
        Map<String, Long> ids = new LinkedHashMap<>();
        transaction.executeWithoutResult(status -> {
            for (Member member : MEMBERS) ids.put(member.username(), make(member, hash, since));
        });
        return ids;
    }

    private long make(Member member, String hash, LocalDate since) {
        Optional<Account> known = accounts.byUsername(member.username());
        if (known.isPresent()) return known.get().id();
        Actor system = Actor.anonymous(since);
        Unit unit = units.byCode(member.unitCode(), since).orElseThrow();
        long id = accounts.make(system, member.username(), member.name(), unit.id());
        accounts.grant(system, id, unit.id(), member.role(), false, since, null);
        accounts.setPassword(system, id, hash);
        return id;
    }
}
