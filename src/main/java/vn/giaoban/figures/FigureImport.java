package vn.giaoban.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Units;

/**
 * Posts the reports of a whole period at once. The sheets come out as from {@link Figures#post}; those that are not there yet, which
 * are most, are written once and whole.
 */
@Component
public class FigureImport {
    private final JdbcClient jdbc;
    private final Figures figures;
    private final Indicators indicators;
    private final Units units;

    FigureImport(JdbcClient jdbc, Figures figures, Indicators indicators, Units units) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.indicators = indicators;
        this.units = units;
    }

    /**
     * Puts accepted reports into the figures of their units and of every superior, in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a sheet was begun meanwhile: the transaction is to be tried again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Period period, Collection<Posting> postings) {
        units.hold(false);
        Rise rise = rise(period, postings);
        levels(period, postings).forEach((level, those) -> {
            Map<Long, Sheet> standing = figures.lockStanding(period.id(), those.keySet());
            Map<Boolean, List<Sheet>> changed = rise.through(level, those, standing).stream()
                    .collect(Collectors.partitioningBy(sheet -> standing.containsKey(sheet.unitId())));
            figures.store(period.id(), changed.getOrDefault(true, List.of()));
            insert(changed.getOrDefault(false, List.of()));
        });
    }

    /** The sheets as the postings would leave them, by unit; nothing is kept. */
    public Map<Long, Sheet> foresee(Period period, Collection<Posting> postings) {
        Map<Long, Sheet> foreseen = new HashMap<>();
        Rise rise = rise(period, postings);
        levels(period, postings)
                .forEach((level, those) -> rise.through(level, those, figures.sheets(those.keySet(), period.id()))
                        .forEach(sheet -> foreseen.put(sheet.unitId(), sheet)));
        return foreseen;
    }

    private Rise rise(Period period, Collection<Posting> postings) {
        return new Rise(
                period.id(),
                postings.stream().collect(Collectors.toMap(Posting::unitId, p -> p)),
                Additive.of(indicators.on(period.lastDay())));
    }

    private SequencedMap<Integer, TreeMap<Long, @Nullable Long>> levels(Period period, Collection<Posting> postings) {
        return figures.levels(postings.stream().map(Posting::unitId).toList(), period.lastDay());
    }

    private void insert(List<Sheet> sheets) {
        if (sheets.isEmpty()) return;
        jdbc.sql("""
                insert into figures.sheet
                    (period_id, unit_id, level, own, override, below, given, not_applicable, marks, reports, report_id, submission_id)
                select s.period_id, s.unit_id, s.level, s.own::bigint[], s.override::bigint[], s.below::bigint[], s.given::int[],
                       s.not_applicable::int[], s.marks::int[], s.reports, s.report_id, s.submission_id
                from unnest(
                    :periods::bigint[], :units::bigint[], :levels::int[], :own::text[], :override::text[], :below::text[],
                    :given::text[], :notApplicable::text[], :marks::text[], :reports::int[], :reportIds::bigint[],
                    :submissionIds::bigint[])
                  with ordinality as s(period_id, unit_id, level, own, override, below, given, not_applicable, marks, reports,
                                       report_id, submission_id, n)
                order by s.n
                """)
                .param("periods", longs(sheets, Sheet::periodId))
                .param("units", longs(sheets, Sheet::unitId))
                .param("levels", sheets.stream().map(Sheet::level).toArray(Integer[]::new))
                .param("own", texts(sheets, s -> s.own().text()))
                .param("override", texts(sheets, s -> s.override().text()))
                .param("below", texts(sheets, s -> Vector.text(s.below())))
                .param("given", texts(sheets, s -> Vector.text(s.given())))
                .param("notApplicable", texts(sheets, s -> Vector.text(s.notApplicable())))
                .param("marks", texts(sheets, s -> Vector.text(s.marks())))
                .param("reports", sheets.stream().map(Sheet::reports).toArray(Integer[]::new))
                .param("reportIds", longs(sheets, Sheet::reportId))
                .param("submissionIds", longs(sheets, Sheet::submissionId))
                .update();
    }

    private static @Nullable Long[] longs(List<Sheet> sheets, Function<Sheet, @Nullable Long> value) {
        List<@Nullable Long> values = new ArrayList<>(sheets.size());
        for (Sheet sheet : sheets) values.add(value.apply(sheet));
        return values.toArray(Long[]::new);
    }

    private static String[] texts(List<Sheet> sheets, Function<Sheet, String> value) {
        return sheets.stream().map(value).toArray(String[]::new);
    }
}
