package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** How far the reports have come, counted on a real PostgreSQL. */
class CompletionTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private final Units units = HOUSE.bean(Units.class);
    private final Completion completion = HOUSE.bean(Completion.class);
    private Period period;
    private Unit langSon;
    private List<Unit> communes;

    @BeforeEach
    void aPeriodOfItsOwn() {
        period = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2026, 8, true));
        langSon = HOUSE.unit(Cast.PROVINCE);
        communes = units.children(langSon.id(), period.lastDay());
    }

    @AfterEach
    void leaveNothing() {
        HOUSE.jdbc()
                .sql("delete from reporting.report where period_id = :p")
                .param("p", period.id())
                .update();
        HOUSE.jdbc()
                .sql("delete from catalogue.period where id = :p")
                .param("p", period.id())
                .update();
    }

    @Test
    void beforeTheLastDayNobodyIsOverdue() {
        Completion.Counts counts = below(langSon, period.lastDay()).leaves();
        assertThat(counts).isEqualTo(new Completion.Counts(communes.size(), 0, 0, 0, 0, 0));
        assertThat(counts.missing()).isEqualTo(communes.size());
    }

    @Test
    void whatWasSentByTheEndOfTheLastDayIsInTime() {
        Instant end = VietnamTime.endOf(period.lastDay().plusDays(11));
        report(communes.get(0), "SUBMITTED", end.minusMillis(1));
        report(communes.get(1), "ACCEPTED", end);
        report(communes.get(2), "RETURNED", end.minusSeconds(60));
        report(communes.get(3), "DRAFT", null);
        Completion.Counts counts = below(langSon, period.lastDay().plusDays(20)).leaves();
        assertThat(counts).isEqualTo(new Completion.Counts(communes.size(), 1, 1, 1, 1, communes.size() - 2));
        assertThat(counts.inTime() + counts.late() + counts.missing()).isEqualTo(counts.expected());
    }

    @Test
    void theCentreSeesEachProvinceByItsCommunesAndProvincesApart() {
        report(communes.get(0), "ACCEPTED", VietnamTime.endOf(period.lastDay()));
        Completion.Below nation = below(HOUSE.unit(Cast.CENTRE), period.lastDay());
        assertThat(nation.leaves().expected()).isEqualTo(3_321);
        assertThat(nation.level(2).expected()).isEqualTo(34);
        assertThat(nation.child(langSon.id()).accepted()).isEqualTo(1);
        assertThat(nation.child(langSon.id()).expected()).isEqualTo(communes.size());
    }

    @Test
    void overTimeAPeriodSaysWhatItSaysAlone() {
        Instant end = VietnamTime.endOf(period.lastDay().plusDays(11));
        report(communes.get(0), "SUBMITTED", end.minusMillis(1));
        report(communes.get(1), "ACCEPTED", end);
        report(communes.get(2), "RETURNED", end.minusSeconds(60));
        report(communes.get(3), "DRAFT", null);
        for (Unit unit : List.of(langSon, HOUSE.unit(Cast.CENTRE)))
            for (int days : new int[] {5, 20})
                assertThat(overTime(List.of(unit), false, days))
                        .isEqualTo(below(unit, period.lastDay().plusDays(days)).all());
    }

    @Test
    void aGroupCountsItsOwnUnitsAndEachOnce() {
        Instant end = VietnamTime.endOf(period.lastDay().plusDays(11));
        report(communes.get(0), "SUBMITTED", end.minusMillis(1));
        report(communes.get(1), "ACCEPTED", end);
        assertThat(overTime(communes.subList(0, 3), true, 20)).isEqualTo(new Completion.Counts(3, 1, 1, 1, 0, 1));
        assertThat(overTime(List.of(communes.get(1), langSon), true, 20))
                .isEqualTo(new Completion.Counts(communes.size() + 1, 1, 1, 1, 0, communes.size() - 1));
    }

    private Completion.Counts overTime(List<Unit> roots, boolean own, int daysAfter) {
        return HOUSE.bean(CompletionOverTime.class)
                .below(
                        Map.of(period, roots.stream().map(Unit::id).toList()),
                        own,
                        VietnamTime.endOf(period.lastDay().plusDays(daysAfter)).minusSeconds(1))
                .get(period.id());
    }

    private Completion.Below below(Unit unit, LocalDate day) {
        return completion.below(
                period,
                unit,
                units.children(unit.id(), period.lastDay()),
                VietnamTime.endOf(day).minusSeconds(1));
    }

    private void report(Unit unit, String state, Instant firstSent) {
        HOUSE.jdbc()
                .sql("""
                insert into reporting.report (period_id, unit_id, superior_id, form_id, state, begun_at, first_sent_at, accepted_submission_id)
                select :period, :unit, :superior, min(id), :state, now(), :sent::timestamptz, case when :state = 'ACCEPTED' then 1 end
                from catalogue.form where level = 4
                """)
                .param("period", period.id())
                .param("unit", unit.id())
                .param("superior", unit.parentId())
                .param("state", state)
                .param("sent", firstSent == null ? null : firstSent.toString(), java.sql.Types.VARCHAR)
                .update();
    }
}
