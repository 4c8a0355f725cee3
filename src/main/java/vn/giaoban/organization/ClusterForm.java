package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.Days;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/**
 * What is typed of a cluster: its names, from which day on which units belong to it, and by what act.
 *
 * @param unit ids of the members
 * @param sure "true" once what it changes has been looked at
 */
public record ClusterForm(String nameVi, String nameEn, String day, String legalBasis, List<String> unit, String sure) {
    @SuppressWarnings("NullAway") // a field that was not sent is null
    public ClusterForm {
        nameVi = stripped(nameVi);
        nameEn = stripped(nameEn);
        day = stripped(day);
        legalBasis = stripped(legalBasis);
        sure = stripped(sure);
        unit = unit == null ? List.of() : List.copyOf(unit);
    }

    private static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    boolean isSure() {
        return sure.equals("true");
    }

    Optional<LocalDate> from() {
        return Days.parse(day);
    }

    SequencedSet<Long> unitIds() {
        SequencedSet<Long> ids = new LinkedHashSet<>();
        for (String each : unit) if (each.matches("\\d{1,18}")) ids.add(Long.valueOf(each));
        return ids;
    }

    /** @param choice ids of the units that may belong to a cluster on the day */
    void check(Page page, FormErrors errors, Collection<Long> choice, boolean nameTaken) {
        if (nameVi.isEmpty()) errors.add("nameVi", page.t("organization.cluster.nameVi.missing"));
        else if (nameTaken) errors.add("nameVi", page.t("organization.cluster.nameVi.taken"));
        if (nameEn.isEmpty()) errors.add("nameEn", page.t("organization.cluster.nameEn.missing"));
        if (from().isEmpty()) errors.add("day", page.t("organization.reorganize.day.missing"));
        else if (!from().get().isAfter(UnitHistory.FIRST))
            errors.add("day", page.t("organization.cluster.day.early", page.f().day(UnitHistory.FIRST)));
        if (legalBasis.isEmpty()) errors.add("legalBasis", page.t("organization.reorganize.basis.missing"));
        if (unitIds().isEmpty() || !choice.containsAll(unitIds()))
            errors.add("unit", page.t("organization.cluster.units.missing"));
    }
}
