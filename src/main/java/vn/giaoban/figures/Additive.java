package vn.giaoban.figures;

import java.util.BitSet;
import java.util.Collection;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;

/** The slots whose indicators add up across units on a day; people, ratios and comparisons do not. */
public final class Additive {
    private final BitSet slots;

    Additive(BitSet slots) {
        this.slots = slots;
    }

    public static Additive of(Collection<Indicator> indicators) {
        BitSet slots = new BitSet();
        for (Indicator indicator : indicators)
            if (indicator.acrossUnits() == AcrossUnits.ADD) slots.set(indicator.slot());
        return new Additive(slots);
    }

    public boolean adds(int slot) {
        return slots.get(slot);
    }
}
