package vn.giaoban.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Units as they are named in activities: which is meant by what was typed, and which are offered to be chosen. */
@Component
public class NamedUnits {
    private static final Pattern CODE = Pattern.compile("(?:.* )?\\(?([0-9A-Z]{2,8})\\)?");
    private static final int ALIKE = 20;

    private final Units units;

    NamedUnits(Units units) {
        this.units = units;
    }

    /**
     * The unit of a day that is meant: by its code, alone or behind its name; or by its name, where only one is called so.
     *
     * @return empty where there was none such on the day, or several
     */
    public Optional<NamedUnit> meant(String typed, LocalDate day) {
        Matcher code = CODE.matcher(typed.strip());
        if (code.matches()) {
            Optional<Unit> coded = units.byCode(code.group(1), day);
            if (coded.isPresent()) return coded.map(NamedUnit::of);
        }
        String name = typed.strip().toLowerCase(Locale.ROOT);
        List<Unit> called = units.search(typed, day, ALIKE).stream()
                .filter(unit -> unit.shortName().toLowerCase(Locale.ROOT).equals(name)
                        || unit.name().toLowerCase(Locale.ROOT).equals(name))
                .toList();
        return called.size() == 1 ? Optional.of(NamedUnit.of(called.getFirst())) : Optional.empty();
    }

    /** What a unit most likely names: its superiors, itself, those beside and those below it. Any other may be typed. */
    List<String> offered(long unitId, LocalDate day) {
        List<Unit> lineage = units.lineage(unitId, day);
        List<Unit> offered = new ArrayList<>(units.children(unitId, day));
        if (lineage.size() > 1)
            offered.addAll(units.children(lineage.get(lineage.size() - 2).id(), day));
        lineage.reversed().stream().filter(unit -> !offered.contains(unit)).forEach(offered::add);
        return offered.stream().map(unit -> NamedUnit.of(unit).written()).toList();
    }
}
