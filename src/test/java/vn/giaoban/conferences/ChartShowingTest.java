package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestBrowser;
import vn.giaoban.TestHouse;
import vn.giaoban.reporting.Office;
import vn.giaoban.run.Cast;

/** A chart is put before the hall by somebody who may open it, and is there for as long as they may. */
class ChartShowingTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final long PROVINCE = HOUSE.unit(Cast.PROVINCE).id();

    private final TestBrowser browser = TestBrowser.open();
    private final Office office = new Office(5);
    private final ProvinceConference conference = new ProvinceConference(HOUSE, TestHouse.TODAY.plusDays(40)).called();
    private final String figure = conference.at() + "/screen/figure";
    private final Map<String, String> chosen =
            Map.of("indicator", "37", "unit", "Lạng Sơn", "period", office.period.code());

    @BeforeEach
    void open() {
        office.accepted(HOUSE.unit(Cast.COMMUNE));
        assertThat(conference.lan.post(conference.at() + "/opening", Map.of()).status())
                .isEqualTo(302);
    }

    @AfterEach
    void over() {
        conference.close();
        office.close();
    }

    @Test
    void eachKindIsDrawnOnTheWallAndOnThePagesOfThoseWhoSitBelow() {
        assertThat(conference.lan.get(conference.at() + "/chair").body())
                .contains("So sánh các đơn vị trực thuộc", "Phân bố giữa các xã");
        Map<String, String> drawn = new LinkedHashMap<>();
        drawn.put("comparison", "class=\"ex-rows");
        drawn.put("distribution", "gb-columns");
        drawn.put("punctuality", "gb-stack");
        drawn.forEach((kind, as) -> {
            assertThat(put(kind).status()).as(kind).isEqualTo(302);
            assertThat(wall()).as(kind).contains("hall shows", "ex-chart", as);
            String room =
                    HOUSE.signedIn("hoa").get(conference.commune() + "/desk").body();
            String shown = room.substring(room.indexOf("ex-chart"), room.indexOf("data-topic=\"queue\""));
            assertThat(shown)
                    .as(kind + ": hoa may not open the others")
                    .contains(as)
                    .doesNotContain("<a ");
        });
        assertThat(conference.dung.get(conference.at() + "/events").body())
                .contains("Chiếu trên màn hình hội trường: So sánh");
        conference.lan.post(conference.at() + "/screen/clearing", Map.of());
        assertThat(wall()).doesNotContain("hall shows");
    }

    @Test
    void whatTheHostHasPinnedIsOfferedAndShown() {
        String distribution = "/figures/" + PROVINCE + "/" + office.period.code() + "/distribution?indicator=37";
        String one = "/figures/" + PROVINCE + "/" + office.period.code() + "/37";
        for (String address : new String[] {distribution, one})
            conference.dung.post("/units/" + PROVINCE + "/pins", Map.of("address", address));
        try {
            assertThat(conference.lan.get(figure).body()).contains("Đơn vị chủ trì đã ghim", "value=\"" + distribution);
            assertThat(put(distribution).status()).isEqualTo(302);
            assertThat(wall()).contains("ex-chart", "gb-columns");
            assertThat(put(one).status()).isEqualTo(302);
            assertThat(wall()).contains("ex-big").doesNotContain("ex-chart");
        } finally {
            HOUSE.jdbc()
                    .sql("delete from analytics.pin where unit_id = :unit")
                    .param("unit", PROVINCE)
                    .update();
        }
    }

    @Test
    void whatTheyCouldNotOpenThemselvesIsNotShown() {
        long centre = HOUSE.unit(Cast.CENTRE).id();
        for (String address : new String[] {
            "/figures/" + centre + "/" + office.period.code() + "/distribution?indicator=37",
            "/compare?below=" + centre + "&indicator=37&period=" + office.period.code(),
            "/figures/" + PROVINCE + "/" + office.period.code() + "/table",
            "/audit",
            "nothing of the kind"
        }) assertThat(put(address).body()).as(address).contains("Biểu đồ này không còn");
        assertThat(conference
                        .lan
                        .post(figure, Map.of("kind", "comparison", "indicator", "37", "unit", "Xã Mẫu Sơn"))
                        .body())
                .as("nothing stands below a commune")
                .contains("Không có số liệu này");
        assertThat(put(Showing.MAP).body()).contains("Bản đồ vẽ 34 tỉnh");
        assertThat(conference
                        .lan
                        .post(figure, Map.of("kind", "comparison", "indicator", "không có chỉ tiêu này"))
                        .body())
                .contains("Ghi số hoặc tên một chỉ tiêu", "value=\"comparison\" selected");
        assertThat(HOUSE.signedIn("hoa").post(figure, chosen).status()).isEqualTo(404);
        assertThat(wall()).doesNotContain("hall shows");
    }

    /** Whatever their language and audience: rooms and walls that are told of an act show one picture, the next act another. */
    @Test
    void allWhoAreToldOfAnActAreShownThePictureThatWasWorkedOutForTheFirst() {
        put("comparison");
        Halls halls = HOUSE.bean(Halls.class);
        BigScreen first = halls.followed(conference.id()).screen();
        assertThat(halls.followed(conference.id()).screen()).isSameAs(first);
        assertThat(first.picture().get()).isPresent();
        assertThat(first.picture().get().get()).isSameAs(first.picture().get().get());
        put("distribution");
        assertThat(halls.followed(conference.id()).screen()).isNotSameAs(first);
        assertThat(halls.of(conference.id()).screen())
                .as("whoever opens a page is shown what stands now")
                .isNotSameAs(halls.followed(conference.id()).screen());
    }

    @Test
    void whereThePublicMayLookOnAndWhereTheirRoleHasEndedNoChartIsDrawn() {
        put("comparison");
        long lan = HOUSE.actor("lan").accountId();
        try {
            HOUSE.jdbc()
                    .sql("update identity.account set locked = true where id = :id")
                    .param("id", lan)
                    .update();
            assertThat(wall()).contains("So sánh").doesNotContain("ex-chart");
        } finally {
            HOUSE.jdbc()
                    .sql("update identity.account set locked = false where id = :id")
                    .param("id", lan)
                    .update();
        }
        assertThat(wall()).contains("ex-chart");
        HOUSE.jdbc()
                .sql("update conferences.conference set public = true, version = version + 1 where id = :id")
                .param("id", conference.id())
                .update();
        assertThat(HOUSE.visitor().get("/public" + conference.at()).body())
                .contains("So sánh")
                .doesNotContain("ex-chart");
        assertThat(put("comparison").body()).contains("chỉ chiếu số liệu đã công bố");
        assertThat(conference.lan.get(figure).body()).doesNotContain("value=\"comparison\"");
    }

    @Test
    void itIsReadOnAPhoneByTheKeysAndInEnglish() {
        Page chair = browser.signedIn(HOUSE, "lan", 360);
        chair.navigate(figure);
        chair.locator("#show-kind").focus();
        chair.locator("#show-kind").selectOption("distribution");
        chair.locator("#show-indicator").fill("37");
        chair.locator("#show-unit").fill("Lạng Sơn");
        chair.locator("#show-period").selectOption(office.period.code());
        browser.screenshot(chair, "conference-chart-form-360");
        assertThat(TestBrowser.faults(chair)).isEmpty();
        assertThat(TestBrowser.overflows(chair)).isFalse();
        chair.locator("#show-period").focus();
        chair.keyboard().press("Tab");
        TestBrowser.turn(chair, () -> chair.keyboard().press("Enter"));
        Page phone = browser.signedIn(HOUSE, "hoa", 360);
        for (String kind : new String[] {"comparison", "distribution", "punctuality"}) {
            put(kind);
            phone.navigate(conference.commune() + "/desk");
            browser.screenshot(phone, "conference-chart-" + kind + "-360");
            assertThat(TestBrowser.faults(phone)).as(kind).isEmpty();
            assertThat(TestBrowser.overflows(phone)).as(kind).isFalse();
        }
        for (Page page : new Page[] {chair, phone}) page.context().close();
    }

    private Client.Answer put(String kind) {
        Map<String, String> typed = new LinkedHashMap<>(chosen);
        typed.put("kind", kind);
        return conference.lan.post(figure, typed);
    }

    private String wall() {
        return conference.dung.get(conference.at() + "/screen").body();
    }
}
