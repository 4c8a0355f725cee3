package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRule;
import vn.giaoban.calendar.PeriodRules;
import vn.giaoban.catalogue.EditorField.Shape;
import vn.giaoban.web.Page;

/** Edits from which day to which day periods run, kind by kind, from the beginning of a year on. */
@Component
@Order(4)
class PeriodRuleEditor implements Editor {
    private final JdbcClient jdbc;
    private final PeriodRules rules;
    private final Periods periods;
    private final Authority authority;
    private final Touches touches;

    PeriodRuleEditor(JdbcClient jdbc, PeriodRules rules, Periods periods, Authority authority, Touches touches) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.periods = periods;
        this.authority = authority;
        this.touches = touches;
    }

    @Override
    public String kind() {
        return "period-rules";
    }

    @Override
    public String thing() {
        return "period-rule";
    }

    @Override
    public List<Entry> entries(Page page) {
        List<Entry> entries = new ArrayList<>();
        DeadlineKey.kinds().forEach((key, kind) -> {
            Rulings rulings = rulings(key);
            if (!rulings.isEmpty()) entries.add(new Entry(key, name(page, key, Map.of()), rulings));
        });
        return entries;
    }

    @Override
    public Rulings rulings(String key) {
        PeriodKind kind = DeadlineKey.kinds().get(key);
        if (kind == null) return new Rulings(List.of());
        List<Ruling> rulings = new ArrayList<>();
        rules.editions(kind).forEach((from, id) -> {
            List<PeriodRule> edition = rules.all().stream()
                    .filter(rule -> rule.kind() == kind && rule.validFrom().equals(from))
                    .sorted(Comparator.comparing(PeriodRule::number))
                    .toList();
            PeriodRule first = edition.getFirst();
            rulings.add(new Ruling(id, from, first.validTo(), first.legalBasis(), CutOffs.says(edition)));
        });
        return new Rulings(rulings);
    }

    @Override
    public boolean mayRead(Actor actor, String key) {
        return !actor.isAnonymous();
    }

    @Override
    public boolean mayEdit(Actor actor, String key) {
        return authority.mayEdit(actor);
    }

    @Override
    public boolean mayMake() {
        return false;
    }

    @Override
    public boolean mayEnd(String key) {
        return false;
    }

    @Override
    public String name(Page page, String key, Map<String, String> says) {
        return page.t("catalogue.periodKind." + kindOf(key).name());
    }

    @Override
    public List<EditorField> fields(Page page, String key) {
        PeriodKind kind = kindOf(key);
        List<EditorField> fields = new ArrayList<>();
        int number = 0;
        for (String field : CutOffs.fields(kind)) {
            number++;
            String label = kind.isCumulative()
                    ? page.t("catalogue.cut." + field)
                    : page.t("catalogue.cut." + kind.name(), number);
            EditorField one = EditorField.of(page, field, Shape.SHORT).labelled(label);
            fields.add(number == 1 ? one.hinted(page.t("catalogue.hint.cut")) : one);
        }
        return fields;
    }

    @Override
    public String key(String key, Map<String, String> says) {
        return key;
    }

    @Override
    public List<Flaw> flaws(Actor actor, Proposal change) {
        CutOffs cuts = new CutOffs(kindOf(change.key()), change);
        if (!cuts.flaws().isEmpty()) return cuts.flaws();
        Period moved = cuts.moved(periods.opened());
        return moved == null
                ? List.of()
                : List.of(Flaw.of("from", "catalogue.flaw.opened", moved, moved.firstDay(), moved.lastDay()));
    }

    /** The days of the first year, and where they do not fit what stands beside them. */
    @Override
    public List<String> notes(Page page, Proposal change) {
        CutOffs cuts = new CutOffs(kindOf(change.key()), change);
        List<String> notes = new ArrayList<>();
        for (PeriodRule rule : cuts.rules()) {
            Period period = cuts.period(rule);
            notes.add(page.t(
                    "catalogue.cut.days",
                    period.name(page.locale()),
                    page.f().days(period.firstDay(), period.lastDay())));
        }
        seam(page, cuts).ifPresent(notes::add);
        for (PeriodRule rule : cuts.rules()) beside(page, cuts.period(rule)).ifPresent(notes::add);
        return notes;
    }

    /** Between the last period of the year before and the first one: no day twice, none left out. */
    private Optional<String> seam(Page page, CutOffs cuts) {
        PeriodRule first = cuts.rules().getFirst();
        Period now = cuts.period(first);
        int number = (int) first.kind().numbers().max().orElse(0);
        return rules.of(first.kind(), now.year() - 1, number)
                .map(before -> before.last(now.year() - 1))
                .flatMap(last -> {
                    if (last.plusDays(1).equals(now.firstDay())) return Optional.empty();
                    return Optional.of(
                            last.isBefore(now.firstDay())
                                    ? page.t(
                                            "catalogue.cut.gap",
                                            page.f()
                                                    .days(
                                                            last.plusDays(1),
                                                            now.firstDay().minusDays(1)))
                                    : page.t("catalogue.cut.overlap", page.f().days(now.firstDay(), last)));
                });
    }

    /** Six months end with the second quarter, and so on: rules of other kinds that do not agree are named. */
    private Optional<String> beside(Page page, Period period) {
        for (PeriodKind kind : PeriodKind.values()) {
            if (kind == period.kind()) continue;
            Optional<PeriodRule> other = rules.all().stream()
                    .filter(rule -> rule.kind() == kind
                            && months(kind, rule.number()) == months(period.kind(), period.number()))
                    .filter(rule -> rule.holdsFor(kind, period.year(), rule.number()))
                    .filter(rule -> !rule.last(period.year()).equals(period.lastDay()))
                    .findFirst();
            if (other.isPresent()) {
                Period disagreeing = Period.by(other.get(), period.year());
                return Optional.of(page.t(
                        "catalogue.cut.beside",
                        period.name(page.locale()),
                        page.f().day(period.lastDay()),
                        disagreeing.name(page.locale()),
                        page.f().day(disagreeing.lastDay())));
            }
        }
        return Optional.empty();
    }

    /** After how many months of the year it ends. */
    private static int months(PeriodKind kind, int number) {
        return switch (kind) {
            case MONTH -> number;
            case QUARTER -> number * 3;
            case SIX_MONTHS -> 6;
            case NINE_MONTHS -> 9;
            case YEAR -> 12;
        };
    }

    @Override
    public Touch touch(Proposal change) {
        PeriodKind kind = kindOf(change.key());
        return touches.periods(change, period -> period.kind() == kind);
    }

    @Override
    public long insert(Proposal change) {
        long id = rules.insert(new CutOffs(kindOf(change.key()), change).rules());
        redraw();
        return id;
    }

    @Override
    public void extend(String key, Ruling ruling, @Nullable LocalDate to) {
        rules.extend(kindOf(key), ruling.from(), to);
        redraw();
    }

    @Override
    public void delete(String key, Ruling ruling) {
        rules.delete(kindOf(key), ruling.from());
    }

    /** A period that is known but not opened yet gets the days of the rules as they are now. */
    private void redraw() {
        for (Period period : periods.all())
            if (!period.opened())
                rules.of(period.kind(), period.year(), period.number())
                        .ifPresent(rule -> jdbc.sql("""
                                update catalogue.period set first_day = :first, last_day = :last
                                where id = :id and not opened
                                """)
                                .param("first", rule.first(period.year()))
                                .param("last", rule.last(period.year()))
                                .param("id", period.id())
                                .update());
    }

    private static PeriodKind kindOf(String key) {
        PeriodKind kind = DeadlineKey.kinds().get(key);
        if (kind == null) throw new NotFound();
        return kind;
    }
}
