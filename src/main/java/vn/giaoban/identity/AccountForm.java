package vn.giaoban.identity;

import static java.util.Objects.requireNonNullElse;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.Days;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/**
 * What an administrator typed for a new account or a new role.
 *
 * @param unit the unit's name or code as typed
 * @param unitId the unit chosen where the name fits several; empty before
 */
public record AccountForm(
        String name, String username, String unit, String unitId, String role, String from, String to, String acting) {

    /** A field that the form did not send is empty. */
    public AccountForm {
        name = requireNonNullElse(name, "");
        username = requireNonNullElse(username, "");
        unit = requireNonNullElse(unit, "");
        unitId = requireNonNullElse(unitId, "");
        role = requireNonNullElse(role, "");
        from = requireNonNullElse(from, "");
        to = requireNonNullElse(to, "");
        acting = requireNonNullElse(acting, "");
    }

    static final AccountForm EMPTY = new AccountForm("", "", "", "", "", "", "", "");

    /** An appointment for the days of the leader's absence. */
    public boolean isActing() {
        return acting.equals("true");
    }

    static String tidy(String text) {
        return Normalizer.normalize(text.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC);
    }

    /** The name, if it is one; else a message stands in the errors. */
    String checkedName(Page page, FormErrors errors) {
        String tidy = tidy(name);
        if (tidy.isEmpty()) errors.add("name", page.t("identity.form.name.empty"));
        else if (tidy.length() > 100) errors.add("name", page.t("identity.form.name.long"));
        return tidy;
    }

    /** The username as it will be; made from the name where the field was left empty. */
    String checkedUsername(Page page, FormErrors errors, Administration administration) {
        String tidy = username.strip().toLowerCase(Locale.ROOT);
        if (tidy.isEmpty()) return administration.suggestion(tidy(name), Set.of());
        if (!Account.isUsername(tidy)) errors.add("username", page.t("identity.form.username.shape"));
        else if (!administration.isFree(tidy)) errors.add("username", page.t("identity.form.username.taken"));
        return tidy;
    }

    /** The unit, if the text names exactly one that the actor administers; else the error asks to choose among {@link #candidates}. */
    long checkedUnit(Page page, FormErrors errors, Actor actor, Units units, Administration administration) {
        if (unit.isBlank()) {
            errors.add("unit", page.t("identity.form.unit.empty"));
            return 0;
        }
        List<Unit> found = candidates(actor, units, administration);
        for (Unit candidate : found) if (String.valueOf(candidate.id()).equals(unitId)) return candidate.id();
        List<Unit> same = found.stream()
                .filter(u ->
                        u.shortName().equalsIgnoreCase(tidy(unit)) || u.name().equalsIgnoreCase(tidy(unit)))
                .toList();
        if (found.size() == 1) return found.getFirst().id();
        if (same.size() == 1) return same.getFirst().id();
        errors.add("unit", page.t(found.isEmpty() ? "identity.form.unit.unknown" : "identity.form.unit.several"));
        return 0;
    }

    /** The units that the text may mean: the one of that code, or those of that name. */
    List<Unit> candidates(Actor actor, Units units, Administration administration) {
        return units.byCode(unit.strip(), actor.day())
                .filter(u -> administration.governs(actor, u.id()))
                .map(List::of)
                .orElseGet(() -> unit.isBlank()
                        ? List.of()
                        : units.search(actor, unit, 20).stream()
                                .filter(u -> administration.governs(actor, u.id()))
                                .toList());
    }

    Role checkedRole(Page page, FormErrors errors) {
        for (Role known : Role.values()) if (known.name().equals(role)) return known;
        errors.add("role", page.t("identity.form.role.empty"));
        return Role.OFFICER;
    }

    LocalDate checkedFrom(Page page, FormErrors errors) {
        return Days.parse(from).orElseGet(() -> {
            errors.add("from", page.t("identity.form.day", page.f().day(page.today())));
            return page.today();
        });
    }

    /** The last day; null where the field was left empty. */
    @Nullable
    LocalDate checkedTo(Page page, FormErrors errors, LocalDate first) {
        if (to.isBlank()) {
            if (isActing()) errors.add("to", page.t("identity.form.to.acting"));
            return null;
        }
        LocalDate last = Days.parse(to).orElse(null);
        if (last == null) errors.add("to", page.t("identity.form.day", page.f().day(page.today())));
        else if (last.isBefore(first)) errors.add("to", page.t("identity.form.to.before"));
        return last;
    }
}
