package vn.giaoban.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.identity.Accounts;
import vn.giaoban.notices.Notices;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** How the reports of a period stand, unit by unit; and the reminders to those who are late. */
@Component
public class Boards {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Units units;
    private final Periods periods;
    private final Duties duties;
    private final Accounts accounts;
    private final Notices notices;
    private final Audit audit;

    public Boards(
            JdbcClient jdbc,
            Clock clock,
            Units units,
            Periods periods,
            Duties duties,
            Accounts accounts,
            Notices notices,
            Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.units = units;
        this.periods = periods;
        this.duties = duties;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
    }

    /**
     * One unit on a board.
     *
     * @param state null: not begun
     * @param correcting an accepted edition counts while the next one is written, sent or judged
     * @param late nothing was sent by the end of the day it was due
     * @param readable the report's id where something was sent, null otherwise
     */
    public record Row(
            Unit unit,
            @Nullable ReportState state,
            boolean correcting,
            boolean late,
            LocalDate due,
            int filled,
            int required,
            @Nullable Instant sentAt,
            int submissions,
            @Nullable Long readable,
            int revision,
            @Nullable Instant remindedAt) {
        /** True while the superior has nothing in hand. */
        public boolean isOwed() {
            return state == null || (state.isOpen() && !correcting);
        }

        /** True while an edition counts. */
        public boolean isAccepted() {
            return state == ReportState.ACCEPTED || correcting;
        }

        /** Worst first: owed and late, owed, waiting, accepted. */
        public int rank() {
            if (isOwed()) return late ? 0 : 1;
            return state == ReportState.SUBMITTED ? 2 : 3;
        }
    }

    /**
     * How many reports of a period stand how, among the units directly below.
     *
     * @param corrections of the accepted ones, those with a correction to be judged
     */
    public record Counts(int expected, int notSent, int waiting, int returned, int accepted, int corrections) {}

    /** The units directly below one that the actor sees, with their reports of a period; a unit with none has no board. */
    public List<Row> rows(Actor actor, long superiorId, Period period) {
        NotFound.unless(units.seesAs(actor, superiorId, Role.OFFICER, Role.LEADER, Role.AUDITOR));
        Map<Long, Unit> children = new HashMap<>();
        for (Unit child : duties.below(superiorId, period)) children.put(child.id(), child);
        NotFound.unless(!children.isEmpty());
        LocalDate due = duties.dueFromBelow(period, superiorId);
        Instant dueEnd = due.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
        Instant now = clock.instant();
        List<Row> rows = new ArrayList<>();
        jdbc.sql("""
                select u.unit_id, r.id, r.state, r.filled, r.required, r.sent_at, r.first_sent_at, r.submissions, r.revision,
                  r.accepted_submission_id is not null and r.state <> 'ACCEPTED' as correcting,
                  (select max(m.at) from reporting.reminder m where m.unit_id = u.unit_id and m.period_id = :period) as reminded_at
                from unnest(:units::bigint[]) as u(unit_id)
                left join reporting.report r on r.unit_id = u.unit_id and r.period_id = :period
                """)
                .param("period", period.id())
                .param("units", children.keySet().toArray(Long[]::new))
                .query(rs -> {
                    String state = rs.getString("state");
                    Instant firstSent = Reports.instant(rs, "first_sent_at");
                    boolean late = firstSent == null ? now.isAfter(dueEnd) : firstSent.isAfter(dueEnd);
                    rows.add(new Row(
                            java.util.Objects.requireNonNull(children.get(rs.getLong("unit_id"))),
                            state == null ? null : ReportState.valueOf(state),
                            rs.getBoolean("correcting"),
                            late,
                            due,
                            rs.getInt("filled"),
                            rs.getInt("required"),
                            Reports.instant(rs, "sent_at"),
                            rs.getInt("submissions"),
                            rs.getInt("submissions") > 0 ? rs.getLong("id") : null,
                            rs.getInt("revision"),
                            Reports.instant(rs, "reminded_at")));
                });
        return rows;
    }

    /** By period id, how the reports directly below a unit stand; empty for a unit that nobody reports to. */
    public Map<Long, Counts> counts(Actor actor, long superiorId) {
        Map<Long, Counts> counts = new HashMap<>();
        if (!actor.holdsAnyIn(superiorId, Role.OFFICER, Role.LEADER, Role.AUDITOR)) return counts;
        Map<Long, Integer> numbers = duties.numbers(superiorId, periods.opened());
        numbers.forEach((period, expected) -> counts.put(period, new Counts(expected, expected, 0, 0, 0, 0)));
        jdbc.sql("""
                select period_id,
                       count(*) filter (where state = 'SUBMITTED' and accepted_submission_id is null) as waiting,
                       count(*) filter (where state = 'RETURNED' and accepted_submission_id is null) as returned,
                       count(*) filter (where accepted_submission_id is not null) as accepted,
                       count(*) filter (where state = 'SUBMITTED' and accepted_submission_id is not null) as corrections
                from reporting.report where superior_id = :superior and period_id = any(:periods)
                group by period_id
                """)
                .param("superior", superiorId)
                .param("periods", numbers.keySet().toArray(Long[]::new))
                .query(rs -> {
                    long period = rs.getLong("period_id");
                    int expected = numbers.getOrDefault(period, 0);
                    int waiting = rs.getInt("waiting");
                    int accepted = rs.getInt("accepted");
                    counts.put(
                            period,
                            new Counts(
                                    expected,
                                    expected - waiting - accepted,
                                    waiting,
                                    rs.getInt("returned"),
                                    accepted,
                                    rs.getInt("corrections")));
                });
        return counts;
    }

    /** Whether the actor may remind the units directly below one. */
    boolean reminds(Actor actor, long superiorId) {
        return units.seesAs(actor, superiorId, Role.OFFICER, Role.LEADER);
    }

    /**
     * Reminds the officers and leaders of units that owe their report of a period. Units that owe nothing, or that are not below
     * the actor's own, are passed over.
     *
     * @return how many units were reminded
     */
    @Transactional
    public int remind(Actor actor, long superiorId, Period period, Set<Long> unitIds) {
        NotFound.unless(reminds(actor, superiorId));
        LinkedHashSet<Long> owed = new LinkedHashSet<>();
        LocalDate due = null;
        for (Row row : rows(actor, superiorId, period))
            if (row.isOwed() && unitIds.contains(row.unit().id())) {
                owed.add(row.unit().id());
                due = row.due();
            }
        if (due == null) return 0;
        Instant now = clock.instant();
        for (long unitId : owed) {
            jdbc.sql(
                            "insert into reporting.reminder (period_id, unit_id, account_id, at) values (:period, :unit, :account, :at)")
                    .param("period", period.id())
                    .param("unit", unitId)
                    .param("account", actor.accountId())
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
            List<Long> people = accounts.holders(unitId, actor.day(), Role.OFFICER, Role.LEADER);
            notices.send(people, "reminded", "/reports", NoticeArgs.of(period, vietnamese(due)));
        }
        audit.recordAll(
                actor,
                "report.reminded",
                "period",
                owed.stream().map(u -> period.id()).toList(),
                owed,
                Map.of("period", period.code()));
        return owed.size();
    }

    /** A day as both languages can read it in a notice: 25/9/2026. */
    private static String vietnamese(LocalDate day) {
        return new vn.giaoban.web.Formats(vn.giaoban.web.Texts.VIETNAMESE).day(day);
    }
}
