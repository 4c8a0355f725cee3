package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;

class AdministrationOpeningTest {

    @ParameterizedTest
    @CsvSource({
        "mon-fri 07:00-18:00,2026-09-22T07:00,true",
        "mon-fri 07:00-18:00,2026-09-22T06:59,false",
        "mon-fri 07:00-18:00,2026-09-22T18:00,false",
        "mon-fri 07:00-18:00,2026-09-26T09:00,false",
        "06:30-22:00,2026-09-26T09:00,true",
        "sat 00:00-24:00,2026-09-26T23:59,true",
        "sat 00:00-24:00,2026-09-27T00:00,false",
    })
    void hoursAreOfSomeDaysOfTheWeek(String hours, String moment, boolean within) {
        ZonedDateTime then = ZonedDateTime.parse(moment + ":00+07:00[Asia/Ho_Chi_Minh]");
        assertThat(Hours.of(hours).include(then)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "07:00", "18:00-07:00", "mon-xyz 07:00-18:00", "fri-mon 07:00-18:00", "25:00-26:00"})
    void whatAreNoHoursIsRefused(String text) {
        assertThatThrownBy(() -> Hours.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void elsewhereAndAtOtherHoursTheRoleDoesNotCountAndItsPagesAreNotFound() {
        TestHouse house = TestHouse.apart(made -> made.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "settings",
                        Map.of(
                                "giaoban.admin-addresses",
                                "127.0.0.0/8",
                                "giaoban.admin-hours",
                                "mon-fri 07:00-18:00"))));
        try {
            house.clock().set(at(house, TestHouse.TODAY, "10:00"));
            Client tuan = house.signedIn("tuan");
            assertThat(tuan.get("/accounts").status()).isEqualTo(200);
            assertThat(tuan.get("/work").body()).contains("href=\"/accounts\"");

            house.clock().set(at(house, TestHouse.TODAY, "18:00"));
            tuan = house.signedIn("tuan");
            assertThat(tuan.get("/accounts").status()).isEqualTo(404);
            assertThat(tuan.get("/work").body()).doesNotContain("href=\"/accounts\"");
            assertThat(tuan.get("/me").body()).contains("Quyền quản trị đang không dùng được");
            assertThat(house.signedIn("hoa").get("/reports").status()).isEqualTo(200);
        } finally {
            house.close();
        }
    }

    @Test
    void anAddressOutsideHasNoAdministrator() {
        AdministrationOpening opening =
                new AdministrationOpening("10.1.0.0/16", "", java.time.Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
        assertThat(opening.isOpenFor("10.1.2.3")).isTrue();
        assertThat(opening.isOpenFor("10.2.2.3")).isFalse();
    }

    private static java.time.Instant at(TestHouse house, LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(house.clock().getZone()).toInstant();
    }
}
