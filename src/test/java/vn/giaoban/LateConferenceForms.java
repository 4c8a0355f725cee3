package vn.giaoban;

import static vn.giaoban.LateForm.late;
import static vn.giaoban.LateForm.send;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.giaoban.conferences.ProvinceConference;

/** The forms by which a conference is prepared, each sent after somebody was faster. */
record LateConferenceForms(TestHouse house) {

    void all() {
        try (ProvinceConference conference = new ProvinceConference(house, LocalDate.of(2026, 12, 28)).called()) {
            plan(conference);
            point(conference);
            registration(conference);
            linked(conference);
        }
    }

    private static void plan(ProvinceConference conference) {
        String edition = conference.at() + "/edition";
        late("/conferences/{id}/edition", conference.lan, edition, edition, Map.of("name", "Tên của bà Lan"))
                .after(() -> send(conference.dung, edition, edition, Map.of("name", "Tên của anh Dũng")))
                .changesNothing(
                        "select name || version from conferences.conference where id = " + conference.id(),
                        "Tên của bà Lan",
                        "Tên của anh Dũng");
        String agenda = conference.at() + "/agenda";
        late(
                        "/conferences/{id}/agenda",
                        conference.lan,
                        agenda,
                        agenda,
                        Map.of("act", "save", "i0.title", "Mục của bà Lan"))
                .after(() ->
                        send(conference.dung, agenda, agenda, Map.of("act", "save", "i0.title", "Mục của anh Dũng")))
                .changesNothing(
                        "select string_agg(title, ';' order by position) from conferences.item where conference_id = "
                                + conference.id(),
                        "Mục của bà Lan",
                        "Mục của anh Dũng");
    }

    private void point(ProvinceConference conference) {
        String at = conference.commune();
        late(
                        "/conferences/{id}/points/{pointId}/edition",
                        conference.dung,
                        at,
                        at + "/edition",
                        Map.of("contact", "Người của tỉnh"))
                .after(() -> send(house.signedIn("hoa"), at, at + "/edition", Map.of("contact", "Người của xã")))
                .changesNothing(
                        "select contact from conferences.point where id = " + at.replaceAll(".*/", ""),
                        "Người của tỉnh",
                        "Người của xã");
    }

    private void registration(ProvinceConference conference) {
        Client hoa = house.signedIn("hoa");
        String list = conference.at() + "/registrations";
        hoa.post(list, Map.of("topic", "Chủ đề đầu", "speaker", "Chị Hoa", "minutes", "5"));
        String one =
                list + "/" + conference.one("select max(id) from conferences.registration where conference_id = :id");
        late(
                        "/conferences/{id}/registrations/{registrationId}/edition",
                        hoa,
                        one,
                        one + "/edition",
                        Map.of("topic", "Chủ đề của xã"))
                .after(() -> send(conference.dung, one, one + "/edition", Map.of("topic", "Chủ đề của tỉnh")))
                .changesNothing(
                        "select topic || version from conferences.registration where conference_id = "
                                + conference.id(),
                        "Chủ đề của xã",
                        "Chủ đề của tỉnh");
    }

    private void linked(ProvinceConference conference) {
        Client hoa = house.signedIn("hoa");
        hoa.post(conference.commune() + "/delegates", Map.of("delegate", "Đại biểu có đường dẫn"));
        String sheet = hoa.post(conference.commune() + "/invitations", Map.of()).body();
        Matcher link = Pattern.compile("cf-link\">https?://[^/]+(/seat/[^<]+)<").matcher(sheet);
        if (!link.find()) throw new AssertionError(sheet);
        Client guest = house.visitor();
        guest.post(link.group(1), Map.of());
        guest.post("/seat/own/registrations", Map.of("topic", "Điều tôi muốn nói", "minutes", "3"));
        long id = ((Number) conference.one("select max(id) from conferences.registration where conference_id = :id"))
                .longValue();
        String one = "/seat/own/registrations/" + id;
        String same = conference.at() + "/registrations/" + id;
        late("/seat/own/registrations/{id}/edition", guest, one, one + "/edition", Map.of("topic", "Điều của đại biểu"))
                .after(() -> send(conference.dung, same, same + "/edition", Map.of("topic", "Điều của tỉnh")))
                .changesNothing(
                        "select topic || version from conferences.registration where id = " + id,
                        "Điều của đại biểu",
                        "Điều của tỉnh");
    }
}
