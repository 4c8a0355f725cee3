package vn.giaoban.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormSection;

/**
 * A report as its page shows it.
 *
 * @param unitsBelow how many units report to this one; 0 for a commune, whose figures are all its own
 */
public record Grid(
        List<Section> sections,
        List<Text> texts,
        int filled,
        int required,
        int unitsBelow,
        int acceptedBelow,
        String period,
        String previous,
        String lastYear) {

    /** A section of the form with how far it is filled. */
    public record Section(FormSection section, List<GridRow> rows, int filled) {}

    /** A passage of the outline; headings over others have no passage. */
    public record Text(
            FormHeading heading,
            @Nullable Passage passage,
            String typed,
            boolean open,
            @Nullable String objection,
            @Nullable String fault,
            boolean changed,
            @Nullable Passage theirs) {
        public boolean isWritten() {
            return !typed.isBlank();
        }
    }

    /** How many rows stand objected to. */
    public long objections() {
        return rows().filter(r -> r.objection() != null).count()
                + texts.stream().filter(t -> t.objection() != null).count();
    }

    public long faulty() {
        return rows().filter(r -> !r.faults().isEmpty()).count();
    }

    private java.util.stream.Stream<GridRow> rows() {
        return sections.stream().flatMap(s -> s.rows().stream());
    }

    public boolean hasBelow() {
        return unitsBelow > 0;
    }
}
