package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/**
 * Whatever is done in whichever order, writing, sending, withdrawing, returning, accepting, taking back, correcting and giving up:
 * what counts is what was accepted last, at every level, and nothing else.
 */
class CountingTest {
    /** Asked for at both levels, and in no relation with others. */
    private static final String CODE = "37";

    private static final Set<ReportAct> ONWARD =
            EnumSet.of(ReportAct.PRESENT, ReportAct.SUBMIT, ReportAct.ACCEPT, ReportAct.CORRECT);

    private final Office office = new Office(5);
    private final Figures figures = Office.HOUSE.bean(Figures.class);
    private final Unit centre = Office.HOUSE.unit(Cast.CENTRE);
    private final Unit province = Office.HOUSE.unit(Cast.PROVINCE);
    private final int slot = office.slot(CODE);
    private final Random random = new Random(2026);

    /** What the report of a unit says in its working copy, in the edition in hand, and in the one that counts. */
    private final Map<Long, Said> written = new HashMap<>();

    private final Map<Long, Said> sent = new HashMap<>();
    private final Map<Long, Said> counting = new HashMap<>();

    /** @param override in place of the sum, null for none */
    private record Said(long own, @Nullable Long override) {}

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void whatCountsIsWhatWasAcceptedLastWhateverIsDoneInWhichOrder() {
        List<Unit> units = new ArrayList<>(Office.HOUSE
                .bean(Units.class)
                .children(province.id(), office.period.lastDay())
                .subList(0, 3));
        units.add(province);
        Map<Long, Report> reports = new HashMap<>();
        for (Unit unit : units) {
            reports.put(unit.id(), office.sent(unit));
            Said fives = new Said(office.fives(unit.level()).getOrDefault(slot, 0L), null);
            written.put(unit.id(), fives);
            sent.put(unit.id(), fives);
        }
        int corrected = 0;
        for (int step = 0; step < 500; step++) {
            Unit unit = units.get(random.nextInt(units.size()));
            Actor leader = Office.somebody(Role.LEADER, unit);
            Report report = office.now(leader, Objects.requireNonNull(reports.get(unit.id())));
            if (report.isWritableBy(leader) && random.nextBoolean()) {
                write(report, unit, leader);
                continue;
            }
            ReportAct act = act(report);
            take(act, report, unit, leader);
            if (act == ReportAct.ACCEPT && report.isCorrecting()) corrected++;
            assertFigures(units, "step " + step + ", " + act);
            if (step % 100 == 99) assertVerified();
        }
        assertThat(corrected).isGreaterThan(5);
        assertVerified();
    }

    /** Any that leads on; those that lead back are seldom, so that corrections come to their end. */
    private ReportAct act(Report report) {
        List<ReportAct> acts = Lifecycle.acts(report.state(), report.isCorrecting());
        List<ReportAct> onward = acts.stream().filter(ONWARD::contains).toList();
        List<ReportAct> from = onward.isEmpty() || random.nextInt(4) == 0 ? acts : onward;
        return from.get(random.nextInt(from.size()));
    }

    private void write(Report report, Unit unit, Actor leader) {
        Said said = new Said(
                random.nextInt(40) * 1000L,
                unit.equals(province) && random.nextInt(3) == 0 ? random.nextInt(200) * 1000L : null);
        Cell standing = office.drafts.content(report).cell(slot);
        Cell wanted = new Cell(
                slot, said.own(), said.override(), said.override() == null ? "" : "Tính trùng.", "", 0, 0, null);
        assertThat(office.drafts
                        .save(
                                leader,
                                report.id(),
                                List.of(new Drafts.CellChange(wanted, standing.version())),
                                List.of())
                        .hasConflicts())
                .isFalse();
        written.put(unit.id(), said);
    }

    private void take(ReportAct act, Report report, Unit unit, Actor leader) {
        long id = report.id();
        int revision = report.revision();
        Actor superior = Office.somebody(Role.OFFICER, unit.equals(province) ? centre : province);
        switch (act) {
            case PRESENT -> {
                List<Fault> faults = office.filing.present(leader, id, revision, Texts.VIETNAMESE);
                assertThat(faults.isEmpty()).isNotEqualTo(saysNothingNew(report, unit));
            }
            case HAND_BACK -> office.filing.handBack(leader, id, revision, "");
            case SUBMIT -> {
                if (office.filing.submit(leader, id, revision, Texts.VIETNAMESE).isEmpty())
                    put(sent, unit, written.get(unit.id()));
                else assertThat(saysNothingNew(report, unit)).isTrue();
            }
            case WITHDRAW -> office.filing.withdraw(leader, id, revision, "");
            case RETURN -> office.acceptances.giveBack(superior, id, revision, "Sửa.", List.of());
            case ACCEPT -> {
                office.accept(report);
                put(counting, unit, sent.get(unit.id()));
            }
            case REVOKE -> {
                office.acceptances.revoke(superior, id, revision, "Nhầm.");
                counting.remove(unit.id());
            }
            case CORRECT -> office.corrections.begin(leader, id, revision, "Đếm thiếu.");
            case DROP_CORRECTION -> {
                office.corrections.drop(leader, id, revision);
                put(written, unit, counting.get(unit.id()));
                put(sent, unit, counting.get(unit.id()));
            }
            case BEGIN -> throw new IllegalStateException("begun long ago");
        }
        if (act == ReportAct.WITHDRAW || act == ReportAct.RETURN) put(written, unit, sent.get(unit.id()));
    }

    private boolean saysNothingNew(Report report, Unit unit) {
        return report.isCorrecting() && Objects.equals(written.get(unit.id()), counting.get(unit.id()));
    }

    private static void put(Map<Long, Said> to, Unit unit, @Nullable Said said) {
        to.put(unit.id(), Objects.requireNonNull(said));
    }

    private void assertFigures(List<Unit> units, String when) {
        Long sum = null;
        for (Unit unit : units) {
            Said said = counting.get(unit.id());
            if (unit.equals(province)) continue;
            assertThat(figure(unit)).as(when + ", " + unit.code()).isEqualTo(said == null ? null : said.own());
            if (said != null) sum = (sum == null ? 0 : sum) + said.own();
        }
        Said own = counting.get(province.id());
        if (own != null)
            sum = own.override() != null ? own.override() : Long.valueOf((sum == null ? 0 : sum) + own.own());
        assertThat(figure(province)).as(when + ", province").isEqualTo(sum);
        assertThat(figure(centre)).as(when + ", centre").isEqualTo(sum);
    }

    private void assertVerified() {
        assertThat(Office.HOUSE.bean(ReportVerification.class).differences()).isEmpty();
        assertThat(Office.HOUSE.bean(CorrectionVerification.class).differences())
                .isEmpty();
    }

    private @Nullable Long figure(Unit unit) {
        Sheet sheet = figures.sheets(List.of(unit.id()), office.period.id()).get(unit.id());
        return sheet == null ? null : sheet.figure(slot).amount();
    }
}
