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

    /**
     * What the figures say for a passage.
     *
     * @param offered nobody has written there yet: it stands in the box, and is not sent as it is
     * @param changed it was other when the passage was taken from it
     */
    public record Begun(String text, boolean offered, boolean changed) {}

    /**
     * A passage of the outline; headings over others have no passage.
     *
     * @param behind the codes of the figures that the text says, where it is only read
     */
    public record Text(
            FormHeading heading,
            @Nullable Passage passage,
            String typed,
            boolean open,
            @Nullable String objection,
            @Nullable String fault,
            boolean changed,
            @Nullable Passage theirs,
            @Nullable String skipped,
            @Nullable Begun begun,
            List<String> behind) {
        public boolean isWritten() {
            return !typed.isBlank() && !isOffered();
        }

        /** What stands in the box is from the figures, and nobody has said yet that it is meant. */
        public boolean isOffered() {
            return begun != null && begun.offered();
        }

        /** The figures say something else than what the passage was taken from. */
        public boolean isOvertaken() {
            return begun != null && begun.changed();
        }

        /** What stood in the box when the page was made. */
        public String stood() {
            if (passage == null) return "";
            return begun != null && begun.offered() ? begun.text() : passage.body();
        }
    }

    /** The figures that a passage says. */
    public List<GridRow> behind(Text text) {
        return rows().filter(row ->
                        text.behind().contains(row.code()) && !row.total().isEmpty())
                .toList();
    }

    /** How many rows stand objected to. */
    public long objections() {
        return rows().filter(r -> r.objection() != null).count()
                + texts.stream().filter(t -> t.objection() != null).count();
    }

    /** How many passages stand as the figures begin them. */
    public long offered() {
        return texts.stream().filter(Text::isOffered).count();
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
