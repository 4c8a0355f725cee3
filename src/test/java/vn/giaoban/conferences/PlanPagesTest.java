package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.run.Cast;

/** What a conference is, its agenda and its points are prepared on pages. */
class PlanPagesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static ProvinceConference conference;

    @BeforeAll
    static void make() {
        HOUSE.clock().set(TestHouse.TODAY);
        conference = new ProvinceConference(HOUSE, LocalDate.of(2026, 12, 29));
    }

    @AfterAll
    static void over() {
        conference.close();
    }

    @Test
    void whoeverPreparesSaysAnewWhatItIsAndWhoRunsIt() {
        String edition = conference.at() + "/edition";
        Client.Answer saved = ProvinceConference.send(
                conference.dung,
                edition,
                edition,
                Map.of(
                        "name", "Hội nghị giao ban quý IV",
                        "subject", "Chỉ thị về dân vận",
                        "o2.part", "SECRETARY",
                        "o2.name", "Một người không có tài khoản",
                        "o2.title", "Chuyên viên"));
        assertThat(saved.location()).isEqualTo(conference.at());
        String page = conference.dung.get(conference.at()).body();
        assertThat(page)
                .contains(
                        "Hội nghị giao ban quý IV", "Một người không có tài khoản, Chuyên viên", "Chỉ thị về dân vận");
        // A name that somebody in the network has is tied to their account; any other stands as a name alone.
        assertThat(
                        conference.one(
                                "select string_agg(coalesce(account_id, 0)::text, ' ' order by position) from conferences.officer where conference_id = :id"))
                .isEqualTo(HOUSE.account("lan") + " " + HOUSE.account("dung") + " 0");
    }

    @Test
    void whatIsWrongWithItIsSaidAtItsBox() {
        String edition = conference.at() + "/edition";
        Map<String, String> fields = new HashMap<>(PageForm.of(conference.dung.get(edition), edition));
        fields.put("name", " ");
        fields.put("day", "31/2/2026");
        fields.put("end", "7:00");
        fields.put("o1.name", "");
        fields.put("o1.title", "Phó ban");
        fields.keySet().removeIf(box -> box.startsWith("kind."));
        Client.Answer answer = conference.dung.post(edition, fields);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Nhập tên hội nghị", "Chọn một đến ba loại", "Nhập ngày như", "Nhập họ tên, hoặc xóa chức vụ")
                .contains("value=\"31/2/2026\"");
    }

    @Test
    void theAgendaIsPutInOrderByButtonsAndSavedAtOnce() {
        String agenda = conference.at() + "/agenda";
        Client.Answer shown = conference.dung.get(agenda);
        Map<String, String> fields = new HashMap<>(PageForm.of(shown, agenda));
        String first = fields.get("i0.title");
        fields.put("act", "down-0");
        Client.Answer moved = conference.dung.post(agenda, fields);
        assertThat(PageForm.of(moved, agenda)).containsEntry("i1.title", first);
        fields = new HashMap<>(PageForm.of(moved, agenda));
        fields.put("act", "add");
        Client.Answer added = conference.dung.post(agenda, fields);
        fields = new HashMap<>(PageForm.of(added, agenda));
        int last = (int) fields.keySet().stream()
                        .filter(box -> box.endsWith(".title"))
                        .count()
                - 1;
        fields.put("i" + last + ".title", "Trao thưởng");
        fields.put("i" + last + ".minutes", "nhiều");
        fields.put("act", "save");
        Client.Answer refused = conference.dung.post(agenda, fields);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Nhập số phút từ 1 đến 600", "value=\"nhiều\"");
        fields.put("i" + last + ".minutes", "500");
        assertThat(conference.dung.post(agenda, fields).location()).isEqualTo(conference.at());
        assertThat(conference.dung.get(conference.at()).body())
                .contains("Trao thưởng", "Chương trình dài hơn thời gian họp");
        assertThat(conference.dung.get(agenda).body()).contains("phút</b>").contains("quá ");
    }

    @Test
    void pointsAreFoundByNameByProvinceAndByWhatIsKnownOfThem() {
        String points = conference.at() + "/points";
        String all = conference.dung.get(points).body();
        assertThat(all).contains("Trang 1 trên 2", "66 trên 66 điểm cầu");
        assertThat(conference.dung.get(points + "?q=mau+son").body()).contains("1 trên 66", "Mẫu Sơn");
        assertThat(conference.dung.get(points + "?show=up").body()).contains("Không có điểm cầu nào như vậy");
        assertThat(conference.dung.get(points + "?show=missing&sheet=99").body())
                .contains("Trang 2 trên 2");
        assertThat(conference.dung.get(points + "?group=x&show=y&sheet=z").status())
                .isEqualTo(200);
    }

    @Test
    void moreAreInvitedByTreeByNameAndAsAPlace() {
        String points = conference.at() + "/points";
        Client dung = conference.dung;
        assertThat(dung.follow(dung.post(points, Map.of("which", "below"))).body())
                .contains("Các đơn vị này đã có điểm cầu");
        assertThat(dung.follow(dung.post(points, Map.of("which", "units", "units", "Cao Bằng; Xã Mẫu Sơn, Lạng Sơn")))
                        .body())
                .contains("Đã mời thêm 1 điểm cầu");
        Client.Answer unknown = dung.post(points, Map.of("which", "units", "units", "Xứ không có"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("Chưa rõ đơn vị nào là Xứ không có");
        Client.Answer place = dung.post(points, Map.of("which", "place", "name", "Nhà văn hóa", "place", "Phố Trần"));
        String point = place.location();
        assertThat(dung.get(point).body()).contains("Nhà văn hóa", "Bỏ điểm cầu này");
        assertThat(dung.post(point + "/removal", Map.of()).location()).isEqualTo(points);
        assertThat(dung.get(point).status()).isEqualTo(404);
        assertThat(dung.post(points, Map.of("which", "place", "name", "")).status())
                .isEqualTo(422);
        assertThat(dung.post(points, Map.of("which", "?")).status()).isEqualTo(422);
    }

    @Test
    void theCentralPointStays() {
        String central = conference.at() + "/points/" + conference.pointOf(Cast.PROVINCE);
        assertThat(conference.dung.post(central + "/removal", Map.of()).location())
                .contains("kept=point");
        assertThat(conference.dung.get(central + "?kept=point").body()).contains("Chưa bỏ được");
    }

    @Test
    void nobodyElseFindsThePagesOfPreparation() {
        for (String who : new String[] {"hoa", "mai", "binh", "tuan"})
            for (String page : new String[] {"", "/edition", "/agenda", "/points", "/documents"})
                assertThat(HOUSE.signedIn(who).get(conference.at() + page).status())
                        .as(who + page)
                        .isEqualTo(404);
        assertThat(HOUSE.visitor().get(conference.at() + "/points").location()).startsWith("/sign-in");
    }
}
