package vn.giaoban.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.PageMemory;

/**
 * All periods, and all editions of indicators, relations and forms, read once for each revision of the catalogue. Every page, and every
 * question of an act, asks the database for the revision's number, so that all nodes are right at once; the rows are read again only when
 * it has changed.
 */
@Component
class Editions {
    private final JdbcClient jdbc;
    private volatile @Nullable Snapshot latest;

    Editions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Snapshot now() {
        return PageMemory.once(Editions.class, "now", this::read);
    }

    private Snapshot read() {
        long revision = jdbc.sql("select number from catalogue.revision")
                .query(Long.class)
                .single();
        Snapshot known = latest;
        if (known != null && known.revision == revision) return known;
        // A change between the two reads is no harm: it has its own number, which the next question will find.
        Snapshot read = new Snapshot(revision, Periods.rows(jdbc), indicators(), relations(), FormRows.all(jdbc));
        latest = read;
        return read;
    }

    /** The catalogue as of one revision, with the days that were asked for. */
    static final class Snapshot {
        private static final int DAYS = 100;
        private final long revision;
        private final List<Period> periods;
        private final List<Indicator> indicators;
        private final List<Relation> relations;
        private final List<Form> forms;
        private final Map<LocalDate, IndicatorsOfDay> days = new ConcurrentHashMap<>();

        Snapshot(
                long revision,
                List<Period> periods,
                List<Indicator> indicators,
                List<Relation> relations,
                List<Form> forms) {
            this.revision = revision;
            this.periods = List.copyOf(periods);
            this.indicators = indicators;
            this.relations = relations;
            this.forms = forms;
        }

        /** Latest first; of those that end on one day, the longest first. */
        List<Period> periods() {
            return periods;
        }

        IndicatorsOfDay of(LocalDate day) {
            if (days.size() > DAYS) days.clear();
            return days.computeIfAbsent(
                    day,
                    d -> new IndicatorsOfDay(
                            indicators.stream().filter(i -> i.holdsOn(d)).toList(),
                            relations.stream().filter(r -> r.holdsOn(d)).toList()));
        }

        /** All editions, of every day. */
        List<Indicator> indicators() {
            return indicators;
        }

        List<Relation> relations() {
            return relations;
        }

        /** The code of an indicator by its id. */
        Map<Long, String> codes() {
            return indicators.stream().collect(Collectors.toMap(Indicator::id, Indicator::code, (one, same) -> one));
        }

        List<Form> forms() {
            return forms;
        }

        Form form(long id) {
            return forms.stream().filter(f -> f.id() == id).findFirst().orElseThrow(NotFound::new);
        }

        Optional<Form> form(int level, LocalDate day) {
            return forms.stream()
                    .filter(f -> f.level() == level && f.holdsOn(day))
                    .findFirst();
        }
    }

    private List<Indicator> indicators() {
        return jdbc.sql("""
                select i.slot, i.code, e.id as edition_id, e.*
                from catalogue.indicator i
                join catalogue.indicator_edition e on e.indicator_id = i.id
                """)
                .query((rs, n) -> new Indicator(
                        rs.getLong("indicator_id"),
                        rs.getInt("slot"),
                        rs.getString("code"),
                        rs.getString("name_vi"),
                        rs.getString("name_en"),
                        rs.getString("measure_vi"),
                        rs.getString("measure_en"),
                        Theme.of(rs.getString("theme")),
                        AcrossUnits.valueOf(rs.getString("across_units")),
                        AcrossTime.valueOf(rs.getString("across_time")),
                        rs.getObject("numerator_id", Long.class),
                        rs.getObject("denominator_id", Long.class),
                        rs.getObject("base_id", Long.class),
                        rs.getInt("decimals"),
                        rs.getObject("minimum", Long.class),
                        rs.getObject("maximum", Long.class),
                        better(rs.getString("better")),
                        rs.getObject("headline_order", Integer.class),
                        rs.getString("note_vi"),
                        rs.getString("note_en"),
                        rs.getString("source"),
                        rs.getBoolean("inferred"),
                        rs.getObject("valid_from", LocalDate.class),
                        rs.getObject("valid_to", LocalDate.class),
                        rs.getString("legal_basis"),
                        rs.getBoolean("is_public"),
                        rs.getLong("edition_id")))
                .list();
    }

    private static @Nullable Better better(@Nullable String name) {
        return name == null ? null : Better.valueOf(name);
    }

    private List<Relation> relations() {
        return jdbc.sql("""
                select code, left_codes, operator, right_codes, message_vi, message_en, valid_from, valid_to
                from catalogue.relation
                order by code, valid_from
                """)
                .query((rs, n) -> new Relation(
                        rs.getString("code"),
                        strings(rs, "left_codes"),
                        Relation.Operator.of(rs.getString("operator")),
                        strings(rs, "right_codes"),
                        rs.getString("message_vi"),
                        rs.getString("message_en"),
                        rs.getObject("valid_from", LocalDate.class),
                        rs.getObject("valid_to", LocalDate.class)))
                .list();
    }

    private static List<String> strings(ResultSet rs, String column) throws SQLException {
        return List.of((String[]) rs.getArray(column).getArray());
    }
}
