package vn.giaoban.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.audit.Head;
import vn.giaoban.audit.Seals;

/** Everybody finds the heads of the sealed trail, to keep one and have it checked. */
class SealPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();

    @Test
    void theLatestHeadAndThatOfEachDayArePublic() {
        HOUSE.clock().set(TestHouse.TODAY);
        HOUSE.signedIn("hoa"); // an act
        Seals seals = HOUSE.bean(Seals.class);
        while (seals.head().isEmpty()) seals.seal();
        Client sau = HOUSE.visitor();
        assertThat(sau.get("/").body()).contains("href=\"/public/seals\"");
        String page = sau.get("/public/seals").body();
        Head shown = Head.read(page.replaceFirst("(?s).*<code>(\\d+:[0-9a-f]{64})</code>.*", "$1"))
                .orElseThrow();
        assertThat(HOUSE.jdbc()
                        .sql("select encode(hash, 'hex') from audit.seal where number = :number")
                        .param("number", shown.number())
                        .query(String.class)
                        .single())
                .isEqualTo(shown.hash());
        assertThat(page).contains("22/9/2026", "giaoban audit verify --head").doesNotContainPattern("[>\"]audit\\.");
        assertThat(seals.daysHeads(TestHouse.TODAY, TestHouse.TODAY))
                .allSatisfy(day -> assertThat(sau.get("/public/seals").body())
                        .containsPattern(day.head().number() + ":[0-9a-f]{4}-"));
    }

    @Test
    void onlyMonthsThatHaveSealsAreThere() {
        HOUSE.clock().set(TestHouse.TODAY);
        Client sau = HOUSE.visitor();
        YearMonth current = YearMonth.from(TestHouse.TODAY);
        assertThat(sau.get("/public/seals?month=" + current).status()).isEqualTo(200);
        for (Object month : new Object[] {current.plusMonths(1), "1999-01", "now", "2026-13"})
            assertThat(sau.get("/public/seals?month=" + month).status())
                    .as("%s", month)
                    .isEqualTo(404);
    }
}
