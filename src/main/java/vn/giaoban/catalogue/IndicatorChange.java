package vn.giaoban.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an indicator may become otherwise from a day on. Its words, bounds and marks may on any day; how it adds up only where no
 * accepted figures depend on it, and its slot and code never.
 *
 * @param before what holds till then; null for a new one
 * @param after null where it is to hold no longer
 */
record IndicatorChange(
        Proposal change,
        @Nullable Indicator before,
        @Nullable Indicator after) {
    /** What else there is that may depend on the indicator, all editions of it. */
    record Surroundings(List<Indicator> indicators, List<Relation> relations, List<Form> forms) {}

    /** @param kept the last period within the change's days that has figures of accepted reports */
    List<Flaw> flaws(Surroundings around, Optional<Period> kept) {
        List<Flaw> flaws = new ArrayList<>();
        if (after == null) {
            dependents(around, flaws);
            return flaws;
        }
        itself(after, flaws);
        if (weighs() && kept.isPresent())
            flaws.add(Flaw.of(
                    field(),
                    "catalogue.flaw.figures",
                    kept.get(),
                    kept.get().lastDay().plusDays(1)));
        parts(after, around, flaws);
        return flaws;
    }

    /** True if figures that are kept would become others: how it adds up, what it is worked out from, fewer decimals. */
    boolean weighs() {
        return before != null && after != null && !field().isEmpty();
    }

    /** The first field by which it weighs; empty if none. */
    private String field() {
        if (before == null || after == null) return "";
        if (before.acrossUnits() != after.acrossUnits()) return "acrossUnits";
        if (before.acrossTime() != after.acrossTime()) return "acrossTime";
        if (!Objects.equals(before.numeratorId(), after.numeratorId())) return "numerator";
        if (!Objects.equals(before.denominatorId(), after.denominatorId())) return "denominator";
        if (!Objects.equals(before.baseId(), after.baseId())) return "base";
        return after.decimals() < before.decimals() ? "decimals" : "";
    }

    private static void itself(Indicator after, List<Flaw> flaws) {
        boolean people = after.measureVi().toLowerCase(Locale.ROOT).startsWith("người");
        if (people && after.acrossUnits() != AcrossUnits.NONE)
            flaws.add(Flaw.of("acrossUnits", "catalogue.flaw.people.units"));
        else if (people && after.acrossTime() == AcrossTime.SUM)
            flaws.add(Flaw.of("acrossTime", "catalogue.flaw.people.time"));
        if ((after.acrossUnits() == AcrossUnits.RATIO) != (after.acrossTime() == AcrossTime.RATIO))
            flaws.add(Flaw.of("acrossTime", "catalogue.flaw.ratio.time"));
        if (after.isPublic() && after.acrossUnits() != AcrossUnits.ADD && after.acrossUnits() != AcrossUnits.RATIO)
            flaws.add(Flaw.of("isPublic", "catalogue.flaw.public"));
    }

    /** Shares and what they are worked out from: both public or the share not; the parts entered, not worked out. */
    private void parts(Indicator after, Surroundings around, List<Flaw> flaws) {
        for (Indicator other : around.indicators()) {
            if (other.code().equals(after.code()) || !change.meets(other.validFrom(), other.validTo())) continue;
            boolean itsPart = isPart(other, after.id());
            if (itsPart && after.isComputed()) flaws.add(Flaw.of("acrossUnits", "catalogue.flaw.isPart", other));
            if (itsPart && other.isPublic() && !after.isPublic())
                flaws.add(Flaw.of("isPublic", "catalogue.flaw.public.whole", other));
            if (isPart(after, other.id()) && after.isPublic() && !other.isPublic())
                flaws.add(Flaw.of("isPublic", "catalogue.flaw.public.part", other));
        }
        if (after.isComputed())
            relation(around)
                    .ifPresent(relation ->
                            flaws.add(Flaw.of("acrossUnits", "catalogue.flaw.inRelation", relation.code())));
    }

    private void dependents(Surroundings around, List<Flaw> flaws) {
        long id = Objects.requireNonNull(before).id();
        around.forms().stream()
                .filter(form -> change.meets(form.validFrom(), form.validTo()))
                .filter(form -> form.items().stream().anyMatch(item -> item.indicatorId() == id))
                .findFirst()
                .ifPresent(form -> flaws.add(Flaw.of("from", "catalogue.flaw.inForm", form, form.edition())));
        around.indicators().stream()
                .filter(other -> change.meets(other.validFrom(), other.validTo()))
                .filter(other -> isPart(other, id) || Objects.equals(other.baseId(), id))
                .findFirst()
                .ifPresent(other -> flaws.add(Flaw.of("from", "catalogue.flaw.isPart", other)));
        relation(around)
                .ifPresent(relation -> flaws.add(Flaw.of("from", "catalogue.flaw.inRelation", relation.code())));
    }

    private Optional<Relation> relation(Surroundings around) {
        return around.relations().stream()
                .filter(relation -> change.meets(relation.validFrom(), relation.validTo()))
                .filter(relation -> relation.codes().contains(change.key()))
                .findFirst();
    }

    private static boolean isPart(Indicator ratio, long id) {
        return id != 0 && (Objects.equals(ratio.numeratorId(), id) || Objects.equals(ratio.denominatorId(), id));
    }
}
