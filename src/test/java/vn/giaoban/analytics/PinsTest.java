package vn.giaoban.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;

/** What anh Dũng pins to his province's page, and who finds it there. */
class PinsTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private final Unit langSon = HOUSE.unit(Cast.PROVINCE);
    private final Unit nation = HOUSE.unit(Cast.CENTRE);
    private final Client dung = HOUSE.signedIn("dung");

    @AfterEach
    void leaveNothing() {
        HOUSE.jdbc().sql("delete from analytics.pin").update();
    }

    @Test
    void pinsStandOnTheUnitsPageInOrderAndAreRemoved() {
        pin(dung, langSon, "/figures/" + langSon.id() + "/punctuality");
        pin(dung, langSon, "/figures/" + langSon.id() + "/history?indicator=32");
        pin(dung, langSon, "/figures/" + langSon.id() + "/history?indicator=32");
        assertThat(addresses()).hasSize(2).first().asString().endsWith("/punctuality");
        long second = id(1);
        Map<String, String> past = Map.of("past", String.valueOf(id(0)));
        dung.post(here() + "/pins/" + second + "/rise", past);
        assertThat(addresses()).first().asString().endsWith("/history?indicator=32");
        dung.post(here() + "/pins/" + second + "/rise", past); // pressed twice, it stays where it was to be
        assertThat(addresses()).first().asString().endsWith("/history?indicator=32");
        assertThat(dung.get(here()).body()).contains("Số liệu được ghim", "Bỏ ghim", "Xuống");
        dung.post(here() + "/pins/" + second + "/removal", Map.of());
        assertThat(addresses()).hasSize(1);
        assertThat(HOUSE.jdbc()
                        .sql("select act from audit.entry where thing = 'pin' order by id desc limit 4")
                        .query(String.class)
                        .list())
                .containsExactly("unit.unpinned", "unit.pinMoved", "unit.pinned", "unit.pinned");
    }

    @Test
    void aTableAndAGroupArePinnedLikeAnyOther() {
        String code =
                HOUSE.bean(vn.giaoban.catalogue.Periods.class).all().getFirst().code();
        pin(dung, langSon, "/figures/" + langSon.id() + "/" + code + "/table");
        pin(dung, langSon, "/compare/punctuality?below=" + langSon.id());
        pin(dung, langSon, "/compare/distribution?below=" + langSon.id() + "&period=" + code);
        assertThat(dung.get(here()).body())
                .contains("Bảng số liệu", "gb-wide-table", "Nhóm đơn vị đã chọn")
                .doesNotContainPattern("[>\"]analytics\\.");
        assertThat(addresses()).hasSize(3);
    }

    @Test
    void onlyTheUnitsOwnPeoplePinAndOnlyWhatTheySee() {
        String own = "/figures/" + langSon.id() + "/history";
        for (String other : List.of("hoa", "mai", "tuan", "kiem"))
            assertThat(HOUSE.signedIn(other)
                            .post(here() + "/pins", Map.of("address", own))
                            .status())
                    .as(other)
                    .isEqualTo(404);
        for (String address :
                List.of("/figures/" + nation.id() + "/history", "https://example.org/", "/accounts", "/compare", ""))
            assertThat(dung.post(here() + "/pins", Map.of("address", address)).status())
                    .as(address)
                    .isEqualTo(404);
        assertThat(addresses()).isEmpty();
    }

    @Test
    void whoMayNotSeeWhatIsPinnedDoesNotFindIt() {
        Unit mauSon = HOUSE.unit(Cast.COMMUNE);
        // As if pinned before the unit's people lost sight of it.
        HOUSE.jdbc()
                .sql("""
                insert into analytics.pin (unit_id, position, address, pinned_by, pinned_at)
                values (:unit, 1, :address, 1, now())
                """)
                .param("unit", mauSon.id())
                .param("address", "/figures/" + langSon.id() + "/punctuality")
                .update();
        assertThat(HOUSE.signedIn("hoa").get("/units/" + mauSon.id()).body()).doesNotContain("id=\"pins\"");
        assertThat(dung.get("/units/" + mauSon.id()).body())
                .contains("id=\"pins\"")
                .doesNotContain("Bỏ ghim");
    }

    @Test
    void nothingIsKeptInAnAddressThatMeansNothing() {
        assertThat(PinAddress.of("/compare?units=4&x=1&indicator=32&units=%3Cb")
                        .orElseThrow()
                        .text())
                .isEqualTo("/compare?units=4&indicator=32");
        assertThat(PinAddress.of("/figures/4/2026-9T/32?as=now").orElseThrow().kind())
                .isEqualTo(PinAddress.Kind.FIGURE);
        assertThat(PinAddress.of("/figures/4/2026-9T/table?theme=dialogue&x=1")
                        .orElseThrow()
                        .text())
                .isEqualTo("/figures/4/2026-9T/table?theme=dialogue");
        assertThat(PinAddress.of("/compare/punctuality?cluster=3").orElseThrow().text())
                .isEqualTo("/compare/punctuality?cluster=3");
        assertThat(PinAddress.of("/compare/other?cluster=3")).isEmpty();
    }

    private void pin(Client client, Unit unit, String address) {
        assertThat(client.post("/units/" + unit.id() + "/pins", Map.of("address", address))
                        .location())
                .endsWith("/units/" + unit.id() + "#pins");
    }

    private String here() {
        return "/units/" + langSon.id();
    }

    private List<String> addresses() {
        return HOUSE.jdbc()
                .sql("select address from analytics.pin where unit_id = :u order by position")
                .param("u", langSon.id())
                .query(String.class)
                .list();
    }

    private long id(int at) {
        return HOUSE.jdbc()
                .sql("select id from analytics.pin where unit_id = :u order by position offset :at limit 1")
                .param("u", langSon.id())
                .param("at", at)
                .query(Long.class)
                .single();
    }
}
