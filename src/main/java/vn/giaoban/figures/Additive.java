package vn.giaoban.figures;

import java.util.BitSet;
import java.util.Collection;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Indicator;

/** The slots whose indicators add up across units on a day; people, ratios and comparisons do not. */
public final class Additive {
    private final BitSet slots = new BitSet();

    public static Additive of(Collection<Indicator> indicators) {
        Additive additive = new Additive();
        for (Indicator indicator : indicators)
            if (indicator.acrossUnits() == AcrossUnits.ADD) additive.slots.set(indicator.slot());
        return additive;
    }

    public boolean adds(int slot) {
        return slots.get(slot);
    }
}
