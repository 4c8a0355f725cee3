package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.figures.Figures;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** A report of a unit that has ended is corrected by whoever carries it on wholly, a district's by its province. */
class KeepingTest {
    private static final String CODE = "32";
    private static final TestHouse HOUSE = Office.HOUSE;

    private final Office office = new Office(PeriodKind.QUARTER, 2024, 3);
    private final LocalDate then = office.period.lastDay();
    private final Units units = HOUSE.bean(Units.class);
    private final Figures figures = HOUSE.bean(Figures.class);
    private final int slot = office.slot(CODE);
    private final Unit centre = HOUSE.unit(Cast.CENTRE);

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void aDistrictsReportIsCorrectedByItsProvinceAndAcceptedByTheCentre() {
        Unit langSon = HOUSE.unit(Cast.PROVINCE);
        Unit district = units.children(langSon.id(), then).getFirst();
        Report accepted = office.accepted(district, CODE, 8_000);

        Actor officer = Office.somebody(Role.OFFICER, langSon);
        Report report = office.now(officer, accepted);
        assertThat(report.isKept()).isTrue();
        assertThat(report.keeperId()).isEqualTo(langSon.id());
        assertThat(report.judgeId()).isEqualTo(centre.id());
        assertThat(report.acts(officer)).contains(ReportAct.CORRECT);

        Report corrected = office.correction(langSon, slot, report, 18_000);
        assertThat(figure(district)).isEqualTo(8_000);
        // Nobody accepts what the same unit wrote.
        assertThatThrownBy(() -> office.acceptances.accept(officer, office.period, List.of(office.seen(corrected))))
                .isInstanceOf(NotFound.class);
        office.acceptances.accept(
                Office.somebody(Role.OFFICER, centre), office.period, List.of(office.seen(corrected)));
        for (Unit unit : List.of(district, langSon, centre))
            assertThat(figure(unit)).isEqualTo(18_000);
        assertVerified();
    }

    @Test
    void aProvinceThatWasMergedIsCorrectedByTheOneThatCarriesItOn() {
        Unit konTum = units.byCode("62", then).orElseThrow();
        Unit district = units.children(konTum.id(), then).getFirst();
        Unit quangNgai = units.byCode("51", TestHouse.TODAY).orElseThrow();
        assertThat(konTum.shortName()).isEqualTo("Kon Tum");
        assertThat(quangNgai.shortName()).isEqualTo("Quảng Ngãi");
        Report accepted = office.accepted(district, CODE, 7_000);

        Report corrected = office.correction(
                quangNgai, slot, office.now(Office.somebody(Role.OFFICER, quangNgai), accepted), 9_000);
        office.acceptances.accept(Office.somebody(Role.LEADER, centre), office.period, List.of(office.seen(corrected)));
        for (Unit unit : List.of(district, konTum, centre))
            assertThat(figure(unit)).isEqualTo(9_000);
        assertVerified();
    }

    @Test
    void othersDoNotActForAUnitThatHasEnded() {
        Unit langSon = HOUSE.unit(Cast.PROVINCE);
        Unit district = units.children(langSon.id(), then).getFirst();
        Report accepted = office.now(Office.somebody(Role.OFFICER, langSon), office.accepted(district, CODE, 8_000));
        Unit quangNgai = units.byCode("51", TestHouse.TODAY).orElseThrow();
        Unit commune = HOUSE.unit(Cast.COMMUNE);
        for (Unit other : List.of(quangNgai, commune, centre)) {
            Actor officer = Office.somebody(Role.OFFICER, other);
            assertThat(office.reports
                            .find(officer, accepted.id())
                            .map(report -> report.may(officer, ReportAct.CORRECT)))
                    .as(other.shortName())
                    .isNotEqualTo(java.util.Optional.of(true));
            assertThatThrownBy(
                            () -> office.corrections.begin(officer, accepted.id(), accepted.revision(), "Đếm thiếu."))
                    .as(other.shortName())
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void theProvinceFindsTheCorrectionAmongItsWorkAndTheCentreToo() {
        Unit langSon = HOUSE.unit(Cast.PROVINCE);
        Unit district = units.children(langSon.id(), then).getFirst();
        Report accepted = office.accepted(district, CODE, 8_000);
        Actor officer = Office.somebody(Role.OFFICER, langSon);
        Client dung = HOUSE.signedIn("dung");
        String page = dung.get("/reports/" + accepted.id()).body();
        assertThat(page).contains(district.shortName() + " không còn hoạt động", "/correction/beginning");

        Report report = office.now(officer, accepted);
        office.corrections.begin(officer, report.id(), report.revision(), "Đếm thiếu.");
        assertThat(dung.get("/work").body()).contains("/reports/" + report.id() + "\"", "Thay ");
        office.write(officer, report, slot, 18_000);
        office.resend(langSon, report);
        assertThat(dung.get("/work").body()).doesNotContain("/reports/" + report.id() + "\"");
        assertThat(HOUSE.signedIn("mai").get("/work").body())
                .contains("/reports/" + report.id() + "/correction", "chờ tiếp nhận");
    }

    @Test
    void everyUnitHasOneKeeperOnEveryDaySinceItBegan() {
        for (LocalDate day : List.of(then, LocalDate.of(2025, 6, 30), LocalDate.of(2025, 7, 1), TestHouse.TODAY))
            assertThat(HOUSE.jdbc()
                            .sql("""
                            select count(*) from organization.unit u
                            where exists (
                                select 1 from organization.unit_version v where v.unit_id = u.id and v.valid_from <= :day)
                              and 1 <> (
                                select count(*) from organization.keeper k
                                join organization.unit_version v
                                  on v.unit_id = k.keeper_id and :day between v.valid_from and coalesce(v.valid_to, 'infinity')
                                where k.unit_id = u.id and :day between k.valid_from and coalesce(k.valid_to, 'infinity'))
                            """)
                            .param("day", day)
                            .query(Integer.class)
                            .single())
                    .as(day.toString())
                    .isZero();
    }

    private Long figure(Unit unit) {
        return figures.sheets(List.of(unit.id()), office.period.id())
                .get(unit.id())
                .figure(slot)
                .amount();
    }

    private void assertVerified() {
        assertThat(HOUSE.bean(ReportVerification.class).differences()).isEmpty();
        assertThat(HOUSE.bean(CorrectionVerification.class).differences()).isEmpty();
    }
}
