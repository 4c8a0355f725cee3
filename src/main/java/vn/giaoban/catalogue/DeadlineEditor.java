package vn.giaoban.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.DeadlineKey.Superior;
import vn.giaoban.catalogue.EditorField.Shape;
import vn.giaoban.web.Page;

/**
 * Edits when reports are due. The network's first unit decides for every level and every superior; an administrator of another
 * superior for that unit alone.
 */
@Component
@Order(3)
class DeadlineEditor implements Editor {
    private final JdbcClient jdbc;
    private final Authority authority;
    private final Superiors superiors;
    private final ComingPeriods coming;
    private final Periods periods;
    private final Touches touches;

    DeadlineEditor(
            JdbcClient jdbc,
            Authority authority,
            Superiors superiors,
            ComingPeriods coming,
            Periods periods,
            Touches touches) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.superiors = superiors;
        this.coming = coming;
        this.periods = periods;
        this.touches = touches;
    }

    @Override
    public String kind() {
        return "deadlines";
    }

    @Override
    public String thing() {
        return "deadline";
    }

    @Override
    public long concerns(String key) {
        return DeadlineKey.of(key)
                .map(DeadlineKey::superior)
                .map(Superior::unitId)
                .orElse(0L);
    }

    @Override
    public List<Entry> entries(Page page) {
        Map<DeadlineKey, List<Ruling>> byKey = new LinkedHashMap<>();
        jdbc.sql("""
                select id, superior_id, superior_level, period_kind, days_after, valid_from, valid_to, legal_basis
                from catalogue.deadline
                order by superior_level desc nulls last, superior_id, period_kind nulls first
                """).query(rs -> {
            byKey.computeIfAbsent(key(rs), key -> new ArrayList<>()).add(ruling(rs));
        });
        List<Entry> entries = new ArrayList<>();
        byKey.forEach((key, all) -> {
            if (superiors.sees(page.actor(), key.superior()))
                entries.add(new Entry(
                        key.text(), name(page, key.text(), all.getLast().says()), new Rulings(all)));
        });
        return entries;
    }

    @Override
    public Rulings rulings(String key) {
        Optional<DeadlineKey> named = DeadlineKey.of(key);
        return new Rulings(
                named.isEmpty()
                        ? List.of()
                        : jdbc.sql("""
                select id, days_after, valid_from, valid_to, legal_basis
                from catalogue.deadline
                where coalesce(superior_id, -superior_level) = :superior and coalesce(period_kind, '') = :kind
                """)
                                .param("superior", named.get().superior().number())
                                .param("kind", named.get().kindName())
                                .query((rs, n) -> ruling(rs))
                                .list());
    }

    private static DeadlineKey key(ResultSet rs) throws SQLException {
        Long unit = rs.getObject("superior_id", Long.class);
        Superior superior = unit == null ? Superior.level(rs.getInt("superior_level")) : Superior.unit(unit);
        return DeadlineKey.of(superior, rs.getString("period_kind"));
    }

    private static Ruling ruling(ResultSet rs) throws SQLException {
        return new Ruling(
                rs.getLong("id"),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class),
                rs.getString("legal_basis"),
                Map.of("daysAfter", String.valueOf(rs.getInt("days_after"))));
    }

    @Override
    public boolean mayRead(Actor actor, String key) {
        return DeadlineKey.of(key)
                .filter(named -> superiors.sees(actor, named.superior()))
                .isPresent();
    }

    @Override
    public boolean mayEdit(Actor actor, String key) {
        return key.equals(NEW)
                ? authority.mayEdit(actor) || superiors.administers(actor)
                : DeadlineKey.of(key)
                        .filter(named -> authority.mayEdit(actor) && superiors.sees(actor, named.superior())
                                || superiors.administers(actor, named.superior()))
                        .isPresent();
    }

    /** What applies to a level and every kind of period does not end: every report is due on some day. */
    @Override
    public boolean mayEnd(String key) {
        return DeadlineKey.of(key).filter(named -> !named.isGround()).isPresent();
    }

    @Override
    public String name(Page page, String key, Map<String, String> says) {
        DeadlineKey named = DeadlineKey.of(key).orElseThrow();
        return superiors.name(page, named.superior()) + ", "
                + page.t("catalogue.periodKind." + (named.kind() == null ? "ALL" : named.kindName()));
    }

    @Override
    public List<EditorField> fields(Page page, String key) {
        EditorField days = EditorField.of(page, "daysAfter", Shape.SHORT).hinted(page.t("catalogue.hint.daysAfter"));
        if (!key.equals(NEW)) return List.of(days);
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("all", page.t("catalogue.periodKind.ALL"));
        DeadlineKey.kinds().forEach((word, kind) -> kinds.put(word, page.t("catalogue.periodKind." + kind.name())));
        return List.of(
                EditorField.choice(page, "superior", superiors.choices(page, authority.mayEdit(page.actor()))),
                EditorField.choice(page, "periodKind", kinds),
                days);
    }

    @Override
    public String key(String key, Map<String, String> says) {
        String kind = says.getOrDefault("periodKind", "");
        return key.equals(NEW) ? says.getOrDefault("superior", "") + (kind.equals("all") ? "" : "-" + kind) : key;
    }

    @Override
    public List<Flaw> flaws(Actor actor, Proposal change) {
        Optional<DeadlineKey> named = DeadlineKey.of(change.key());
        if (named.isEmpty() || !mayEdit(actor, change.key()))
            return List.of(
                    Flaw.of(change.said("superior").isEmpty() ? "superior" : "periodKind", "catalogue.flaw.choose"));
        if (!change.ends() && days(change).isEmpty())
            return List.of(Flaw.of("daysAfter", "catalogue.flaw.number", 0, 366));
        return late(named.get(), change, actor.day());
    }

    private static Optional<Integer> days(Proposal change) {
        return Optional.of(change.said("daysAfter"))
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(days -> days <= 366);
    }

    /** Nobody becomes late afterwards: a day that has passed may be put off, not brought forward. */
    private List<Flaw> late(DeadlineKey key, Proposal change, LocalDate today) {
        for (Period period : periods.opened()) {
            if (!change.covers(period.lastDay()) || !isFelt(key, period)) continue;
            LocalDate then = due(key, period, Deadline.CLOSEST);
            LocalDate now = proposed(key, period, change);
            if (now.isBefore(then) && now.isBefore(today))
                return List.of(Flaw.of(change.ends() ? "from" : "daysAfter", "catalogue.flaw.late", period, then, now));
        }
        return List.of();
    }

    /** True if the period's reports are due by that rule, or would be: by no closer one. */
    private boolean isFelt(DeadlineKey key, Period period) {
        return key.isFor(period)
                && periods.deadlines(period)
                        .rule(
                                key.superior().unitId(),
                                superiors.level(key.superior(), period.lastDay()),
                                Deadline.CLOSEST)
                        .map(rule -> rule.closeness() <= key.closeness())
                        .orElse(true);
    }

    private LocalDate due(DeadlineKey key, Period period, int closeness) {
        return periods.deadlines(period)
                .due(key.superior().unitId(), superiors.level(key.superior(), period.lastDay()), closeness)
                .orElse(period.lastDay());
    }

    /** By the change; where it ends the rule, by what is left. */
    private LocalDate proposed(DeadlineKey key, Period period, Proposal change) {
        return days(change)
                .map(days -> period.lastDay().plusDays(days))
                .orElseGet(() -> due(key, period, key.closeness() - 1));
    }

    /** The next periods, with the day as it is and as it would be. */
    @Override
    public List<String> notes(Page page, Proposal change) {
        DeadlineKey key = DeadlineKey.of(change.key()).orElseThrow();
        return coming.in(change, period -> isFelt(key, period)).stream()
                .map(period -> page.t(
                        "catalogue.deadline.preview",
                        period.name(page.locale()),
                        page.f().day(proposed(key, period, change)),
                        page.f().day(due(key, period, Deadline.CLOSEST))))
                .toList();
    }

    @Override
    public Touch touch(Proposal change) {
        DeadlineKey key = DeadlineKey.of(change.key()).orElseThrow();
        return touches.due(change, key::isFor, superiors.ids(key.superior(), change.from()));
    }

    @Override
    public long insert(Proposal change) {
        DeadlineKey key = DeadlineKey.of(change.key()).orElseThrow();
        Superior superior = key.superior();
        return jdbc.sql("""
                insert into catalogue.deadline
                    (superior_id, superior_level, period_kind, days_after, valid_from, valid_to, legal_basis)
                values (:unit, :level, :kind, :days, :from, :to, :basis)
                returning id
                """)
                .param("unit", superior.isUnit() ? superior.unitId() : null, java.sql.Types.BIGINT)
                .param("level", superior.isUnit() ? null : superior.level(), java.sql.Types.SMALLINT)
                .param("kind", key.kind() == null ? null : key.kindName(), java.sql.Types.VARCHAR)
                .param("days", days(change).orElseThrow())
                .param("from", change.from())
                .param("to", change.to())
                .param("basis", change.legalBasis())
                .query(Long.class)
                .single();
    }

    @Override
    public void extend(String key, Ruling ruling, @Nullable LocalDate to) {
        jdbc.sql("update catalogue.deadline set valid_to = :to where id = :id")
                .param("to", to, java.sql.Types.DATE)
                .param("id", ruling.id())
                .update();
    }

    @Override
    public void delete(String key, Ruling ruling) {
        jdbc.sql("delete from catalogue.deadline where id = :id")
                .param("id", ruling.id())
                .update();
    }
}
