package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of units from a day on, by which act of law.
 *
 * @param day the first day of the new
 * @param superiorId below which the units stand that it touches; the centre for its own renaming
 */
public record ReorganizationPlan(LocalDate day, String title, String legalBasis, long superiorId, Change change) {

    /** What happens. */
    public sealed interface Change permits Renaming, Moving, Founding {}

    /** A unit goes on as itself under another name or as another kind of its level. */
    public record Renaming(long unitId, UnitKind kind, String name, String shortName) implements Change {}

    /** Units go on as themselves below another superior. */
    public record Moving(List<Long> unitIds, long superiorId) implements Change {
        public Moving {
            unitIds = List.copyOf(unitIds);
        }
    }

    /** Units end and new ones carry them on: merged into one, split into several, or dealt anew. */
    public record Founding(List<Newcomer> newcomers) implements Change {
        public Founding {
            newcomers = List.copyOf(newcomers);
        }

        /** Those that end. */
        public SequencedSet<Long> predecessors() {
            SequencedSet<Long> ids = new LinkedHashSet<>();
            newcomers.forEach(newcomer -> ids.addAll(newcomer.predecessorIds()));
            return ids;
        }

        /** WHOLE where nobody else carries the predecessor on. */
        public Succession.Extent extent(long predecessorId) {
            long heirs = newcomers.stream()
                    .filter(newcomer -> newcomer.predecessorIds().contains(predecessorId))
                    .count();
            return heirs == 1 ? Succession.Extent.WHOLE : Succession.Extent.PART;
        }

        /** The only newcomer that carries a predecessor on; null where several do. */
        public @Nullable Newcomer heir(long predecessorId) {
            List<Newcomer> heirs = newcomers.stream()
                    .filter(newcomer -> newcomer.predecessorIds().contains(predecessorId))
                    .toList();
            return heirs.size() == 1 ? heirs.getFirst() : null;
        }
    }

    /** A unit to be founded, and which it carries on. */
    public record Newcomer(String code, UnitKind kind, String name, String shortName, List<Long> predecessorIds) {
        public Newcomer {
            predecessorIds = List.copyOf(predecessorIds);
        }
    }

    /** The units as they are before that the plan changes, moves or ends. */
    public List<Long> unitIds() {
        return switch (change) {
            case Renaming renaming -> List.of(renaming.unitId());
            case Moving moving -> moving.unitIds();
            case Founding founding -> List.copyOf(founding.predecessors());
        };
    }

    /** The units that end. */
    public List<Long> endingIds() {
        return change instanceof Founding founding ? List.copyOf(founding.predecessors()) : List.of();
    }
}
