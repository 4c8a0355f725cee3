package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;

/** A point's own people name who sits there, give out links, and let people in at the door. */
class DelegatePagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate DAY = LocalDate.of(2026, 12, 29);
    private static ProvinceConference conference;
    private static Client hoa;

    @BeforeAll
    static void make() {
        HOUSE.clock().set(TestHouse.TODAY);
        conference = new ProvinceConference(HOUSE, DAY).called();
        hoa = HOUSE.signedIn("hoa");
    }

    @BeforeEach
    void day() {
        HOUSE.clock().set(TestHouse.TODAY);
    }

    @AfterAll
    static void over() {
        HOUSE.clock().set(TestHouse.TODAY);
        conference.close();
    }

    @Test
    void thePointsOwnPeopleNameOneOrPasteMany() {
        String at = conference.commune();
        assertThat(hoa.post(at + "/delegates", Map.of("delegate", "Lý Thị Mẩy", "title", "Trưởng thôn"))
                        .location())
                .startsWith(at);
        hoa.post(
                at + "/delegates",
                Map.of("lines", "1. Hoàng Văn Dìn, Bí thư chi bộ, thôn Nà Lìn\nLý Thị Mẩy\tTrưởng thôn\n\n"));
        String page = hoa.get(at).body();
        assertThat(page).contains("<b>Lý Thị Mẩy</b>, Trưởng thôn", "<b>Hoàng Văn Dìn</b>, Bí thư chi bộ, thôn Nà Lìn");
        assertThat(page.split("<b>Lý Thị Mẩy</b>", -1))
                .as("pasted again, named once")
                .hasSize(2);
        Client.Answer empty = hoa.post(at + "/delegates", Map.of("delegate", ""));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("Nhập họ tên đại biểu");
        assertThat(hoa.post(at + "/delegates", Map.of("lines", "x".repeat(200))).body())
                .contains("Dòng 1: viết ngắn hơn");
    }

    @Test
    void theirOfficerIsFoundByNameAndComesInByAccount() {
        String at = conference.commune();
        String name = HOUSE.actor("pao").name();
        hoa.post(at + "/delegates", Map.of("delegate", name, "title", "Bí thư"));
        assertThat(conference.one("select account_id from conferences.delegate where conference_id = :id and name = '"
                        + name + "'"))
                .isEqualTo(HOUSE.account("pao"));
        assertThat(HOUSE.signedIn("pao").get(conference.at() + "/seat").status())
                .isEqualTo(200);
    }

    @Test
    void aPointSaysWhoSeesToItsLineButKeepsItsName() {
        String at = conference.commune();
        ProvinceConference.send(
                hoa,
                at,
                at + "/edition",
                Map.of("contact", "Anh Tình", "phone", "0205 000 000", "summoned", "12", "name", "Tên khác"));
        String page = hoa.get(at).body();
        assertThat(page).contains("Anh Tình", "0205 000 000").doesNotContain("Tên khác");
        assertThat(ProvinceConference.send(hoa, at, at + "/edition", Map.of("summoned", "rất đông"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLinkIsShownOnceAndOpensThisConferenceAlone() {
        String at = conference.commune();
        hoa.post(at + "/delegates", Map.of("delegate", "Bàn Văn Sỉ", "title", ""));
        String delegate = conference.at() + "/delegates/" + delegate("Bàn Văn Sỉ");
        String first = link(hoa.post(delegate + "/link", Map.of()));
        String second = link(hoa.post(delegate + "/link", Map.of()));
        assertThat(hoa.get(at).body()).doesNotContain(second);
        Client guest = HOUSE.visitor();
        assertThat(guest.get(first).status()).isEqualTo(404);
        assertThat(guest.get(second).body()).contains("Bàn Văn Sỉ", "Vào chỗ của tôi");
        assertThat(guest.follow(guest.post(second, Map.of())).body()).contains("Bàn Văn Sỉ");
        assertThat(guest.get(conference.at()).location()).startsWith("/sign-in");
        hoa.post(delegate + "/removal", Map.of());
        assertThat(guest.get("/seat").status()).isEqualTo(404);
    }

    @Test
    void invitationsAreMadeForAllWhoHaveNoneYet() {
        String at = conference.commune();
        hoa.post(at + "/delegates", Map.of("lines", "Nông A, Một\nNông B, Hai"));
        String sheet = hoa.post(at + "/invitations", Map.of()).body();
        assertThat(sheet).contains("Nông A", "Nông B", "<svg class=\"cf-qr\"");
        assertThat(hoa.post(at + "/invitations", Map.of()).status()).isEqualTo(302);
    }

    @Test
    void attendanceIsSaidWithAReason() {
        String at = conference.commune();
        hoa.post(at + "/delegates", Map.of("delegate", "Vi Thị Lả", "title", ""));
        String presence = conference.at() + "/delegates/" + delegate("Vi Thị Lả") + "/presence";
        Client.Answer without = hoa.post(presence, Map.of("presence", "absent", "list", "true"));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("Ghi lý do vắng");
        Client.Answer with = hoa.post(presence, Map.of("presence", "absent", "reason", "Đi viện", "list", "true"));
        assertThat(hoa.follow(with).body()).contains("<b>Vắng</b>: Đi viện");
    }

    @Test
    void whoeverScansTheDoorIsThereFromTwoHoursBefore() {
        String at = conference.commune();
        hoa.post(at + "/delegates", Map.of("delegate", "Triệu Văn Pu", "title", ""));
        String delegate = conference.at() + "/delegates/" + delegate("Triệu Văn Pu");
        Client guest = HOUSE.visitor();
        guest.post(link(hoa.post(delegate + "/link", Map.of())), Map.of());
        String door = link(hoa.post(at + "/door", Map.of()));
        assertThat(guest.get(door).body()).contains("Điểm danh từ").doesNotContain("/presence");
        assertThat(guest.post(door + "/presence", Map.of()).status()).isEqualTo(200);
        assertThat(present("Triệu Văn Pu")).isZero();

        HOUSE.clock().set(Instant.parse("2026-12-28T23:30:00Z"));
        assertThat(guest.get(door).body()).contains("Triệu Văn Pu", "Xác nhận có mặt");
        assertThat(guest.post(door + "/presence", Map.of()).location()).isEqualTo("/seat");
        assertThat(present("Triệu Văn Pu")).isOne();

        // Nobody adds themselves before the point has allowed it.
        Client stranger = HOUSE.visitor();
        assertThat(stranger.get(door).body()).contains("Báo người phụ trách").doesNotContain("/latecomers");
        stranger.post(door + "/latecomers", Map.of("name", "Người lạ"));
        assertThat(present("Người lạ")).isZero();
        HOUSE.signedIn("hoa").post(at + "/door/admission", Map.of("admits", "true"));
        assertThat(stranger.post(door + "/latecomers", Map.of("name", "")).status())
                .isEqualTo(422);
        assertThat(stranger.follow(stranger.post(door + "/latecomers", Map.of("name", "Chu Thị Pảo", "title", "Dân")))
                        .body())
                .contains("Chu Thị Pảo");
        assertThat(present("Chu Thị Pảo")).isOne();
        assertThat(HOUSE.signedIn("hoa").get(at).body()).contains("Bổ sung");
    }

    @Test
    void aNeighbourAndTheCitizenFindNeitherThePointNorItsActs() {
        String other = conference.at() + "/points/"
                + HOUSE.jdbc()
                        .sql("select max(id) from conferences.point where conference_id = :id and id <> :own")
                        .param("id", conference.id())
                        .param("own", Long.parseLong(conference.commune().replaceAll(".*/", "")))
                        .query(Long.class)
                        .single();
        assertThat(hoa.get(other).status()).isEqualTo(404);
        for (String act : new String[] {"/edition", "/delegates", "/invitations", "/door", "/removal"})
            assertThat(hoa.post(other + act, Map.of("delegate", "x")).status())
                    .as(act)
                    .isEqualTo(404);
        Client tuan = HOUSE.signedIn("tuan");
        assertThat(tuan.get(conference.commune()).status()).isEqualTo(404);
        assertThat(hoa.post(conference.commune() + "/removal", Map.of()).status())
                .isEqualTo(404);
    }

    private static long delegate(String name) {
        return ((Number) conference.one(
                        "select id from conferences.delegate where conference_id = :id and not removed and name = '"
                                + name + "'"))
                .longValue();
    }

    private static long present(String name) {
        return ((Number) conference.one(
                        "select count(*) from conferences.delegate d join conferences.event e on e.conference_id = d.conference_id"
                                + " and e.kind = 'Attended' and (e.body ->> 'delegate')::bigint = d.id"
                                + " and e.body ->> 'presence' = 'PRESENT' where d.conference_id = :id and d.name = '"
                                + name
                                + "'"))
                .longValue();
    }

    /** The address on a sheet, without the host. */
    private static String link(Client.Answer sheet) {
        Matcher found = Pattern.compile("class=\"cf-link\">https?://[^/]+(/seat/[^<]+)<")
                .matcher(sheet.body());
        assertThat(found.find()).as(sheet.body()).isTrue();
        return found.group(1);
    }
}
