package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/** An accepted report is corrected by its next edition; until that is accepted, the one before counts. */
class CorrectionsTest {
    private static final String CODE = "37";

    private final Office office = new Office(6);
    private final Figures figures = Office.HOUSE.bean(Figures.class);
    private final Submissions submissions = Office.HOUSE.bean(Submissions.class);
    private final Unit centre = Office.HOUSE.unit(Cast.CENTRE);
    private final Unit province = Office.HOUSE.unit(Cast.PROVINCE);
    private final List<Unit> communes = Office.HOUSE.bean(Units.class).children(province.id(), office.period.lastDay());
    private final Unit commune = communes.get(0);
    private final Actor officer = Office.somebody(Role.OFFICER, commune);
    private final Actor leader = Office.somebody(Role.LEADER, commune);
    private final Actor dung = Office.HOUSE.actor("dung");
    private final int slot = office.slot(CODE);

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void anAcceptedCorrectionChangesCommuneProvinceAndNationByTheDifferenceAtThatMoment() {
        Report report = office.accepted(commune);
        office.accepted(communes.get(1));
        report = office.correction(commune, slot, report, 9_000);
        for (Unit unit : List.of(province, centre)) assertThat(figure(unit)).isEqualTo(10_000);
        assertThat(figure(commune)).isEqualTo(5_000);
        accept(report);
        assertThat(figure(commune)).isEqualTo(9_000);
        for (Unit unit : List.of(province, centre)) assertThat(figure(unit)).isEqualTo(14_000);
        assertVerified();
    }

    @Test
    void oldAndNewAreKeptWithWhoWhenAndWhy() {
        Report report = office.correction(commune, slot, office.accepted(commune), 9_000);
        accept(report);
        Map<Integer, Correction> accepted = office.corrections.of(now(report));
        assertThat(accepted).containsOnlyKeys(2);
        Correction correction = accepted.get(2);
        assertThat(correction.reason()).isEqualTo("Đếm thiếu.");
        assertThat(correction.requestedBy()).isEqualTo(officer.accountId());
        assertThat(correction.acceptedBy()).isEqualTo(dung.accountId());
        assertThat(correction.published()).isFalse();
        assertThat(submissions.get(correction.fromSubmissionId()).own().get(slot))
                .isEqualTo(5_000);
        assertThat(submissions.get(correction.toSubmissionId()).own().get(slot)).isEqualTo(9_000);
        assertThat(office.corrections.done(correction).get(slot))
                .extracting(FigureCorrection::old, FigureCorrection::now)
                .containsExactly(5_000L, 9_000L);
        assertThat(office.steps.of(report.id()).stream().map(Step::act).limit(4))
                .containsExactly(ReportAct.ACCEPT, ReportAct.SUBMIT, ReportAct.PRESENT, ReportAct.CORRECT);
    }

    @Test
    void whileItIsCorrectedTheReportCountsAsAcceptedAndInTime() {
        Report report = office.accepted(commune);
        Completion.Counts before = completion();
        assertThat(before.accepted()).isEqualTo(1);
        office.corrections.begin(officer, report.id(), report.revision(), "Đếm thiếu.");
        assertNoWorse(before, ReportState.DRAFT);
        office.write(officer, report, slot, 9_000);
        office.filing.present(officer, report.id(), now(report).revision(), Texts.VIETNAMESE);
        assertNoWorse(before, ReportState.PRESENTED);
        office.filing.submit(leader, report.id(), now(report).revision(), Texts.VIETNAMESE);
        assertNoWorse(before, ReportState.SUBMITTED);
        office.filing.withdraw(leader, report.id(), now(report).revision(), "");
        assertNoWorse(before, ReportState.WITHDRAWN);
        office.resend(commune, report);
        office.acceptances.giveBack(dung, report.id(), now(report).revision(), "Xem lại.", List.of());
        assertNoWorse(before, ReportState.RETURNED);
        office.resend(commune, report);
        assertThat(office.acceptances.accept(dung, office.period, List.of(office.seen(now(report)))))
                .isEqualTo(1);
        assertThat(completion()).isEqualTo(before);
        assertVerified();
    }

    @Test
    void aReturnedCorrectionOpensOnlyWhatWasObjectedTo() {
        Report report = office.correction(commune, slot, office.accepted(commune), 9_000);
        office.acceptances.giveBack(
                dung, report.id(), report.revision(), "", List.of(new Objection(slot, null, "Cao quá.")));
        Drafts.Openness openness = office.drafts.openness(now(report));
        assertThat(openness.admits(slot)).isTrue();
        assertThat(openness.admits(office.slot("13"))).isFalse();
        assertThat(figure(commune)).isEqualTo(5_000);
    }

    @Test
    void aCorrectionThatIsGivenUpLeavesTheAcceptedEditionInPlaceOfWhatWasWritten() {
        Report accepted = office.accepted(commune);
        Report report = office.correction(commune, slot, accepted, 9_000);
        office.acceptances.giveBack(dung, report.id(), report.revision(), "Không cần.", List.of());
        office.corrections.drop(officer, report.id(), now(report).revision());
        Report dropped = now(report);
        assertThat(dropped.state()).isEqualTo(ReportState.ACCEPTED);
        assertThat(dropped.lastSubmissionId()).isEqualTo(accepted.lastSubmissionId());
        assertThat(dropped.sentAt()).isEqualTo(accepted.sentAt());
        assertThat(dropped.filled()).isEqualTo(accepted.filled());
        assertThat(office.drafts.content(dropped).cell(slot).own()).isEqualTo(5_000);
        assertVerified();
        // The next one is an edition of its own, and taking the acceptance back lays the right edition before the
        // superior.
        office.acceptances.revoke(dung, dropped.id(), dropped.revision(), "Nhầm.");
        assertThat(now(dropped).lastSubmissionId()).isEqualTo(accepted.lastSubmissionId());
        accept(now(dropped));
        Report again = office.correction(commune, slot, now(dropped), 7_000);
        accept(again);
        assertThat(office.corrections.of(now(again))).containsOnlyKeys(3);
        assertThat(figure(centre)).isEqualTo(7_000);
        assertVerified();
    }

    @Test
    void aCorrectionThatCorrectsNothingIsRefused() {
        Report report = office.accepted(commune);
        office.corrections.begin(officer, report.id(), report.revision(), "Đếm thiếu.");
        assertThat(office.filing.present(officer, report.id(), now(report).revision(), Texts.VIETNAMESE))
                .singleElement()
                .extracting(Fault::kind)
                .isEqualTo(Fault.Kind.NOTHING_CORRECTED);
        office.write(officer, report, slot, 9_000);
        assertThat(office.filing.present(officer, report.id(), now(report).revision(), Texts.VIETNAMESE))
                .isEmpty();
        Cell cell = office.drafts.content(report).cell(slot);
        office.drafts.save(
                leader,
                report.id(),
                List.of(new Drafts.CellChange(new Cell(slot, 5_000L, null, "", "", 0, 0, null), cell.version())),
                List.of());
        assertThat(office.filing.submit(leader, report.id(), now(report).revision(), Texts.VIETNAMESE))
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.NOTHING_CORRECTED);
    }

    @Test
    void anAcceptanceIsNotTakenBackWhileItIsBeingCorrected() {
        Report report = office.accepted(commune);
        office.corrections.begin(officer, report.id(), report.revision(), "Đếm thiếu.");
        assertThatThrownBy(() ->
                        office.acceptances.revoke(dung, report.id(), now(report).revision(), "Nhầm."))
                .isInstanceOf(StaleReport.class);
    }

    @Test
    void onlyTheUnitsOwnPeopleCorrectAndNobodyWhatIsNotAccepted() {
        Report report = office.accepted(commune);
        for (Actor other : List.of(
                dung,
                Office.HOUSE.actor("binh"),
                Office.somebody(Role.LEADER, communes.get(1)),
                Office.somebody(Role.ADMINISTRATOR, commune),
                Office.somebody(Role.AUDITOR, commune)))
            assertThatThrownBy(() -> office.corrections.begin(other, report.id(), report.revision(), "Đếm thiếu."))
                    .as(other.username())
                    .isInstanceOf(NotFound.class);
        Report sent = office.sent(communes.get(1));
        assertThatThrownBy(() -> office.corrections.begin(
                        Office.somebody(Role.LEADER, communes.get(1)), sent.id(), sent.revision(), "Đếm thiếu."))
                .isInstanceOf(StaleReport.class);
        assertThatThrownBy(() -> office.corrections.drop(leader, report.id(), report.revision()))
                .isInstanceOf(StaleReport.class);
    }

    @Test
    void verificationNamesACorrectionThatSomebodyChangedByHand() {
        accept(office.correction(commune, slot, office.accepted(commune), 9_000));
        Office.HOUSE
                .jdbc()
                .sql("update reporting.correction_figure set new_amount = 8000 where slot = :slot and unit_id = :unit")
                .param("slot", slot)
                .param("unit", commune.id())
                .update();
        assertThat(Office.HOUSE.bean(CorrectionVerification.class).differences())
                .singleElement()
                .asString()
                .contains("slot " + slot);
        Office.HOUSE
                .jdbc()
                .sql("update reporting.report set accepted_submission_id = null where period_id = :p")
                .param("p", office.period.id())
                .update();
        assertThat(Office.HOUSE.bean(CorrectionVerification.class).differences())
                .anyMatch(said -> said.contains("ACCEPTED"));
        assertThat(Office.HOUSE.bean(ReportVerification.class).differences()).isNotEmpty();
    }

    @Test
    void theSuperiorReadsWhatChangesOnceItIsSentAndNotBefore() {
        Unit home = Office.HOUSE.unit(Cast.COMMUNE);
        Report report = office.accepted(home);
        Actor hoa = Office.HOUSE.actor("hoa");
        office.corrections.begin(hoa, report.id(), report.revision(), "Đếm thiếu một cuộc.");
        office.write(hoa, report, slot, 9_137L * 1000);
        String address = "/reports/" + report.id();
        assertThat(Office.HOUSE.signedIn("hoa").get(address + "/correction").body())
                .contains("9.137");
        assertThat(Office.HOUSE.signedIn("dung").get(address + "/correction").status())
                .isEqualTo(404);
        assertThat(Office.HOUSE.signedIn("dung").get(address).body()).doesNotContain("9.137");
        office.filing.present(hoa, report.id(), office.now(hoa, report).revision(), Texts.VIETNAMESE);
        Actor pao = Office.HOUSE.actor("pao");
        office.filing.submit(pao, report.id(), office.now(pao, report).revision(), Texts.VIETNAMESE);
        assertThat(Office.HOUSE.signedIn("dung").get(address + "/correction").body())
                .contains("9.137")
                .contains("Đếm thiếu một cuộc.");
        assertThat(Office.HOUSE.signedIn("dung").get("/notices").body()).contains("đã gửi đính chính");
        assertThat(Office.HOUSE.signedIn("dung").get(address).body())
                .as("what counts is shown until it is accepted")
                .doesNotContain("9.137");
    }

    private Report now(Report report) {
        return office.now(leader, report);
    }

    private void accept(Report report) {
        office.acceptances.accept(dung, office.period, List.of(office.seen(report)));
    }

    private void assertNoWorse(Completion.Counts before, ReportState state) {
        assertThat(completion()).as(state.name()).isEqualTo(before);
        assertThat(figure(centre)).as(state.name()).isEqualTo(5_000);
        Boards boards = Office.HOUSE.bean(Boards.class);
        Boards.Row row = boards.rows(dung, province.id(), office.period).stream()
                .filter(r -> r.unit().id() == commune.id())
                .findFirst()
                .orElseThrow();
        assertThat(row.state()).isEqualTo(state);
        assertThat(row.correcting()).isTrue();
        assertThat(row.isOwed()).as(state.name()).isFalse();
        Boards.Counts counts = boards.counts(dung, province.id()).get(office.period.id());
        assertThat(counts)
                .as(state.name())
                .isEqualTo(new Boards.Counts(
                        communes.size(), communes.size() - 1, 0, 0, 1, state == ReportState.SUBMITTED ? 1 : 0));
        assertThat(boards.remind(dung, province.id(), office.period, java.util.Set.of(commune.id())))
                .isZero();
    }

    private Completion.Counts completion() {
        return Office.HOUSE
                .bean(Completion.class)
                .below(office.period, province, communes, VietnamTime.endOf(TestHouse.TODAY))
                .leaves();
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
