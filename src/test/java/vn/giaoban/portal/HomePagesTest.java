package vn.giaoban.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.run.Cast;

/** What bà Sáu, who has no account, is shown. */
class HomePagesTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private Period period;

    @BeforeEach
    void aPeriodWithFigures() {
        period = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2026, 5, true));
        Map<Integer, Long> own = Map.of(slot("32"), 3_000L, slot("13"), 4_321_000L, slot("14"), 987_000L);
        HOUSE.transaction()
                .executeWithoutResult(status -> HOUSE.bean(Figures.class)
                        .post(
                                period,
                                List.of(new Posting(
                                        HOUSE.unit(Cast.COMMUNE).id(), Amounts.of(own), Amounts.NONE, 1L, 1L))));
    }

    @AfterEach
    void leaveNothing() {
        HOUSE.jdbc()
                .sql("delete from figures.sheet where period_id = :p")
                .param("p", period.id())
                .update();
        HOUSE.jdbc()
                .sql("delete from catalogue.period where id = :p")
                .param("p", period.id())
                .update();
    }

    @Test
    void nothingIsPublicUntilTheCentreSaysSo() {
        Client sau = HOUSE.visitor();
        assertThat(sau.get("/").body()).doesNotContain("4.321").contains("Đăng nhập");
        assertThat(sau.get("/public/figures/" + period.code()).status()).isEqualTo(404);
        assertThat(sau.cookies()).doesNotContainKey("giaoban");
    }

    @Test
    void totalsArePublicAndFewerThanFiveAreNotShown() {
        HOUSE.bean(Periods.class).publish(HOUSE.actor("binh"), period.code());
        Client sau = HOUSE.visitor();
        String home = sau.get("/").body();
        assertThat(home).contains("4.321", "&lt;5");
        String table = sau.get("/public/figures/" + period.code()).body();
        assertThat(table).contains("4.321", "&lt;5").doesNotContain("987").doesNotContainPattern("[>\"]portal\\.");
    }

    @Test
    void eachFigureIsThereByProvinceAsTheProgramsDoorGivesIt() {
        Client sau = HOUSE.visitor();
        String address = "/public/figures/" + period.code() + "/13";
        assertThat(sau.get(address).status()).isEqualTo(404);
        HOUSE.bean(Periods.class).publish(HOUSE.actor("binh"), period.code());
        assertThat(sau.get("/public/figures/" + period.code()).body()).contains("href=\"" + address + "\"");
        String page = sau.get(address).body();
        assertThat(page).contains("Cả nước", "Lạng Sơn", "4.321").doesNotContainPattern("[>\"]portal\\.");
        // Fewer than five in one province is told nowhere; people counted by name are not public at all.
        assertThat(sau.get("/public/figures/" + period.code() + "/32").body())
                .contains("&lt;5")
                .doesNotContain(">3<");
        assertThat(sau.get("/public/figures/" + period.code() + "/14").status()).isEqualTo(404);
        assertThat(sau.get("/public/figures/" + period.code() + "/no").status()).isEqualTo(404);
    }

    @Test
    void aPeriodOfOldIsReadByTheUnitsOfThenAndOfToday() {
        Period old = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2024, 5, true));
        try {
            java.time.LocalDate then = old.lastDay();
            vn.giaoban.organization.Units units = HOUSE.bean(vn.giaoban.organization.Units.class);
            for (String code : List.of("44", "45"))
                HOUSE.transaction()
                        .executeWithoutResult(status -> HOUSE.bean(Figures.class)
                                .post(
                                        old,
                                        List.of(new Posting(
                                                units.byCode(code, then)
                                                        .orElseThrow()
                                                        .id(),
                                                Amounts.of(Map.of(slot("13"), 20_000L)),
                                                Amounts.NONE,
                                                1L,
                                                1L))));
            HOUSE.bean(Periods.class).publish(HOUSE.actor("binh"), old.code());
            Client sau = HOUSE.visitor();
            String address = "/public/figures/" + old.code() + "/13";
            assertThat(sau.get(address).body()).contains("Quảng Bình", "Theo đơn vị hiện nay", ">20<");
            assertThat(sau.get(address + "?as=now").body())
                    .doesNotContain("Quảng Bình")
                    .contains("Quảng Trị", ">40<");
        } finally {
            for (String table : List.of("figures.sheet where period_id", "catalogue.period where id"))
                HOUSE.jdbc()
                        .sql("delete from " + table + " = :p")
                        .param("p", old.id())
                        .update();
        }
    }

    @Test
    void whoIsSignedInFindsTheWayToTheirWork() {
        Client hoa = HOUSE.signedIn("hoa");
        assertThat(hoa.get("/").body()).contains("href=\"/work\"");
        assertThat(hoa.get("/work").body()).contains("Việc của tôi").doesNotContainPattern("[>\"]portal\\.");
    }

    private int slot(String code) {
        return HOUSE.bean(Indicators.class).byCode(period.lastDay()).get(code).slot();
    }
}
