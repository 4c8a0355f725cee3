package vn.giaoban.reporting;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Sheet;

/**
 * What a report says: the working copy or a sent edition, with what has come up from the units below.
 *
 * @param cells by slot
 * @param passages by heading key
 * @param below the unit's sheet, for rolled-up figures; its own part is not used
 */
public record Content(Map<Integer, Cell> cells, Map<String, Passage> passages, Sheet below) {

    public Cell cell(int slot) {
        return cells.getOrDefault(slot, Cell.blank(slot));
    }

    public Passage passage(String heading) {
        return passages.getOrDefault(heading, Passage.blank(heading));
    }

    /** The figure the report states for a slot: override, else own and rolled-up together; null where there is no number. */
    public @Nullable Long total(int slot, boolean additive) {
        Cell cell = cell(slot);
        if (additive && cell.override() != null) return cell.override();
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

    private Amounts vector(boolean override) {
        Map<Integer, Long> amounts = new HashMap<>();
        cells.forEach((slot, cell) -> {
            Long amount = override ? cell.override() : cell.own();
            if (amount != null) amounts.put(slot, amount);
        });
        return Amounts.of(amounts);
    }
}
