package vn.giaoban.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;

/** The national page and figures opened, as the cast finds them. */
class FigurePagesTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private static Period period;
    private static Unit nation;
    private static Unit langSon;
    private static Unit mauSon;

    @BeforeAll
    static void aCommunesReportIsAccepted() {
        nation = HOUSE.unit(Cast.CENTRE);
        langSon = HOUSE.unit(Cast.PROVINCE);
        mauSon = HOUSE.unit(Cast.COMMUNE);
        period = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2026, 7, true));
        Map<Integer, Long> own =
                Map.of(slot("32"), 1_234_000L, slot("31"), 0L, slot("13"), Amounts.NOT_APPLICABLE, slot("14"), 77_000L);
        HOUSE.transaction()
                .executeWithoutResult(status -> HOUSE.bean(Figures.class)
                        .post(period, List.of(new Posting(mauSon.id(), Amounts.of(own), Amounts.NONE, 4711L, 4712L))));
    }

    @AfterAll
    static void leaveNothing() {
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
    void theNationalPageHasATileForEachProvinceAndTheFigure() {
        String page = mai().get(address(nation)).body();
        assertThat(page.split("class=\"gb-tile ", -1)).hasSize(35);
        assertThat(page).contains("Cả nước, tháng 7 năm 2026", "1.234", "Hoàng Sa", "Trường Sa");
        assertThat(page)
                .doesNotContain(" style=")
                .doesNotContain("<script>")
                .doesNotContainPattern("[>\"]analytics\\.");
    }

    @Test
    void theFigureOpensDownToTheReport() {
        Client mai = mai();
        assertThat(mai.get(address(nation) + "/32").body()).contains("href=\"" + address(langSon) + "/32\"");
        assertThat(mai.get(address(langSon) + "/32").body()).contains("href=\"" + address(mauSon) + "/32\"");
        assertThat(mai.get(address(mauSon) + "/32").body()).contains("href=\"/reports/4711#c-32\"");
    }

    @Test
    void zeroBlankAndNotApplicableAreThreeThings() {
        Client mai = mai();
        assertThat(mai.get(address(mauSon) + "/31").body()).contains("<span class=\"v\">0</span>");
        assertThat(mai.get(address(mauSon) + "/34").body()).contains("– Chưa có số");
        assertThat(mai.get(address(mauSon) + "/13").body()).contains("<span class=\"gb-mid\">Không áp dụng</span>");
    }

    @Test
    void countsOfPeopleDoNotComeUp() {
        assertThat(mai().get(address(langSon) + "/14").body()).contains("đếm riêng, không cộng", "– Chưa có số");
    }

    @Test
    void whatIsOutsideOnesUnitsIsNotThere() {
        Client hoa = HOUSE.signedIn("hoa");
        assertThat(hoa.get(address(mauSon)).status()).isEqualTo(200);
        for (String path : List.of("", "/32", "/table", ".csv", ".xlsx", "/stamp"))
            assertThat(hoa.get(address(langSon) + path).status()).as(path).isEqualTo(404);
        assertThat(hoa.get("/figures/" + mauSon.id() + "/2020-Q9").status()).isEqualTo(404);
        assertThat(hoa.get(address(mauSon) + "/999").status()).isEqualTo(404);
    }

    @Test
    void theTableSortsAndIsTakenAway() {
        Client dung = HOUSE.signedIn("dung");
        assertThat(dung.get(address(langSon) + "?sort=name").body()).contains("aria-sort=\"ascending\"");
        assertThat(dung.get(address(langSon) + "/table").body()).contains("tabindex=\"0\"");
        String csv = new String(dung.get(address(langSon) + ".csv").bytes(), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\ufeffMã đơn vị;Đơn vị;");
        String row = csv.lines()
                .filter(l -> l.startsWith(Cast.COMMUNE + ";"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(row.split(";", -1))).contains("1234", "KAD", "0", "");
        assertThat(dung.get(address(langSon) + ".xlsx").bytes()).startsWith('P', 'K');
    }

    @Test
    void thePageLearnsWhenFiguresChange() {
        Client mai = mai();
        String stamp = mai.get(address(nation) + "/stamp").body();
        assertThat(mai.get(address(nation) + "/stamp?shown=" + stamp).status()).isEqualTo(204);
        assertThat(mai.get(address(nation) + "/stamp?shown=old").body()).isEqualTo(stamp);
    }

    @Test
    void englishIsComplete() {
        Client mai = mai();
        for (String path : List.of("", "/32", "/table")) {
            String page = mai.get(address(nation) + path, Map.of("Cookie", "giaoban-language=en"))
                    .body();
            assertThat(page).as(path).doesNotContainPattern("[>\"]analytics\\.").doesNotContain("catalogue.theme");
        }
    }

    private static Client mai() {
        return HOUSE.signedIn("mai");
    }

    private static String address(Unit unit) {
        return "/figures/" + unit.id() + "/" + period.code();
    }

    private static int slot(String code) {
        Indicator indicator =
                HOUSE.bean(Indicators.class).byCode(period.lastDay()).get(code);
        return indicator.slot();
    }
}
