package vn.giaoban.reporting;

import java.util.ArrayList;
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

    /**
     * A section of the form with how far it is filled.
     *
     * @param rows its figures
     * @param lines the figures with the totals among them
     * @param matrix null where the section is a list
     */
    public record Section(
            FormSection section,
            List<GridRow> rows,
            List<GridLine> lines,
            @Nullable GridMatrix matrix,
            int filled) {
        /** How many figures are to be filled in. */
        public long asked() {
            return rows.stream().filter(GridRow::isAsked).count();
        }
    }

    /** The sections as tables: lists that follow one another share one, a matrix stands for itself. */
    public List<List<Section>> tables() {
        List<List<Section>> tables = new ArrayList<>();
        boolean open = false;
        for (Section section : sections) {
            if (section.matrix() == null && open) {
                tables.getLast().add(section);
                continue;
            }
            tables.add(new ArrayList<>(List.of(section)));
            open = section.matrix() == null;
        }
        return tables;
    }

    /** A passage of the outline; headings over others have no passage. */
    public record Text(
            FormHeading heading,
            @Nullable Passage passage,
            String typed,
            boolean open,
            @Nullable String objection,
            @Nullable String fault,
            boolean changed,
            @Nullable Passage theirs,
            @Nullable String skipped) {
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
