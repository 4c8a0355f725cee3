package vn.giaoban.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRule;
import vn.giaoban.calendar.PeriodRules;
import vn.giaoban.web.PageMemory;

/** Keeps the periods: which there are, which are open for reports, which are public, when reports are due. */
@Component
public class Periods {
    private final JdbcClient jdbc;
    private final Editions editions;
    private final PeriodRules rules;
    private final Authority authority;
    private final Audit audit;
    private final Clock clock;

    Periods(JdbcClient jdbc, Editions editions, PeriodRules rules, Authority authority, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.rules = rules;
        this.authority = authority;
        this.audit = audit;
        this.clock = clock;
    }

    /** Latest first; of those that end on one day, the longest first. */
    public List<Period> all() {
        return editions.now().periods();
    }

    static List<Period> rows(JdbcClient jdbc) {
        return jdbc.sql("""
                select id, kind, year, number, code, first_day, last_day, opened, published_at
                from catalogue.period
                order by last_day desc, first_day
                """).query(Periods::period).list();
    }

    /** The periods for which reports may be written, latest first. */
    public List<Period> opened() {
        return all().stream().filter(Period::opened).toList();
    }

    /** The periods whose totals are public, latest first. */
    public List<Period> published() {
        return all().stream().filter(Period::isPublished).toList();
    }

    public Optional<Period> find(String code) {
        return all().stream().filter(p -> p.code().equals(code)).findFirst();
    }

    /** A period of a code: the one that is there, else as its rule makes it, with the id 0; empty where no rule does. */
    public Optional<Period> foreseen(String code) {
        Optional<Period> known = find(code);
        if (known.isPresent() || !code.matches("\\d{4}-.+")) return known;
        int year = Integer.parseInt(code.substring(0, 4));
        return rules.all().stream()
                .filter(rule -> rule.kind().code(year, rule.number()).equals(code))
                .filter(rule -> rule.holdsFor(rule.kind(), year, rule.number()))
                .findFirst()
                .map(rule -> Period.by(rule, year));
    }

    public Optional<Period> find(long id) {
        return all().stream().filter(p -> p.id() == id).findFirst();
    }

    /** The period that a page opens on: the last to begin to be reported by that day. */
    public Optional<Period> current(LocalDate day) {
        List<Period> opened = opened();
        return opened.stream()
                .filter(p -> p.hasEndedBy(day))
                .findFirst()
                .or(() -> opened.stream().reduce((later, earlier) -> earlier));
    }

    public Optional<Period> sameLastYear(Period period) {
        return all().stream().filter(p -> p.isYearBefore(period)).findFirst();
    }

    /**
     * The period before it in the same year, to be shown beside it: month by month, quarter by quarter; before six months
     * stands the first quarter, before nine months the six, before the year the nine.
     */
    public Optional<Period> previous(Period period) {
        return all().stream()
                .filter(p -> p.year() == period.year() && p.lastDay().isBefore(period.lastDay()))
                .filter(p -> period.kind().isNumbered()
                        ? p.kind() == period.kind()
                        : p.kind() != PeriodKind.MONTH && p.firstDay().equals(period.firstDay()))
                .max(Comparator.comparing(Period::lastDay));
    }

    /** When the period's reports are due, for every superior: for lists of many units. */
    public Deadlines deadlines(Period period) {
        return new Deadlines(period, deadlineRows());
    }

    /** The same of several periods, by their ids. */
    public Map<Long, Deadlines> deadlines(Collection<Period> periods) {
        List<Deadline> rows = deadlineRows();
        return periods.stream().collect(Collectors.toMap(Period::id, period -> new Deadlines(period, rows)));
    }

    /**
     * The last day on which a report to that unit is in time.
     *
     * @param superiorUnitId the unit that receives; 0 for the centre's own report, which goes to nobody
     */
    public LocalDate due(Period period, long superiorUnitId) {
        int level = superiorUnitId == 0
                ? 0
                : jdbc.sql("""
                        select level from organization.unit_version
                        where unit_id = :unit
                        order by (valid_from <= :day) desc, valid_from desc
                        limit 1
                        """)
                        .param("unit", superiorUnitId)
                        .param("day", period.lastDay())
                        .query(Integer.class)
                        .optional()
                        .orElseThrow(NotFound::new);
        return deadlines(period).due(superiorUnitId, level);
    }

    /** True for those who open and publish periods. */
    public boolean mayDecide(Actor actor) {
        return authority.mayDecide(actor);
    }

    /**
     * Those of the year under way that have begun, run still or ended a month ago at most, and are not open yet, whether a
     * row stands for them or not.
     */
    public List<Period> openable(LocalDate today) {
        int year = today.getMonthValue() == 12 && today.getDayOfMonth() > 14 ? today.getYear() + 1 : today.getYear();
        List<Period> known = all();
        return rules.all().stream()
                .filter(rule -> rule.holdsFor(rule.kind(), year, rule.number()))
                .filter(rule -> !rule.first(year).isAfter(today)
                        && !rule.last(year).plusMonths(1).isBefore(today))
                .map(rule -> known.stream()
                        .filter(p -> p.code().equals(rule.kind().code(year, rule.number())))
                        .findFirst()
                        .orElseGet(() -> Period.by(rule, year)))
                .filter(p -> !p.opened())
                .sorted(Comparator.comparing(Period::lastDay).reversed().thenComparing(Period::firstDay))
                .toList();
    }

    /** Opens a period for reports. Opening an open one changes nothing. */
    @Transactional
    public Period open(Actor who, String code) {
        NotFound.unless(mayDecide(who));
        Optional<Period> known = find(code);
        if (known.isPresent() && known.get().opened()) return known.get();
        Period period = known.or(() -> openable(who.day()).stream()
                        .filter(p -> p.code().equals(code))
                        .findFirst())
                .orElseThrow(NotFound::new);
        boolean opened = jdbc.sql("""
                        insert into catalogue.period (kind, year, number, code, first_day, last_day, opened)
                        values (:kind, :year, :number, :code, :first, :last, true)
                        on conflict (code) do update set opened = true where not period.opened
                        """)
                        .param("kind", period.kind().name())
                        .param("year", period.year())
                        .param("number", period.number())
                        .param("code", period.code())
                        .param("first", period.firstDay())
                        .param("last", period.lastDay())
                        .update()
                == 1;
        Period now = find(code).orElseThrow();
        if (opened) record(who, "period.opened", now);
        return now;
    }

    /** Makes the period's totals public. Publishing what is public changes nothing. */
    @Transactional
    public Period publish(Actor who, String code) {
        NotFound.unless(mayDecide(who));
        Period period = find(code).filter(Period::opened).orElseThrow(NotFound::new);
        boolean published = jdbc.sql("""
                        update catalogue.period set published_at = :now
                        where id = :id and opened and published_at is null
                        """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", period.id())
                        .update()
                == 1;
        if (published) record(who, "period.published", period);
        return find(period.id()).orElseThrow();
    }

    /** Takes the period's totals back from the public. */
    @Transactional
    public Period unpublish(Actor who, String code) {
        NotFound.unless(mayDecide(who));
        Period period = find(code).orElseThrow(NotFound::new);
        boolean withdrawn = jdbc.sql("""
                        update catalogue.period set published_at = null
                        where id = :id and published_at is not null
                        """).param("id", period.id()).update() == 1;
        if (withdrawn) record(who, "period.withdrawn", period);
        return find(period.id()).orElseThrow();
    }

    /** Makes the row of a period by the rule of its time; for the first start and for tests. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Period create(PeriodKind kind, int year, int number, boolean opened) {
        PeriodRule rule = rules.of(kind, year, number).orElseThrow(NotFound::new);
        return jdbc.sql("""
                insert into catalogue.period (kind, year, number, code, first_day, last_day, opened)
                values (:kind, :year, :number, :code, :first, :last, :opened)
                returning id, kind, year, number, code, first_day, last_day, opened, published_at
                """)
                .param("kind", kind.name())
                .param("year", year)
                .param("number", number)
                .param("code", kind.code(year, number))
                .param("first", rule.first(year))
                .param("last", rule.last(year))
                .param("opened", opened)
                .query(Periods::period)
                .single();
    }

    private void record(Actor who, String act, Period period) {
        audit.record(who, act, "period", period.id(), authority.root(who.day()), Map.of("period", period.code()));
    }

    private List<Deadline> deadlineRows() {
        return PageMemory.once(Periods.class, "deadlines", this::readDeadlines);
    }

    private List<Deadline> readDeadlines() {
        return jdbc.sql("""
                select superior_id, superior_level, period_kind, days_after, valid_from, valid_to, legal_basis
                from catalogue.deadline
                """)
                .query((rs, n) -> new Deadline(
                        rs.getObject("superior_id", Long.class),
                        rs.getObject("superior_level", Integer.class),
                        kind(rs.getString("period_kind")),
                        rs.getInt("days_after"),
                        rs.getObject("valid_from", LocalDate.class),
                        rs.getObject("valid_to", LocalDate.class),
                        rs.getString("legal_basis")))
                .list();
    }

    private static @Nullable PeriodKind kind(@Nullable String name) {
        return name == null ? null : PeriodKind.valueOf(name);
    }

    private static Period period(ResultSet rs, int n) throws SQLException {
        OffsetDateTime published = rs.getObject("published_at", OffsetDateTime.class);
        return new Period(
                rs.getLong("id"),
                PeriodKind.valueOf(rs.getString("kind")),
                rs.getInt("year"),
                rs.getInt("number"),
                rs.getString("code"),
                rs.getObject("first_day", LocalDate.class),
                rs.getObject("last_day", LocalDate.class),
                rs.getBoolean("opened"),
                published == null ? null : published.toInstant());
    }
}
