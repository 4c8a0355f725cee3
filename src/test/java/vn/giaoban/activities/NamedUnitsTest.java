package vn.giaoban.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;

/** A field that holds a unit: chosen by name or code, of the activity's day. */
class NamedUnitsTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private final NamedUnits units = HOUSE.bean(NamedUnits.class);
    private final Unit commune = HOUSE.unit(Cast.COMMUNE);

    @BeforeEach
    @AfterEach
    void nothingIsLogged() {
        HOUSE.jdbc()
                .sql("delete from activities.revision; delete from activities.activity")
                .update();
    }

    @Test
    void aUnitIsMeantByItsCodeItsNameOrBoth() {
        for (String typed : new String[] {
            commune.code(),
            commune.shortName(),
            commune.name(),
            commune.shortName() + " (" + commune.code() + ")",
            "xã mẫu sơn"
        })
            assertThat(units.meant(typed, TestHouse.TODAY).map(NamedUnit::id))
                    .as(typed)
                    .contains(commune.id());
    }

    @Test
    void whatIsNoUnitOfTheDayOrSeveralIsNotGuessed() {
        assertThat(units.meant("Xã Không Có", TestHouse.TODAY)).isEmpty();
        assertThat(units.meant("99999", TestHouse.TODAY)).isEmpty();
        assertThat(units.meant("Huyện Lộc Bình", TestHouse.TODAY))
                .as("districts ended in 2025")
                .isEmpty();
        assertThat(units.meant("Xã Tân Tiến", LocalDate.of(2026, 9, 22)))
                .as("several are called so")
                .isEmpty();
    }

    @Test
    void itIsLoggedByNameOnThePageAndByCodeThroughTheApiAndReadByItsName() {
        Client hoa = HOUSE.signedIn("hoa");
        Map<String, String> typed = PageForm.of(hoa.get("/activities/new?type=kiem-tra"), "/activities");
        typed.putAll(Map.of("f.loai", "kiem-tra", "f.to-chuc", "1", "f.don-vi", "Xã Không Có"));
        Client.Answer refused = hoa.post("/activities", typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Chọn một đơn vị có vào ngày ấy", "Xã Không Có", "<datalist");
        typed.put("f.don-vi", commune.shortName());
        String saved = hoa.post("/activities", typed).location();
        assertThat(hoa.get(saved).body()).contains("<dd>" + commune.shortName() + "</dd>");
        assertThat(hoa.get("/activities?text=mẫu+sơn".replace("ẫ", "%E1%BA%AB").replace("ơ", "%C6%A1"))
                        .body())
                .contains("Đơn vị được kiểm tra, giám sát: " + commune.shortName());

        assertThat(HOUSE.program("hoa")
                        .postJson("/api/v1/activities", """
                                {"activities":[{"key":"6f1f0a36-0000-4000-8000-000000000931","type":"kiem-tra","day":"2026-09-03",
                                 "fields":{"loai":"kiem-tra","to-chuc":1,"don-vi":"%s"}}]}""".formatted(commune.code()))
                        .body())
                .contains("NEW");
        assertThat(HOUSE.jdbc()
                        .sql("select distinct a.amounts[3] from activities.activity a")
                        .query(Long.class)
                        .list())
                .containsExactly(commune.id());
    }
}
