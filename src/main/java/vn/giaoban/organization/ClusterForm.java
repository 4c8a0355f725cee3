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
 * @param version of the cluster that the form was made from
 * @param unit ids of the members
 * @param sure "true" once what it changes has been looked at
 */
public record ClusterForm(
        String version, String nameVi, String nameEn, String day, String legalBasis, List<String> unit, String sure) {
    @SuppressWarnings("NullAway") // a field that was not sent is null
    public ClusterForm {
        version = stripped(version);
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

    /** An empty form for a cluster to be made, with members to begin with. */
    static ClusterForm blank(List<String> unit) {
        return new ClusterForm("", "", "", "", "", unit, "");
    }

    /** A cluster as it stands, to be changed. */
    static ClusterForm of(Cluster cluster, List<String> unit) {
        return new ClusterForm(String.valueOf(cluster.version()), cluster.nameVi(), cluster.nameEn(), "", "", unit, "");
    }

    /** The same typed upon a cluster as it stands now: looked at once more before it is kept. */
    ClusterForm upon(Cluster standing) {
        return new ClusterForm(String.valueOf(standing.version()), nameVi, nameEn, day, legalBasis, unit, "");
    }

    /** 0 where the form does not say, which is no cluster's. */
    int seen() {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
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
