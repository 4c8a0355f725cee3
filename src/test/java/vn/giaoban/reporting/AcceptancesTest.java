package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Seals;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** Accepting makes figures count at that moment, all or none; taking it back takes them out. */
class AcceptancesTest {
    private final Office office = new Office(2);
    private final Figures figures = Office.HOUSE.bean(Figures.class);
    private final ReportVerification verification = Office.HOUSE.bean(ReportVerification.class);
    private final Unit centre = Office.HOUSE.unit(Cast.CENTRE);
    private final Unit province = Office.HOUSE.unit(Cast.PROVINCE);
    private final List<Unit> communes = Office.HOUSE.bean(Units.class).children(province.id(), office.period.lastDay());
    private final Actor dung = Office.HOUSE.actor("dung");

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void anAcceptedReportIsInTheNationsFiguresAtThatMoment() {
        Report report = office.sent(communes.get(0));
        assertThat(receptions(centre)).isNull();
        accept(report);
        assertThat(receptions(communes.get(0))).isEqualTo(5_000);
        assertThat(receptions(province)).isEqualTo(5_000);
        assertThat(receptions(centre)).isEqualTo(5_000);
        accept(office.sent(communes.get(1)));
        assertThat(receptions(centre)).isEqualTo(10_000);
    }

    @Test
    void manyAreAcceptedAtOnceOrNone() {
        List<Report> sent = communes.subList(0, 5).stream().map(office::sent).toList();
        List<Acceptances.Seen> seen =
                new ArrayList<>(sent.stream().map(office::seen).toList());
        Actor leader = Office.somebody(Role.LEADER, communes.get(3));
        office.filing.withdraw(leader, sent.get(3).id(), sent.get(3).revision(), "Còn thiếu.");
        assertThatThrownBy(() -> office.acceptances.accept(dung, office.period, seen))
                .isInstanceOf(StaleReport.class);
        assertThat(receptions(centre)).isNull();
        for (int i : new int[] {0, 1, 2, 4})
            assertThat(office.now(dung, sent.get(i)).state()).isEqualTo(ReportState.SUBMITTED);
        seen.remove(3);
        assertThat(office.acceptances.accept(dung, office.period, seen)).isEqualTo(4);
        assertThat(receptions(centre)).isEqualTo(20_000);
    }

    @Test
    void aReportNamedTwiceIsAcceptedOnce() {
        Report report = office.sent(communes.get(0));
        assertThat(office.acceptances.accept(dung, office.period, List.of(office.seen(report), office.seen(report))))
                .isEqualTo(1);
        assertThat(receptions(centre)).isEqualTo(5_000);
    }

    @Test
    void nothingIsAcceptedOnceTheTrailHasNotBeenSealedForAnHour() throws Exception {
        Report report;
        Seals seals = Office.HOUSE.bean(Seals.class);
        Client desk = Office.HOUSE.signedIn("dung");
        try (Connection late = Office.HOUSE.bean(DataSource.class).getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()"); // under way, so nothing later is ripe
            report = office.sent(communes.get(0));
            seals.seal();
            Office.HOUSE.clock().forward(Duration.ofMinutes(61));
            assertThat(seals.behind()).isGreaterThan(Seals.STOP);
            Client.Answer refused = desk.post(
                    "/reports/" + report.id() + "/acceptance", Map.of("revision", String.valueOf(report.revision())));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("retry-after")).isEqualTo("60");
            assertThat(refused.body()).contains("Tạm dừng tiếp nhận").doesNotContainPattern("[>\"]audit\\.");
            assertThat(receptions(centre)).isNull();
            late.rollback();
        }
        accept(report);
        assertThat(receptions(centre)).isEqualTo(5_000);
    }

    @Test
    void takingAnAcceptanceBackTakesItsFiguresOutEverywhere() {
        Report first = office.sent(communes.get(0));
        Report second = office.sent(communes.get(1));
        accept(first);
        accept(second);
        Report accepted = office.now(dung, first);
        office.acceptances.revoke(dung, accepted.id(), accepted.revision(), "Nhầm bản.");
        assertThat(receptions(communes.get(0))).isNull();
        assertThat(receptions(centre)).isEqualTo(5_000);
        assertThat(office.now(dung, first).state()).isEqualTo(ReportState.SUBMITTED);
        assertThat(office.steps.of(first.id()).getFirst().reason()).isEqualTo("Nhầm bản.");
        assertThat(verification.differences()).isEmpty();
    }

    @Test
    void onlyTheSuperiorsOwnPeopleAccept() {
        Report report = office.sent(communes.get(0));
        for (Actor other : List.of(
                Office.somebody(Role.LEADER, communes.get(0)),
                Office.somebody(Role.LEADER, communes.get(1)),
                Office.somebody(Role.AUDITOR, province),
                Office.somebody(Role.ADMINISTRATOR, province),
                Office.HOUSE.actor("mai"),
                Office.HOUSE.actor("binh"),
                Actor.anonymous(dung.day())))
            assertThatThrownBy(() -> office.acceptances.accept(other, office.period, List.of(office.seen(report))))
                    .as(other.username())
                    .isInstanceOf(NotFound.class);
        assertThat(receptions(centre)).isNull();
    }

    @Test
    void aReportOfAnotherPeriodIsNotAcceptedWithThese() {
        Report report = office.sent(communes.get(0));
        try (Office other = new Office(4)) {
            assertThatThrownBy(() -> office.acceptances.accept(dung, other.period, List.of(office.seen(report))))
                    .isInstanceOf(NotFound.class);
        }
    }

    private void accept(Report report) {
        office.acceptances.accept(dung, office.period, List.of(office.seen(report)));
    }

    private Long receptions(Unit unit) {
        Sheet sheet = figures.sheets(List.of(unit.id()), office.period.id()).get(unit.id());
        return sheet == null ? null : sheet.figure(office.slot("13")).amount();
    }
}
