package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audit.Seals;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormPrint;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;

/**
 * A report laid out for paper, as its form says.
 *
 * @param superior who receives it; null for the root
 * @param day on which it was sent; null while it is being written, then its place stays open
 * @param sender who sent it; "" while nobody has
 * @param receipt the head of the sealed trail when it is printed; null while it was not sent
 */
public record Paper(
        Form form,
        Period period,
        Unit unit,
        @Nullable Unit superior,
        @Nullable LocalDate day,
        String sender,
        Seals.@Nullable Holding receipt) {
    public FormPrint print() {
        return form.print();
    }

    /** The body's name as papers head it. */
    public String issuer() {
        return capitals(unit.name());
    }

    public String above() {
        return superior == null ? "" : capitals(superior.name());
    }

    /** The report's figures that are printed with their notes, section by section: what is not asked is left out. */
    public static List<GridLine> lines(Grid.Section section) {
        return section.lines().stream()
                .filter(line -> !(line instanceof GridRow row) || row.skipped() == null)
                .toList();
    }

    /** Whether anything of a section is asked. */
    public static boolean prints(Grid.Section section) {
        return section.rows().stream().anyMatch(row -> row.skipped() == null);
    }

    /** The figures with something said beside them. */
    public static List<GridRow> remarked(Grid grid) {
        return grid.sections().stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.skipped() == null)
                .filter(row -> row.isOverridden() || !row.note().isEmpty())
                .toList();
    }

    /** The headings that are asked for, and those over them. */
    public static List<Grid.Text> texts(Grid grid) {
        return grid.texts().stream().filter(text -> text.skipped() == null).toList();
    }

    private static String capitals(String name) {
        return name.toUpperCase(Locale.of("vi"));
    }
}
