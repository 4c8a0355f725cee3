package vn.giaoban.reporting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.FormHeading;

/**
 * What there is to say about the lines of a grid besides their figures.
 *
 * @param objections why lines were returned
 * @param faults what to mend
 * @param conflicts what others wrote meanwhile
 * @param shown the edition shown, null for the working copy
 * @param earlier the edition before the one shown
 * @param begun what the figures say for a heading, where the reader may take it
 * @param behind by heading, the codes of the figures that its text says, where it is only read
 */
record GridMarks(
        List<Objection> objections,
        List<Fault> faults,
        Drafts.@Nullable Saved conflicts,
        @Nullable Submission shown,
        @Nullable Submission earlier,
        Map<String, String> begun,
        Map<String, List<String>> behind) {
    static final GridMarks NONE = new GridMarks(List.of(), List.of(), null, null, null, Map.of(), Map.of());

    /** What the figures say beside a passage; null where they say nothing. */
    Grid.@Nullable Begun begun(Passage passage) {
        String text = begun.get(passage.heading());
        if (text == null) return null;
        String taken = passage.sentences();
        return new Grid.Begun(text, passage.version() == 0, taken != null && !taken.equals(text));
    }

    @Nullable
    String objection(int slot) {
        return objections.stream()
                .filter(o -> Objects.equals(o.slot(), slot))
                .map(Objection::reason)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    String objection(FormHeading heading) {
        return objections.stream()
                .filter(o -> heading.key().equals(o.heading()))
                .map(Objection::reason)
                .findFirst()
                .orElse(null);
    }

    List<String> faults(int slot) {
        return faults.stream()
                .filter(f -> Objects.equals(f.slot(), slot))
                .map(Fault::message)
                .toList();
    }

    @Nullable
    String fault(FormHeading heading) {
        return faults.stream()
                .filter(f -> heading.key().equals(f.heading()))
                .map(Fault::message)
                .findFirst()
                .orElse(null);
    }

    /** What the edition before said, by slot, where it said something else. */
    Map<Integer, Submission> changed() {
        Map<Integer, Submission> changed = new HashMap<>();
        if (shown != null && earlier != null) for (int slot : shown.changedSince(earlier)) changed.put(slot, earlier);
        return changed;
    }

    Set<String> textsChanged() {
        return shown == null ? Set.of() : shown.textChangedSince(earlier);
    }

    @Nullable
    Cell theirs(int slot) {
        if (conflicts == null) return null;
        return conflicts.conflicts().stream()
                .filter(c -> c.slot() == slot)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Passage theirs(FormHeading heading) {
        if (conflicts == null) return null;
        return conflicts.textConflicts().stream()
                .filter(p -> p.heading().equals(heading.key()))
                .findFirst()
                .orElse(null);
    }
}
