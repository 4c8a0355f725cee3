package vn.giaoban.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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
}
