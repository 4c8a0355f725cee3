package vn.giaoban.calendar;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the dated rules of periods. */
@Component
public class PeriodRules {
    private final JdbcClient jdbc;

    public PeriodRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rule by which a period of a year runs; empty where none holds. */
    public Optional<PeriodRule> of(PeriodKind kind, int year, int number) {
        return all().stream().filter(rule -> rule.holdsFor(kind, year, number)).findFirst();
    }

    public List<PeriodRule> all() {
        return jdbc.sql("""
                select kind, number, first_year, first_month, first_day, last_month, last_day, valid_from, valid_to, legal_basis
                from calendar.period_rule
                order by valid_from desc, id
                """)
                .query((rs, n) -> new PeriodRule(
                        PeriodKind.valueOf(rs.getString("kind")),
                        rs.getInt("number"),
                        rs.getInt("first_year"),
                        rs.getInt("first_month"),
                        rs.getInt("first_day"),
                        rs.getInt("last_month"),
                        rs.getInt("last_day"),
                        rs.getObject("valid_from", LocalDate.class),
                        rs.getObject("valid_to", LocalDate.class),
                        rs.getString("legal_basis")))
                .list();
    }

    /** The editions of the rules of a kind: an id for each first day of validity. */
    public Map<LocalDate, Long> editions(PeriodKind kind) {
        Map<LocalDate, Long> editions = new TreeMap<>();
        jdbc.sql("select valid_from, min(id) as id from calendar.period_rule where kind = :kind group by valid_from")
                .param("kind", kind.name())
                .query(rs -> {
                    editions.put(rs.getObject("valid_from", LocalDate.class), rs.getLong("id"));
                });
        return editions;
    }

    /** Writes an edition: the rules of all numbers of a kind, valid on the same days. Gives its id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long insert(List<PeriodRule> rules) {
        for (PeriodRule rule : rules)
            jdbc.sql("""
                    insert into calendar.period_rule
                        (kind, number, first_year, first_month, first_day, last_month, last_day, valid_from, valid_to, legal_basis)
                    values (:kind, :number, :firstYear, :firstMonth, :firstDay, :lastMonth, :lastDay, :from, :to, :basis)
                    """)
                    .param("kind", rule.kind().name())
                    .param("number", rule.number())
                    .param("firstYear", rule.firstYear())
                    .param("firstMonth", rule.firstMonth())
                    .param("firstDay", rule.firstDay())
                    .param("lastMonth", rule.lastMonth())
                    .param("lastDay", rule.lastDay())
                    .param("from", rule.validFrom())
                    .param("to", rule.validTo(), Types.DATE)
                    .param("basis", rule.legalBasis())
                    .update();
        PeriodRule first = rules.getFirst();
        return Objects.requireNonNull(editions(first.kind()).get(first.validFrom()));
    }

    /** An edition ends on that day; null: it does not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void extend(PeriodKind kind, LocalDate from, @Nullable LocalDate to) {
        jdbc.sql("update calendar.period_rule set valid_to = :to where kind = :kind and valid_from = :from")
                .param("kind", kind.name())
                .param("from", from)
                .param("to", to, Types.DATE)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(PeriodKind kind, LocalDate from) {
        jdbc.sql("delete from calendar.period_rule where kind = :kind and valid_from = :from")
                .param("kind", kind.name())
                .param("from", from)
                .update();
    }
}
