package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.figures.Amounts;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/** The working copy: nobody overwrites anybody silently, and nothing is written in what is not open. */
class DraftsTest {
    private final Office office = new Office(1);
    private final Unit commune = Office.HOUSE.unit(Cast.COMMUNE);
    private final Unit province = Office.HOUSE.unit(Cast.PROVINCE);
    private final Actor hoa = Office.HOUSE.actor("hoa");
    private final Actor pao = Office.HOUSE.actor("pao");

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void whatIsSavedStandsWithItsVersionAndWriter() {
        Report report = office.reports.begin(hoa, commune.id(), office.period);
        Drafts.Saved saved = save(hoa, report, says("13", 214, 0));
        assertThat(saved.hasConflicts()).isFalse();
        Cell cell = office.drafts.content(report).cell(office.slot("13"));
        assertThat(cell.own()).isEqualTo(214_000);
        assertThat(cell.version()).isEqualTo(1);
        assertThat(cell.changedBy()).isEqualTo(hoa.accountId());
    }

    @Test
    void aCellThatSomebodyElseChangedMeanwhileIsToldWithBothValuesAndNotOverwritten() {
        Report report = office.reports.begin(hoa, commune.id(), office.period);
        save(hoa, report, says("13", 214, 0));
        save(pao, report, says("13", 220, 1));
        Drafts.Saved saved = save(hoa, report, says("13", 215, 1), says("15", 80, 0));
        assertThat(saved.conflicts()).singleElement().satisfies(standing -> {
            assertThat(standing.own()).isEqualTo(220_000);
            assertThat(standing.changedBy()).isEqualTo(pao.accountId());
            assertThat(standing.version()).isEqualTo(2);
        });
        assertThat(saved.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.own()).isEqualTo(80_000));
        assertThat(own(report, "13")).isEqualTo(220_000);
        save(hoa, report, says("13", 215, 2));
        assertThat(own(report, "13")).isEqualTo(215_000);
    }

    @Test
    void twoWhoSayTheSameHaveNoConflict() {
        Report report = office.reports.begin(hoa, commune.id(), office.period);
        save(hoa, report, says("13", 214, 0));
        Drafts.Saved saved = save(pao, report, says("13", 214, 0));
        assertThat(saved.hasConflicts()).isFalse();
        assertThat(saved.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.changedBy()).isEqualTo(hoa.accountId()));
    }

    @Test
    void textsConflictLikeFigures() {
        Report report = office.reports.begin(hoa, commune.id(), office.period);
        write(hoa, report, "Tình hình ổn định.", 0);
        Drafts.Saved saved = write(pao, report, "Tình hình cơ bản ổn định.", 0);
        assertThat(saved.textConflicts())
                .singleElement()
                .satisfies(standing -> assertThat(standing.body()).isEqualTo("Tình hình ổn định."));
        assertThat(office.drafts.content(report).passage("situation").body()).isEqualTo("Tình hình ổn định.");
    }

    @Test
    void zeroBlankAndNotApplicableStayThreeValues() {
        Report report = office.reports.begin(hoa, commune.id(), office.period);
        save(hoa, report, says("16", 0, 0), change("46", Amounts.NOT_APPLICABLE, 0), says("5", 3, 0));
        save(hoa, report, change("5", null, 1));
        Content content = office.drafts.content(report);
        assertThat(content.cell(office.slot("16")).own()).isZero();
        assertThat(content.cell(office.slot("46")).isNotApplicable()).isTrue();
        assertThat(content.cell(office.slot("46")).number()).isNull();
        assertThat(content.cell(office.slot("5")).own()).isNull();
        assertThat(content.own().get(office.slot("5"))).isNull();
    }

    @Test
    void onlyWhatWasObjectedToIsOpenAfterAReturn() {
        Report report = office.sent(commune);
        Actor dung = Office.HOUSE.actor("dung");
        office.acceptances.giveBack(
                dung,
                report.id(),
                report.revision(),
                "Xem lại.",
                List.of(new Objection(office.slot("13"), null, "Cao quá."), new Objection(null, "tasks", "Ngắn quá.")));
        Report returned = office.now(hoa, report);
        assertThat(returned.state()).isEqualTo(ReportState.RETURNED);
        save(hoa, returned, says("13", 6, version(returned, "13")), says("15", 6, version(returned, "15")));
        assertThat(own(returned, "13")).isEqualTo(6_000);
        assertThat(own(returned, "15")).isEqualTo(5_000);
        office.drafts.save(
                hoa,
                returned.id(),
                List.of(),
                List.of(
                        new Drafts.PassageChange("tasks", "Dài hơn.", 1),
                        new Drafts.PassageChange("situation", "Khác.", 1)));
        assertThat(office.drafts.content(returned).passage("tasks").body()).isEqualTo("Dài hơn.");
        assertThat(office.drafts.content(returned).passage("situation").body()).isEqualTo("Vài câu.");

        // Presented again and handed back, it is still no more than that.
        office.filing.present(hoa, report.id(), returned.revision(), Texts.VIETNAMESE);
        Report presented = office.now(pao, report);
        save(pao, presented, says("15", 6, version(presented, "15")));
        assertThat(own(presented, "15")).isEqualTo(5_000);
    }

    @Test
    void aReturnWithoutObjectionsOpensEverything() {
        Report report = office.sent(commune);
        office.acceptances.giveBack(Office.HOUSE.actor("dung"), report.id(), report.revision(), "Viết lại.", List.of());
        save(hoa, report, says("15", 6, version(report, "15")));
        assertThat(own(report, "15")).isEqualTo(6_000);
    }

    @Test
    void nothingIsWrittenInWhatIsSentOrAccepted() {
        Report report = office.sent(commune);
        assertThatThrownBy(() -> save(hoa, report, says("13", 6, 1))).isInstanceOf(StaleReport.class);
        office.acceptances.accept(Office.HOUSE.actor("dung"), office.period, List.of(office.seen(report)));
        assertThatThrownBy(() -> save(pao, report, says("13", 6, 1))).isInstanceOf(StaleReport.class);
        assertThat(own(report, "13")).isEqualTo(5_000);
    }

    @Test
    void whileItIsPresentedOnlyTheLeaderWrites() {
        Report report = office.presented(commune);
        assertThatThrownBy(() -> save(hoa, report, says("13", 6, 1))).isInstanceOf(StaleReport.class);
        save(pao, report, says("13", 6, 1));
        assertThat(own(report, "13")).isEqualTo(6_000);
    }

    @Test
    void toOthersAnUnsentReportDoesNotExist() {
        Report report = office.reports.begin(hoa, commune.id(), office.period);
        for (Actor other : List.of(
                Office.HOUSE.actor("dung"),
                Office.HOUSE.actor("tuan"),
                Office.HOUSE.actor("kiem"),
                Office.somebody(Role.OFFICER, province)))
            assertThatThrownBy(() -> save(other, report, says("13", 6, 0))).isInstanceOf(NotFound.class);
    }

    @Test
    void completenessIsCountedFromTheContentAndNeverExceedsWhatIsRequired() {
        Report report = office.drafted(hoa, commune);
        assertThat(report.filled()).isEqualTo(report.required()).isGreaterThan(30);
        save(hoa, report, says("5", 3, 0), says("26", 1, 0));
        assertThat(office.now(hoa, report).filled()).isEqualTo(report.required());
        save(hoa, report, change("13", null, 1));
        assertThat(office.now(hoa, report).filled()).isEqualTo(report.required() - 1);
    }

    private Drafts.CellChange says(String code, long whole, int base) {
        return change(code, whole * 1000, base);
    }

    private Drafts.CellChange change(String code, Long amount, int base) {
        return new Drafts.CellChange(new Cell(office.slot(code), amount, null, "", "", 0, 0, null), base);
    }

    private Drafts.Saved save(Actor actor, Report report, Drafts.CellChange... changes) {
        return office.drafts.save(actor, report.id(), List.of(changes), List.of());
    }

    private Drafts.Saved write(Actor actor, Report report, String body, int base) {
        return office.drafts.save(
                actor, report.id(), List.of(), List.of(new Drafts.PassageChange("situation", body, base)));
    }

    private Long own(Report report, String code) {
        return office.drafts.content(report).cell(office.slot(code)).own();
    }

    private int version(Report report, String code) {
        return office.drafts.content(report).cell(office.slot(code)).version();
    }
}
