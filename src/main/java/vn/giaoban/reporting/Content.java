package vn.giaoban.reporting;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.activities.Counts;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Sheet;

/**
 * What a report says: the working copy or a sent edition, with what has come up from the units below.
 *
 * @param cells by slot
 * @param passages by heading key
 * @param below the unit's sheet, for rolled-up figures; its own part is not used
 * @param counted what the log counts, by slot: it stands in the cells in place of what is typed there
 */
public record Content(Map<Integer, Cell> cells, Map<String, Passage> passages, Sheet below, Counts.Count counted) {

    /** One in which everything is typed. */
    public Content(Map<Integer, Cell> cells, Map<String, Passage> passages, Sheet below) {
        this(cells, passages, below, Counts.Count.NONE);
    }

    /** The same with what the log counts; overrides, reasons and notes stay. */
    Content with(Counts.Count counted) {
        Map<Integer, Cell> all = new HashMap<>(cells);
        for (int slot = 1; slot <= counted.amounts().size(); slot++) {
            Long amount = counted.amounts().get(slot);
            if (amount != null) all.put(slot, cell(slot).saying(amount));
        }
        return new Content(all, passages, below, counted);
    }

    /** What was sent, knowing which of it had been counted. */
    Content marking(Counts.Count counted) {
        return new Content(cells, passages, below, counted);
    }

    /** True where the log says it. */
    public boolean isCounted(int slot) {
        return counted.counts(slot);
    }

    /** As which version, by whom and when a content was written as a whole. */
    record Writing(int version, long by, Instant at) {}

    /** A content from vectors by slot, as submissions keep them. */
    static Content of(
            Amounts own,
            Amounts override,
            Map<Integer, Submission.Remark> remarks,
            Map<String, String> passages,
            Sheet below,
            Writing writing) {
        Map<Integer, Cell> cells = new HashMap<>();
        int slots = Math.max(own.size(), override.size());
        for (int remarked : remarks.keySet()) slots = Math.max(slots, remarked);
        for (int slot = 1; slot <= slots; slot++) {
            Long amount = own.get(slot);
            Long replaced = override.get(slot);
            Submission.Remark remark = remarks.getOrDefault(slot, new Submission.Remark("", ""));
            if (amount != null || replaced != null || remarks.containsKey(slot))
                cells.put(
                        slot,
                        new Cell(
                                slot,
                                amount,
                                replaced,
                                remark.reason(),
                                remark.note(),
                                writing.version(),
                                writing.by(),
                                writing.at()));
        }
        Map<String, Passage> texts = new HashMap<>();
        passages.forEach((heading, body) ->
                texts.put(heading, new Passage(heading, body, writing.version(), writing.by(), writing.at())));
        return new Content(cells, texts, below);
    }

    public Cell cell(int slot) {
        Cell cell = cells.get(slot);
        return cell == null ? Cell.blank(slot) : cell;
    }

    public Passage passage(String heading) {
        Passage passage = passages.get(heading);
        return passage == null ? Passage.blank(heading) : passage;
    }

    /** The figure the report states for a slot: override, else own and rolled-up together; null where there is no number. */
    public @Nullable Long total(int slot, boolean additive) {
        Cell cell = cell(slot);
        if ((additive || isCounted(slot)) && cell.override() != null) return cell.override();
        Long own = cell.number();
        Long rolled = additive ? below.rolledUp(slot) : null;
        if (own == null) return rolled;
        return rolled == null ? own : Long.valueOf(Math.addExact(own, rolled));
    }

    /** True where somebody said something: a number, "not applicable", or figures from below. */
    public boolean isGiven(int slot, boolean additive) {
        return cell(slot).own() != null || total(slot, additive) != null;
    }

    Amounts own() {
        return vector(false);
    }

    Amounts override() {
        return vector(true);
    }

    /** What had come up from below, where anything had. */
    Amounts rolled() {
        Map<Integer, Long> rolled = new HashMap<>();
        for (int slot = 1; slot <= below.given().length; slot++) {
            Long amount = below.rolledUp(slot);
            if (amount != null) rolled.put(slot, amount);
        }
        return Amounts.of(rolled);
    }

    /** Accepted reports below, without the unit's own. */
    int rolledReports() {
        return below.reports() - (below.reportId() == null ? 0 : 1);
    }

    /** What is said beside the figures, by slot. */
    Map<Integer, Submission.Remark> remarks() {
        Map<Integer, Submission.Remark> remarks = new HashMap<>();
        cells.values().forEach(cell -> {
            if (!cell.note().isEmpty() || !cell.overrideReason().isEmpty())
                remarks.put(cell.slot(), new Submission.Remark(cell.note(), cell.overrideReason()));
        });
        return remarks;
    }

    /** The text that is written, by heading. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        passages.values().forEach(p -> {
            if (!p.body().isBlank()) texts.put(p.heading(), p.body());
        });
        return texts;
    }

    private Amounts vector(boolean override) {
        Map<Integer, Long> amounts = new HashMap<>();
        cells.forEach((slot, cell) -> {
            Long amount = override ? cell.override() : cell.own();
            if (amount != null) amounts.put(slot, amount);
        });
        return Amounts.of(amounts);
    }
}
