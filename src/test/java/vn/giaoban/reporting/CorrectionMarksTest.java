package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/** What a correction did to the figures of every level is kept, and marked where it came after publication. */
class CorrectionMarksTest {
    private static final String CODE = "37";

    private final Office office = new Office(6);
    private final Figures figures = Office.HOUSE.bean(Figures.class);
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
    void figuresThatChangeAfterPublicationAreMarkedAtEveryLevelWithOldAndNew() {
        Report early = office.correction(commune, slot, office.accepted(commune), 6_000);
        accept(early);
        assertThat(marks(centre)).as("before publication").isEmpty();
        publish();
        Report late = office.correction(commune, slot, now(early), 9_000);
        accept(late);
        for (Unit unit : List.of(commune, province, centre)) {
            assertThat(marks(unit)).as(unit.code()).containsOnlyKeys(slot);
            assertThat(marks(unit).get(slot))
                    .as(unit.code())
                    .singleElement()
                    .extracting(FigureCorrection::old, FigureCorrection::now, FigureCorrection::unitId)
                    .containsExactly(6_000L, 9_000L, commune.id());
        }
        assertThat(marks(communes.get(1))).isEmpty();
        Report accepted = now(late);
        office.acceptances.revoke(dung, accepted.id(), accepted.revision(), "Nhầm.");
        assertThat(marks(centre)).as("no longer counts").isEmpty();
    }

    @Test
    void aShareIsMarkedWithItsParts() {
        publish();
        Report report = office.accepted(commune);
        office.corrections.begin(officer, report.id(), report.revision(), "Đếm thiếu.");
        office.write(officer, report, office.slot("40"), 4_000L);
        office.resend(commune, report);
        accept(now(report));
        assertThat(marks(centre)).containsOnlyKeys(office.slot("40"), office.slot("41"));
        assertThat(marks(centre).get(office.slot("41")).getFirst().now()).isEqualTo(80_000);
    }

    @Test
    void aSuperiorThatReplacedItsTotalByHandIsNotChangedAndNotMarked() {
        Report report = office.accepted(commune);
        Report above = office.drafted(Office.somebody(Role.OFFICER, province), province);
        Cell cell = office.drafts.content(above).cell(slot);
        office.drafts.save(
                Office.somebody(Role.OFFICER, province),
                above.id(),
                List.of(new Drafts.CellChange(
                        new Cell(slot, cell.own(), 30_000L, "Tính trùng.", "", 0, 0, null), cell.version())),
                List.of());
        Actor lan = Office.somebody(Role.LEADER, province);
        office.filing.present(lan, above.id(), office.now(lan, above).revision(), Texts.VIETNAMESE);
        office.filing.submit(lan, above.id(), office.now(lan, above).revision(), Texts.VIETNAMESE);
        office.accept(office.now(lan, above));
        publish();
        accept(office.correction(commune, slot, report, 9_000));
        assertThat(marks(commune)).containsOnlyKeys(slot);
        assertThat(marks(province)).isEmpty();
        assertThat(marks(centre)).isEmpty();
        assertThat(figure(centre)).isEqualTo(30_000);
        assertVerified();
    }

    @Test
    void correctionsAcceptedTogetherEachKnowWhatTheyDid() {
        publish();
        Report first = office.correction(commune, slot, office.accepted(commune), 9_000);
        Unit other = communes.get(1);
        Actor others = Office.somebody(Role.LEADER, other);
        Report second = office.accepted(other);
        office.corrections.begin(others, second.id(), second.revision(), "Đếm thừa.");
        office.write(others, office.now(others, second), slot, 3_000L);
        office.filing.present(others, second.id(), office.now(others, second).revision(), Texts.VIETNAMESE);
        office.filing.submit(others, second.id(), office.now(others, second).revision(), Texts.VIETNAMESE);
        Report third = office.sent(communes.get(2));
        office.acceptances.accept(
                dung,
                office.period,
                List.of(office.seen(office.now(others, second)), office.seen(first), office.seen(third)));
        assertThat(figure(centre)).isEqualTo(17_000);
        assertThat(marks(centre).get(slot))
                .extracting(one -> one.now() - one.old())
                .containsExactlyInAnyOrder(4_000L, -2_000L);
        assertVerified();
    }

    @Test
    void theMarkStandsOnThePagesOfEveryLevelAndOnThePublicOne() {
        publish();
        Report report = office.correction(commune, slot, office.accepted(commune), 15_000);
        assertThat(publicPage()).doesNotContain("đính chính");
        accept(report);
        String mark = "đính chính ngày 22/9/2026";
        assertThat(publicPage())
                .contains(mark)
                .contains("22/9/2026: từ 5 thành 15")
                .doesNotContain(commune.shortName());
        String figures = "/figures/%d/" + office.period.code();
        for (Unit unit : List.of(commune, province, centre)) {
            String person = unit.equals(centre) ? "mai" : "dung";
            String address = figures.formatted(unit.id());
            assertThat(Office.HOUSE.signedIn(person).get(address + "/" + CODE).body())
                    .as(unit.code())
                    .contains(mark)
                    .contains("từ 5 thành 15")
                    .contains("/reports/" + report.id() + "/corrections/2");
        }
        assertThat(Office.HOUSE
                        .signedIn("dung")
                        .get(figures.formatted(commune.id()))
                        .body())
                .contains(mark);
        assertThat(Office.HOUSE
                        .signedIn("tuan")
                        .get(figures.formatted(centre.id()) + "/" + CODE)
                        .body())
                .as("who reads no reports gets no link to one")
                .contains(mark)
                .doesNotContain("/corrections/2");
        assertThat(Office.HOUSE.signedIn("dung").get("/reports/" + report.id()).body())
                .contains(mark)
                .contains("Đính chính bằng bản 2");
    }

    private String publicPage() {
        return Office.HOUSE
                .visitor()
                .get("/public/figures/" + office.period.code())
                .body();
    }

    private Report now(Report report) {
        return office.now(leader, report);
    }

    private void accept(Report report) {
        office.acceptances.accept(dung, office.period, List.of(office.seen(report)));
    }

    private void publish() {
        Office.HOUSE.bean(Periods.class).publish(Office.HOUSE.actor("binh"), office.period.code());
    }

    private Map<Integer, List<FigureCorrection>> marks(Unit unit) {
        return office.corrections.afterPublication(unit.id(), office.period.id());
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
