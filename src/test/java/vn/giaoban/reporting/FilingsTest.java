package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.activities.Activities;
import vn.giaoban.activities.ActivityContent;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Filings.Accepted;
import vn.giaoban.reporting.Filings.Decision;
import vn.giaoban.reporting.Filings.Filed;
import vn.giaoban.reporting.Filings.Hand;
import vn.giaoban.reporting.Filings.Returned;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Texts;

/** Whole reports filed at once pass through the same rules as a report written by hand. */
class FilingsTest {
    private static final Instant PRESENTED = Instant.parse("2026-07-16T02:00:00Z");
    private static final Instant SENT = Instant.parse("2026-07-16T09:00:00Z");
    private static final Instant DECIDED = Instant.parse("2026-07-17T03:00:00Z");

    private final Office office = new Office(7);
    private final Filings filings = Office.HOUSE.bean(Filings.class);
    private final Unit province = Office.HOUSE.unit(Cast.PROVINCE);
    private final List<Unit> communes = Office.HOUSE.bean(Units.class).children(province.id(), office.period.lastDay());
    private final Decision accepted = new Accepted(new Hand(Office.somebody(Role.OFFICER, province), DECIDED));

    @AfterEach
    void leaveNothing() {
        office.close();
        Office.HOUSE.jdbc().sql("delete from activities.activity").update();
    }

    @Test
    void aFiledReportLooksLikeOneWrittenByHand() {
        Report byHand = office.sent(communes.get(0));
        office.acceptances.accept(Office.HOUSE.actor("dung"), office.period, List.of(office.seen(byHand)));
        file(filed(communes.get(1), office.fives(Unit.COMMUNE), accepted));
        Report filed = of(communes.get(1));
        assertThat(filed.state()).isEqualTo(ReportState.ACCEPTED);
        assertThat(filed.revision())
                .isEqualTo(office.now(Office.HOUSE.actor("dung"), byHand).revision());
        assertThat(filed.filled()).isEqualTo(byHand.filled());
        assertThat(filed.begunAt()).isEqualTo(PRESENTED);
        assertThat(filed.sentAt()).isEqualTo(SENT);
        assertThat(filed.acceptedAt()).isEqualTo(DECIDED);
        assertThat(office.steps.of(filed.id()).stream().map(Step::act))
                .containsExactlyElementsOf(
                        office.steps.of(byHand.id()).stream().map(Step::act).toList());
        assertThat(office.steps.of(filed.id()).stream().map(Step::at))
                .containsExactly(DECIDED, SENT, PRESENTED, PRESENTED);
        assertThat(audited(filed))
                .containsExactly("report.begun", "report.presented", "report.submitted", "report.accepted");
        Figures figures = Office.HOUSE.bean(Figures.class);
        assertThat(figures.sheets(List.of(province.id()), office.period.id())
                        .get(province.id())
                        .figure(office.slot("13"))
                        .amount())
                .isEqualTo(10_000);
        assertThat(Office.HOUSE.bean(ReportVerification.class).differences()).isEmpty();
    }

    /** As it would be had its leader sent it by hand. */
    @Test
    void aFiledReportThatIsCountedKeepsWhatItWasCountedFrom() {
        Unit commune = communes.get(0);
        long activity = log(commune);
        Filed typed = filed(commune, office.fives(Unit.COMMUNE), null);
        file(new Filed(
                commune.id(),
                true,
                Amounts.of(Map.of(office.slot("37"), 5_000L, office.slot("38"), 5_000L)),
                Amounts.of(Map.of(office.slot("13"), 12_000L)),
                Map.of(office.slot("13"), new Submission.Remark("", "Hai lượt ghi nhầm ngày.")),
                typed.passages(),
                typed.presented(),
                typed.sent(),
                accepted));
        Report report = of(commune);
        assertThat(report.counted()).isTrue();
        assertThat(report.filled()).isEqualTo(report.required());
        Submission edition =
                Office.HOUSE.bean(Submissions.class).find(report.id(), 1).orElseThrow();
        assertThat(edition.own().get(office.slot("13"))).isEqualTo(10_000);
        assertThat(edition.own().get(office.slot("24"))).isZero();
        assertThat(edition.own().get(office.slot("37"))).isEqualTo(5_000);
        Countings countings = Office.HOUSE.bean(Countings.class);
        assertThat(countings.of(edition.id())).contains(countings.now(report));
        assertThat(countings.now(report).activities()).containsOnlyKeys(activity);
        assertThat(countings.gaps(report)).isEmpty();
        assertThat(audited(report))
                .containsExactly(
                        "report.begun", "report.counted", "report.presented", "report.submitted", "report.accepted");
        assertThat(Office.HOUSE
                        .bean(Figures.class)
                        .sheets(List.of(province.id()), office.period.id())
                        .get(province.id())
                        .figure(office.slot("13"))
                        .amount())
                .isEqualTo(12_000);
    }

    private long log(Unit commune) {
        ActivityType type = Office.HOUSE
                .bean(ActivityTypes.class)
                .find("tiep-dan", office.period.lastDay())
                .orElseThrow();
        return Office.HOUSE
                .bean(Activities.class)
                .log(
                        Office.somebody(Role.OFFICER, commune),
                        commune.id(),
                        List.of(new Activities.Logging(
                                UUID.randomUUID(),
                                type,
                                new ActivityContent(
                                        office.period.firstDay(),
                                        "",
                                        "",
                                        Map.of(1, 10_000L, 2, 8_000L, 3, 1_000L, 4, 1_000L),
                                        Map.of()))))
                .getFirst()
                .id();
    }

    @Test
    void aSuperiorsReportFiledTogetherFindsWhatCameUpFromBelow() {
        Filed commune = filed(communes.get(0), office.fives(Unit.COMMUNE), accepted);
        Filed above = filed(province, Map.of(), null);
        filings.file(office.period, List.of(above, commune), Texts.VIETNAMESE);
        Report report = of(province);
        Submission edition =
                Office.HOUSE.bean(Submissions.class).find(report.id(), 1).orElseThrow();
        assertThat(edition.rolled().get(office.slot("13"))).isEqualTo(5_000);
        assertThat(edition.rolled().get(office.slot("14"))).isNull();
        assertThat(edition.rolledReports()).isEqualTo(1);
        assertThat(report.filled()).isEqualTo(report.required());
    }

    @Test
    void aReportWithAFaultIsRefusedByNameAndNothingIsFiled() {
        Map<Integer, Long> wrong = office.fives(Unit.COMMUNE);
        wrong.put(office.slot("40"), 9_000L);
        assertThatThrownBy(() -> file(
                        filed(communes.get(0), office.fives(Unit.COMMUNE), accepted),
                        filed(communes.get(1), wrong, accepted)))
                .isInstanceOf(RefusedFiling.class)
                .hasMessageContaining(communes.get(1).code())
                .hasMessageContaining(communes.get(1).name())
                .hasMessageContaining("9");
        assertThat(count()).isZero();
    }

    @Test
    void aUnitThatHasBegunByHandIsRefused() {
        office.drafted(Office.somebody(Role.OFFICER, communes.get(0)), communes.get(0));
        assertThatThrownBy(() -> file(
                        filed(communes.get(0), office.fives(Unit.COMMUNE), accepted),
                        filed(communes.get(1), office.fives(Unit.COMMUNE), accepted)))
                .isInstanceOf(RefusedFiling.class)
                .hasMessageContaining(communes.get(0).code());
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void thoseWhoSignMustBeEntitledTo() {
        Filed right = filed(communes.get(0), office.fives(Unit.COMMUNE), accepted);
        Hand officer = new Hand(Office.somebody(Role.OFFICER, communes.get(0)), SENT);
        Hand sibling = new Hand(Office.somebody(Role.LEADER, communes.get(1)), SENT);
        for (Filed wrong : List.of(
                with(right, officer, officer, accepted),
                with(right, sibling, right.sent(), accepted),
                with(right, right.presented(), sibling, accepted),
                with(right, right.presented(), right.sent(), new Accepted(right.sent()))))
            assertThatThrownBy(() -> file(wrong)).isInstanceOf(NotFound.class);
        assertThat(count()).isZero();
    }

    @Test
    void aReturnedReportLiesOpenWhereItWasObjectedTo() {
        Hand dung = new Hand(Office.HOUSE.actor("dung"), DECIDED);
        file(filed(
                communes.get(0),
                office.fives(Unit.COMMUNE),
                new Returned(dung, "Xem lại.", List.of(new Objection(office.slot("13"), null, "Cao quá.")))));
        Report report = of(communes.get(0));
        assertThat(report.state()).isEqualTo(ReportState.RETURNED);
        assertThat(office.drafts.openness(report).admits(office.slot("13"))).isTrue();
        assertThat(office.drafts.openness(report).admits(office.slot("15"))).isFalse();
        assertThat(office.drafts.content(report).cell(office.slot("15")).own()).isEqualTo(5_000);
    }

    private void file(Filed... reports) {
        filings.file(office.period, List.of(reports), Texts.VIETNAMESE);
    }

    private Filed filed(Unit unit, Map<Integer, Long> own, Decision decision) {
        return new Filed(
                unit.id(),
                Amounts.of(new HashMap<>(own)),
                Amounts.NONE,
                Map.of(),
                office.texts(unit.level()),
                new Hand(Office.somebody(Role.OFFICER, unit), PRESENTED),
                new Hand(Office.somebody(Role.LEADER, unit), SENT),
                decision);
    }

    private static Filed with(Filed filed, Hand presented, Hand sent, Decision decision) {
        return new Filed(
                filed.unitId(),
                filed.own(),
                filed.override(),
                filed.remarks(),
                filed.passages(),
                presented,
                sent,
                decision);
    }

    private Report of(Unit unit) {
        return office.reports
                .find(Office.somebody(Role.LEADER, unit), unit.id(), office.period)
                .orElseThrow();
    }

    private List<String> audited(Report report) {
        return new ArrayList<>(Office.HOUSE
                .jdbc()
                .sql("select act from audit.entry where thing = 'report' and thing_id = :id order by id")
                .param("id", report.id())
                .query(String.class)
                .list());
    }

    private int count() {
        return Office.HOUSE
                .jdbc()
                .sql("select count(*) from reporting.report where period_id = :p")
                .param("p", office.period.id())
                .query(Integer.class)
                .single();
    }
}
