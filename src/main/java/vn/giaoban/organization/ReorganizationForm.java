package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.giaoban.calendar.Days;
import vn.giaoban.organization.ReorganizationPlan.Change;
import vn.giaoban.organization.ReorganizationPlan.Founding;
import vn.giaoban.organization.ReorganizationPlan.Moving;
import vn.giaoban.organization.ReorganizationPlan.Newcomer;
import vn.giaoban.organization.ReorganizationPlan.Renaming;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/** What an administrator has typed of a reorganisation: first which units, from when and what, then the details. */
public record ReorganizationForm(MultiValueMap<String, String> typed) {
    /** Nobody plans further ahead, and a year typed wrong shows. */
    private static final int YEARS_AHEAD = 5;

    private static final int MOST_NEWCOMERS = 9;

    /** What may be done. */
    public enum Act {
        RENAME,
        MERGE,
        SPLIT,
        MOVE;

        public String textKey() {
            return "organization.act." + name();
        }
    }

    public String text(String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }

    public @Nullable Act act() {
        for (Act act : Act.values()) if (act.name().equals(text("act"))) return act;
        return null;
    }

    public Optional<LocalDate> day() {
        return Days.parse(text("day"));
    }

    /** The units ticked. */
    public List<Long> unitIds() {
        return numbers("unit");
    }

    private List<Long> numbers(String field) {
        return typed.getOrDefault(field, List.of()).stream()
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    /** How many units are to be founded: one by merging, several by splitting. */
    public int count() {
        if (act() != Act.SPLIT) return 1;
        return text("count").matches("[2-9]") ? Integer.parseInt(text("count")) : 2;
    }

    public boolean hasDetails() {
        return typed.containsKey("legalBasis");
    }

    /** Whether a newcomer carries a unit on; where there is one newcomer, it carries all on. */
    public boolean carries(int newcomer, long unitId) {
        return act() == Act.MERGE
                || unitIds().size() == 1
                || numbers("from" + newcomer).contains(unitId);
    }

    /** Judges the first step: which units, what and from when. */
    void checkChoice(Page page, FormErrors errors, Map<Long, Unit> below) {
        LocalDate day = day().orElse(null);
        if (act() == null) errors.add("act", page.t("organization.reorganize.act.missing"));
        if (day == null) errors.add("day", page.t("organization.reorganize.day.missing"));
        else if (!day.isAfter(UnitHistory.FIRST) || day.isAfter(page.today().plusYears(YEARS_AHEAD)))
            errors.add(
                    "day",
                    page.t(
                            "organization.reorganize.day.far",
                            page.f().day(UnitHistory.FIRST.plusDays(1)),
                            page.f().day(page.today().plusYears(YEARS_AHEAD))));
        List<Unit> chosen = chosen(below);
        if (chosen.isEmpty()) errors.add("unit", page.t("organization.reorganize.units.missing"));
        else if (act() != Act.RENAME && chosen.stream().anyMatch(Unit::isCentre))
            errors.add("unit", page.t("organization.reorganize.units.centre"));
        else if (act() == Act.RENAME && chosen.size() > 1)
            errors.add("unit", page.t("organization.reorganize.units.one"));
        else if (act() == Act.MERGE && chosen.size() < 2)
            errors.add("unit", page.t("organization.reorganize.units.two"));
        if (day == null) return;
        for (Unit unit : chosen) {
            if (!unit.validFrom().isBefore(day))
                errors.add(
                        "unit",
                        page.t(
                                "organization.reorganize.units.begins",
                                unit.shortName(),
                                page.f().day(unit.validFrom())));
            LocalDate last = unit.validTo();
            if (last != null)
                errors.add(
                        "unit",
                        page.t(
                                "organization.reorganize.units.ends",
                                unit.shortName(),
                                page.f().day(last)));
        }
    }

    /** The units ticked among those that stand below the superior on the day, in the order of the page. */
    List<Unit> chosen(Map<Long, Unit> below) {
        return unitIds().stream().filter(below::containsKey).map(below::get).toList();
    }

    /**
     * Judges the details and makes the plan of them; null where something is to be mended.
     *
     * @param taken whether a code is another unit's on the day
     */
    @Nullable
    ReorganizationPlan plan(
            Page page,
            FormErrors errors,
            Unit superior,
            Map<Long, Unit> below,
            java.util.function.Predicate<String> taken) {
        checkChoice(page, errors, below);
        if (errors.any()) return null;
        List<Unit> chosen = chosen(below);
        LocalDate day = day().orElseThrow();
        Change change = switch (java.util.Objects.requireNonNull(act())) {
            case RENAME -> renaming(page, errors, chosen.getFirst(), day);
            case MOVE -> moving(page, errors, superior, chosen);
            case MERGE, SPLIT -> founding(page, errors, chosen, day, taken);
        };
        if (text("legalBasis").isEmpty()) errors.add("legalBasis", page.t("organization.reorganize.basis.missing"));
        if (errors.any() || change == null) return null;
        return new ReorganizationPlan(day, title(page, chosen), text("legalBasis"), superior.id(), change);
    }

    private String title(Page page, List<Unit> chosen) {
        if (!text("title").isEmpty()) return text("title");
        String names = String.join(", ", chosen.stream().map(Unit::shortName).toList());
        return page.t(java.util.Objects.requireNonNull(act()).textKey()) + ": " + names;
    }

    private @Nullable Change renaming(Page page, FormErrors errors, Unit unit, LocalDate day) {
        UnitKind kind = kind(0, unit.level(), day);
        String shortName = shortName(page, errors, 0, kind);
        String name = name(page, errors, 0, kind, shortName);
        boolean same = unit.kind() == kind
                && unit.shortName().equals(shortName)
                && unit.name().equals(name);
        if (same) errors.add("short0", page.t("organization.reorganize.name.same"));
        return kind == null ? null : new Renaming(unit.id(), kind, name, shortName);
    }

    private @Nullable Change moving(Page page, FormErrors errors, Unit superior, List<Unit> chosen) {
        List<Long> to = numbers("superior");
        if (to.isEmpty()) errors.add("superior", page.t("organization.reorganize.superior.missing"));
        else if (to.getFirst() == superior.id())
            errors.add("superior", page.t("organization.reorganize.superior.same", superior.shortName()));
        return to.isEmpty() ? null : new Moving(chosen.stream().map(Unit::id).toList(), to.getFirst());
    }

    private Change founding(
            Page page,
            FormErrors errors,
            List<Unit> chosen,
            LocalDate day,
            java.util.function.Predicate<String> taken) {
        List<Newcomer> newcomers = new ArrayList<>();
        int level = chosen.getFirst().level();
        for (int n = 0; n < Math.min(count(), MOST_NEWCOMERS); n++) {
            UnitKind kind = kind(n, level, day);
            String shortName = shortName(page, errors, n, kind);
            String name = name(page, errors, n, kind, shortName);
            String code = text("code" + n).toUpperCase(Locale.ROOT);
            boolean ofChosen = chosen.stream().anyMatch(unit -> unit.code().equals(code));
            boolean again = newcomers.stream().anyMatch(other -> other.code().equals(code));
            if (!code.matches("[0-9A-Z]{2,8}")) errors.add("code" + n, page.t("organization.reorganize.code.missing"));
            else if (again || !ofChosen && taken.test(code))
                errors.add("code" + n, page.t("organization.reorganize.code.taken", code));
            int newcomer = n;
            List<Long> from = chosen.stream()
                    .map(Unit::id)
                    .filter(id -> carries(newcomer, id))
                    .toList();
            if (from.isEmpty()) errors.add("from" + n, page.t("organization.reorganize.from.missing"));
            if (kind != null) newcomers.add(new Newcomer(code, kind, name, shortName, from));
        }
        for (Unit unit : chosen)
            if (IntStream.range(0, count()).noneMatch(n -> carries(n, unit.id())))
                errors.add("from0", page.t("organization.reorganize.from.left", unit.shortName()));
        return new Founding(newcomers);
    }

    private @Nullable UnitKind kind(int n, int level, LocalDate day) {
        List<UnitKind> kinds = UnitKind.of(level, day);
        return kinds.stream()
                .filter(kind -> kind.name().equals(text("kind" + n)))
                .findFirst()
                .orElse(kinds.size() == 1 ? kinds.getFirst() : null);
    }

    private String shortName(Page page, FormErrors errors, int n, @Nullable UnitKind kind) {
        String shortName = text("short" + n);
        if (kind == null) errors.add("kind" + n, page.t("organization.reorganize.kind.missing"));
        else if (shortName.length() <= kind.prefix().length() || !shortName.startsWith(kind.prefix()))
            errors.add(
                    "short" + n,
                    kind.prefix().isEmpty()
                            ? page.t("organization.reorganize.name.missing")
                            : page.t(
                                    "organization.reorganize.name.prefix",
                                    kind.prefix().strip()));
        return shortName;
    }

    /** Đảng ủy xã Mẫu Sơn, unless something else was typed. */
    private String name(Page page, FormErrors errors, int n, @Nullable UnitKind kind, String shortName) {
        String typedName = text("name" + n);
        if (!typedName.isEmpty()) return typedName;
        if (kind == null || kind.prefix().isEmpty() || shortName.isEmpty()) {
            if (kind != null && kind.prefix().isEmpty())
                errors.add("name" + n, page.t("organization.reorganize.body.missing"));
            return "";
        }
        return "Đảng ủy " + shortName.substring(0, 1).toLowerCase(Locale.ROOT) + shortName.substring(1);
    }
}
