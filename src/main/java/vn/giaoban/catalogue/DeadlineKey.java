package vn.giaoban.catalogue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.PeriodKind;

/**
 * Which deadline: reports to whom, for which periods; "level-2", "unit-17-nine-months" in addresses.
 *
 * @param kind null: every kind of period
 */
record DeadlineKey(Superior superior, @Nullable PeriodKind kind) {
    private static final Pattern TEXT = Pattern.compile("(level|unit)-(\\d{1,15})(?:-([a-z-]+))?");

    /**
     * Who receives: every superior of a level, or one unit.
     *
     * @param level 0 for a report that goes to nobody; -1 where one unit is meant
     * @param unitId 0 where a level is meant
     */
    record Superior(int level, long unitId) {
        static Superior level(int level) {
            return new Superior(level, 0);
        }

        static Superior unit(long unitId) {
            return new Superior(-1, unitId);
        }

        boolean isUnit() {
            return unitId != 0;
        }

        /** As the table's constraint tells them apart. */
        long number() {
            return isUnit() ? unitId : -level;
        }

        String text() {
            return isUnit() ? "unit-" + unitId : "level-" + level;
        }
    }

    static Optional<DeadlineKey> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        long number = Long.parseLong(matcher.group(2));
        boolean unit = matcher.group(1).equals("unit");
        if (unit ? number == 0 : number > 3) return Optional.empty();
        Superior superior = unit ? Superior.unit(number) : Superior.level((int) number);
        if (matcher.group(3) == null) return Optional.of(new DeadlineKey(superior, null));
        PeriodKind kind = kinds().get(matcher.group(3));
        return kind == null ? Optional.empty() : Optional.of(new DeadlineKey(superior, kind));
    }

    static DeadlineKey of(Superior superior, @Nullable String kind) {
        return new DeadlineKey(superior, kind == null ? null : PeriodKind.valueOf(kind));
    }

    /** Kinds of periods as addresses write them. */
    static Map<String, PeriodKind> kinds() {
        Map<String, PeriodKind> kinds = new LinkedHashMap<>();
        for (PeriodKind kind : PeriodKind.values()) kinds.put(word(kind), kind);
        return kinds;
    }

    static String word(PeriodKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String text() {
        return superior.text() + (kind == null ? "" : "-" + word(kind));
    }

    String kindName() {
        return kind == null ? "" : kind.name();
    }

    boolean isFor(Period period) {
        return kind == null || kind == period.kind();
    }

    int closeness() {
        return Deadline.closeness(superior.isUnit(), kind != null);
    }

    /** The rule that is left where no closer one holds. */
    boolean isGround() {
        return !superior.isUnit() && kind == null;
    }
}
