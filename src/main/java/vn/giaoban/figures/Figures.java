package vn.giaoban.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Units;

/** Keeps the sheets: posts accepted reports and rolls them up. Readers have found the unit through the actor. */
@Component
public class Figures {
    private static final String COLUMNS = """
            s.period_id, s.unit_id, s.level, array_send(s.own) as own, array_send(s.override) as override,
            array_send(s.below) as below, array_send(s.given) as given, array_send(s.not_applicable) as not_applicable,
            array_send(s.marks) as marks, s.reports, s.report_id, s.submission_id""";

    private final JdbcClient jdbc;
    private final Indicators indicators;
    private final Units units;

    public Figures(JdbcClient jdbc, Indicators indicators, Units units) {
        this.jdbc = jdbc;
        this.indicators = indicators;
        this.units = units;
    }

    /**
     * Puts accepted reports into the figures, or takes them out, of their units and of every superior, in the caller's transaction.
     * Superiors are those of the period's last day. Sheets are locked deepest level first, then by unit, by everybody.
     *
     * @return every sheet that was touched, as it was and as it is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Posted> post(Period period, Collection<Posting> postings) {
        units.hold(false);
        LocalDate day = period.lastDay();
        Additive additive = Additive.of(indicators.on(day));
        Map<Long, Posting> posted = postings.stream().collect(Collectors.toMap(Posting::unitId, p -> p));

        // 1. Every unit to touch, with its level and superior, deepest level first; all sheets locked in that order.
        SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels = levels(posted.keySet(), day);
        Map<Long, Sheet> standing = lock(period.id(), levels);

        // 2. Level by level: work out; then keep all at once.
        Rise rise = new Rise(period.id(), posted, additive);
        List<Posted> all = new ArrayList<>();
        List<Sheet> changed = new ArrayList<>();
        levels.forEach((level, those) -> {
            for (Sheet after : rise.through(level, those, standing)) {
                changed.add(after);
                all.add(new Posted(Objects.requireNonNull(standing.get(after.unitId())), after));
            }
        });
        store(period.id(), changed);
        return all;
    }

    /**
     * Locks the sheets of units and of every superior as {@link #post} does, for whoever posts for them one after the other: the
     * later posts then wait for nobody, and so never in a circle.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Period period, Collection<Long> unitIds) {
        units.hold(false);
        lock(period.id(), levels(unitIds, period.lastDay()));
    }

    /**
     * Rolls up anew what stands in a period, along the tree as it is now, in the transaction that has changed the tree. What the
     * units' own accepted reports say stays; sheets that nobody reports to any more go.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void rebuild(Period period) {
        // 1. What stands, in everybody's order of locking.
        List<Sheet> standing = jdbc.sql("""
                select %s from figures.sheet s where s.period_id = :period
                order by s.level desc, s.unit_id
                for update
                """.formatted(COLUMNS))
                .param("period", period.id())
                .query((rs, n) -> sheet(rs))
                .list();
        Map<Long, Posting> accepted = standing.stream()
                .filter(sheet -> sheet.reportId() != null)
                .collect(Collectors.toMap(Sheet::unitId, Sheet::posting));

        // 2. What follows from the reports.
        SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels = levels(accepted.keySet(), period.lastDay());
        Map<Long, Sheet> computed =
                RollUp.compute(period.id(), levels, accepted, Additive.of(indicators.on(period.lastDay())));

        // 3. Only that is kept.
        jdbc.sql("delete from figures.sheet where period_id = :period and unit_id <> all(:units)")
                .param("period", period.id())
                .param("units", computed.keySet().toArray(Long[]::new))
                .update();
        lock(period.id(), levels);
        store(period.id(), computed.values());
    }

    /** Whether there are sheets of a period for one of the units. */
    boolean knows(long periodId, Collection<Long> unitIds) {
        return jdbc.sql("""
                select exists (select 1 from figures.sheet where period_id = :period and unit_id = any(:units))
                """)
                .param("period", periodId)
                .param("units", unitIds.toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The sheets of units the caller has already found through the actor; units without a sheet are left out. */
    public Map<Long, Sheet> sheets(Collection<Long> unitIds, long periodId) {
        return jdbc
                .sql("select %s from figures.sheet s where s.period_id = :period and s.unit_id = any(:units)"
                        .formatted(COLUMNS))
                .param("period", periodId)
                .param("units", unitIds.toArray(Long[]::new))
                .query((rs, n) -> sheet(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Sheet::unitId, s -> s));
    }

    /**
     * The same with these slots alone, the others blank: for one figure of thousands of units. What does not follow from a slot,
     * such as the number of reports, is as in the whole sheet.
     */
    public Map<Long, Sheet> sheets(Collection<Long> unitIds, long periodId, Set<Integer> slots) {
        int[] asked = slots.stream().mapToInt(Integer::intValue).sorted().toArray();
        String columns = Arrays.stream(asked)
                .mapToObj(slot ->
                        ", s.own[%1$d], s.override[%1$d], s.below[%1$d], s.given[%1$d], s.not_applicable[%1$d], s.marks[%1$d]"
                                .formatted(slot))
                .collect(Collectors.joining());
        return jdbc
                .sql("""
                select s.unit_id, s.level, s.reports, s.report_id, s.submission_id%s
                from figures.sheet s where s.period_id = :period and s.unit_id = any(:units)
                """.formatted(columns))
                .param("period", periodId)
                .param("units", unitIds.toArray(Long[]::new))
                .query((rs, n) -> narrow(rs, periodId, asked))
                .list()
                .stream()
                .collect(Collectors.toMap(Sheet::unitId, s -> s));
    }

    /** The sheets of units in several periods, by period and unit; the caller has found the units through the actor. */
    public Map<Long, Map<Long, Sheet>> sheets(Collection<Long> unitIds, Collection<Long> periodIds) {
        Map<Long, Map<Long, Sheet>> sheets = new HashMap<>();
        jdbc.sql("select %s from figures.sheet s where s.period_id = any(:periods) and s.unit_id = any(:units)"
                        .formatted(COLUMNS))
                .param("periods", periodIds.toArray(Long[]::new))
                .param("units", unitIds.toArray(Long[]::new))
                .query((ResultSet rs) -> {
                    Sheet sheet = sheet(rs);
                    sheets.computeIfAbsent(sheet.periodId(), id -> new HashMap<>())
                            .put(sheet.unitId(), sheet);
                });
        return sheets;
    }

    /** One unit's sheets over several periods, by period; the caller has found the unit through the actor. */
    public Map<Long, Sheet> over(long unitId, Collection<Long> periodIds) {
        return jdbc
                .sql("select %s from figures.sheet s where s.unit_id = :unit and s.period_id = any(:periods)"
                        .formatted(COLUMNS))
                .param("unit", unitId)
                .param("periods", periodIds.toArray(Long[]::new))
                .query((rs, n) -> sheet(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Sheet::periodId, s -> s));
    }

    /**
     * What differs between the stored sheets of a period and those that follow from its accepted reports, each a sentence; empty when
     * all is well.
     */
    public List<String> differences(Period period, Map<Long, Posting> accepted) {
        LocalDate day = period.lastDay();
        Map<Long, Sheet> stored = new HashMap<>();
        all(period.id()).forEach(sheet -> stored.put(sheet.unitId(), sheet));
        Set<Long> touched = new java.util.HashSet<>(stored.keySet());
        touched.addAll(accepted.keySet());
        Map<Long, Sheet> computed =
                RollUp.compute(period.id(), levels(touched, day), accepted, Additive.of(indicators.on(day)));
        List<String> found = new java.util.ArrayList<>();
        for (long unitId : new java.util.TreeSet<>(touched)) {
            Sheet empty = Sheet.empty(unitId, period.id(), 0);
            for (String difference :
                    RollUp.differences(stored.getOrDefault(unitId, empty), computed.getOrDefault(unitId, empty)))
                found.add("period " + period.code() + ", unit " + unitId + ", " + difference);
        }
        return found;
    }

    /** Every sheet of a period, for recomputation. */
    List<Sheet> all(long periodId) {
        return jdbc.sql("select %s from figures.sheet s where s.period_id = :period".formatted(COLUMNS))
                .param("period", periodId)
                .query((rs, n) -> sheet(rs))
                .list();
    }

    /** Units to touch with their superior, by level, deepest first. */
    SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels(Collection<Long> unitIds, LocalDate day) {
        SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels = new TreeMap<>(Comparator.reverseOrder());
        jdbc.sql("""
                select distinct v.unit_id, v.level, v.parent_id
                from organization.line l
                join organization.unit_version v on v.unit_id = l.ancestor_id
                where l.unit_id = any(:units)
                  and :day between l.valid_from and coalesce(l.valid_to, 'infinity')
                  and :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                """)
                .param("units", unitIds.toArray(Long[]::new))
                .param("day", day)
                .query((ResultSet rs) -> {
                    levels.computeIfAbsent(rs.getInt("level"), l -> new TreeMap<>())
                            .put(rs.getLong("unit_id"), rs.getObject("parent_id", Long.class));
                });
        return levels;
    }

    /**
     * Makes the rows that are missing, then locks all, both deepest level first and then by unit. Nobody holds a row that was there
     * before while waiting for one that another is making, so two who post at once wait for each other but never in a circle.
     */
    private Map<Long, Sheet> lock(long periodId, SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels) {
        List<Long> unitIds = levels.values().stream()
                .flatMap(those -> those.keySet().stream())
                .toList();
        if (count(periodId, unitIds) < unitIds.size()) make(periodId, levels);
        return lockStanding(periodId, unitIds);
    }

    /** Locks those that are there, deepest level first and then by unit. */
    Map<Long, Sheet> lockStanding(long periodId, Collection<Long> unitIds) {
        return jdbc
                .sql("""
                select %s from figures.sheet s
                where s.period_id = :period and s.unit_id = any(:units)
                order by s.level desc, s.unit_id
                for update
                """.formatted(COLUMNS))
                .param("period", periodId)
                .param("units", unitIds.toArray(Long[]::new))
                .query((rs, n) -> sheet(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(Sheet::unitId, s -> s));
    }

    /** A sheet that is there stays while the tree is held. */
    private int count(long periodId, List<Long> unitIds) {
        return jdbc.sql("select count(*) from figures.sheet where period_id = :period and unit_id = any(:units)")
                .param("period", periodId)
                .param("units", unitIds.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    private void make(long periodId, SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels) {
        List<Long> unitIds = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        levels.forEach((level, those) -> those.keySet().forEach(id -> {
            unitIds.add(id);
            at.add(level);
        }));
        jdbc.sql("""
                insert into figures.sheet (period_id, unit_id, level)
                select :period, u.id, u.level
                from unnest(:units::bigint[], :levels::int[]) as u(id, level)
                -- one that stands is passed over: "on conflict" alone would wait for whoever is changing it
                where u.id <> all (
                    select s.unit_id from figures.sheet s where s.period_id = :period and s.unit_id = any(:units))
                order by u.level desc, u.id
                on conflict do nothing
                """)
                .param("period", periodId)
                .param("units", unitIds.toArray(Long[]::new))
                .param("levels", at.toArray(Integer[]::new))
                .update();
    }

    void store(long periodId, Collection<Sheet> sheets) {
        jdbc.sql("""
                update figures.sheet s
                set own = n.own::bigint[], override = n.override::bigint[], below = n.below::bigint[], given = n.given::int[],
                    not_applicable = n.not_applicable::int[], marks = n.marks::int[], reports = n.reports,
                    report_id = n.report_id, submission_id = n.submission_id
                from unnest(
                    :units::bigint[], :own::text[], :override::text[], :below::text[], :given::text[], :notApplicable::text[],
                    :marks::text[], :reports::int[], :reportIds::bigint[], :submissionIds::bigint[])
                  as n(unit_id, own, override, below, given, not_applicable, marks, reports, report_id, submission_id)
                where s.period_id = :period and s.unit_id = n.unit_id
                  -- said twice: of a period that has only begun the planner believes that it may as well read all sheets
                  and s.unit_id = any(:units)
                """)
                .param("period", periodId)
                .param("units", column(sheets, Long[]::new, Sheet::unitId))
                .param("own", column(sheets, String[]::new, s -> s.own().text()))
                .param(
                        "override",
                        column(sheets, String[]::new, s -> s.override().text()))
                .param("below", column(sheets, String[]::new, s -> Vector.text(s.below())))
                .param("given", column(sheets, String[]::new, s -> Vector.text(s.given())))
                .param("notApplicable", column(sheets, String[]::new, s -> Vector.text(s.notApplicable())))
                .param("marks", column(sheets, String[]::new, s -> Vector.text(s.marks())))
                .param("reports", column(sheets, Integer[]::new, Sheet::reports))
                .param("reportIds", column(sheets, Long[]::new, Sheet::reportId))
                .param("submissionIds", column(sheets, Long[]::new, Sheet::submissionId))
                .update();
    }

    private static <T> @Nullable T[] column(
            Collection<Sheet> sheets, IntFunction<T[]> maker, Function<Sheet, @Nullable T> value) {
        return sheets.stream().map(value).toArray(maker);
    }

    /** @param slots ascending, in the order of their columns */
    private static Sheet narrow(ResultSet rs, long periodId, int[] slots) throws SQLException {
        int size = slots.length == 0 ? 0 : slots[slots.length - 1];
        @Nullable Long[] own = new @Nullable Long[size];
        @Nullable Long[] override = new @Nullable Long[size];
        long[] below = new long[size];
        int[] given = new int[size];
        int[] notApplicable = new int[size];
        int[] marks = new int[size];
        int column = 6;
        for (int slot : slots) {
            own[slot - 1] = rs.getObject(column++, Long.class);
            override[slot - 1] = rs.getObject(column++, Long.class);
            below[slot - 1] = rs.getLong(column++);
            given[slot - 1] = rs.getInt(column++);
            notApplicable[slot - 1] = rs.getInt(column++);
            marks[slot - 1] = rs.getInt(column++);
        }
        return new Sheet(
                rs.getLong("unit_id"),
                periodId,
                rs.getInt("level"),
                Amounts.of(own),
                Amounts.of(override),
                below,
                given,
                notApplicable,
                marks,
                rs.getInt("reports"),
                rs.getObject("report_id", Long.class),
                rs.getObject("submission_id", Long.class));
    }

    private static Sheet sheet(ResultSet rs) throws SQLException {
        return new Sheet(
                rs.getLong("unit_id"),
                rs.getLong("period_id"),
                rs.getInt("level"),
                Amounts.sent(rs.getBytes("own")),
                Amounts.sent(rs.getBytes("override")),
                Vector.longs(rs.getBytes("below"), 0),
                Vector.ints(rs.getBytes("given")),
                Vector.ints(rs.getBytes("not_applicable")),
                Vector.ints(rs.getBytes("marks")),
                rs.getInt("reports"),
                rs.getObject("report_id", Long.class),
                rs.getObject("submission_id", Long.class));
    }
}
