package vn.giaoban.reporting;

import java.util.List;
import java.util.stream.Collectors;
import vn.giaoban.organization.Unit;

/** A report filed as a whole has something to be mended, or is there already: nothing of what came with it was filed. */
public final class RefusedFiling extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Unit unit;
    private final transient List<Fault> faults;

    RefusedFiling(Unit unit, List<Fault> faults) {
        this(unit, faults, faults.stream().map(Fault::message).collect(Collectors.joining(" ")));
    }

    private RefusedFiling(Unit unit, List<Fault> faults, String message) {
        super(unit.code() + " " + unit.name() + ": " + message);
        this.unit = unit;
        this.faults = List.copyOf(faults);
    }

    static RefusedFiling begunBefore(Unit unit, String message) {
        return new RefusedFiling(unit, List.of(), message);
    }

    public Unit unit() {
        return unit;
    }

    /** What must be mended; empty where the unit has begun its report of the period already. */
    public List<Fault> faults() {
        return faults;
    }
}
