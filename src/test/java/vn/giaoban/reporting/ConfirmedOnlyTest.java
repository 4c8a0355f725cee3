package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.run.Cast;

/** Ông Páo lets only what he has confirmed count: chị Hoa logs, nothing counts, he confirms, all counts. */
class ConfirmedOnlyTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final String KEEPING = "/activities/keeping";

    private final Client hoa = HOUSE.signedIn("hoa");
    private final Client pao = HOUSE.signedIn("pao");
    private Office office;

    @BeforeEach
    void open() {
        nothingIsLogged();
        office = new Office(8);
    }

    @AfterEach
    void close() {
        office.close();
        nothingIsLogged();
    }

    private static void nothingIsLogged() {
        HOUSE.jdbc().sql("""
                        delete from activities.keeping; delete from activities.revision; delete from activities.activity
                        """).update();
    }

    @Test
    void whatTheLeaderHasNotConfirmedDoesNotCountAndTheReportSaysHowMuchWaits() {
        dialogue("84");
        String report = begun();
        dialogue("16");
        assertThat(PageForm.of(hoa.get(report), report + "/cells")).containsEntry("v.33", "100");
        int filled = filled(report);

        assertThat(chosen("true").location()).isEqualTo(KEEPING + "?saved=true");
        Client.Answer waiting = hoa.get(report);
        assertThat(PageForm.of(waiting, report + "/cells")).containsEntry("v.33", "0");
        assertThat(waiting.body()).contains("2 việc chờ xác nhận, chưa tính");
        assertThat(pao.get(log()).body()).contains("2 việc chờ xác nhận, chưa tính");

        List<Long> ids = HOUSE.jdbc()
                .sql("select id from activities.activity order by id")
                .query(Long.class)
                .list();
        for (Long id : ids)
            assertThat(pao.post("/activities/confirmations", Map.of("seen", id + ":1"))
                            .status())
                    .isEqualTo(302);
        Client.Answer counted = hoa.get(report);
        assertThat(PageForm.of(counted, report + "/cells")).containsEntry("v.33", "100");
        assertThat(counted.body()).doesNotContain("chờ xác nhận, chưa tính");
        assertThat(filled(report)).isEqualTo(filled);
    }

    /** The lists of drafts know at once: mediation teams are a stock, which is blank where nothing counts. */
    @Test
    void reportsThatAreBeingWrittenCountAnewWithTheChoice() {
        dialogue("84");
        String report = begun();
        logged("to-hoa-giai", Map.of("f.to", "9", "f.hoa-giai-vien", "45"));
        int filled = filled(report);
        chosen("true");
        assertThat(filled(report)).isLessThan(filled);
        chosen("false");
        assertThat(filled(report)).isEqualTo(filled);
    }

    @Test
    void onlyTheUnitsLeaderChoosesAndTheTrailTellsOfIt() {
        assertThat(hoa.get(KEEPING).status()).isEqualTo(404);
        chosen("true");
        assertThat(HOUSE.jdbc()
                        .sql(
                                "select detail ->> 'confirmedOnly' from audit.trail where act = 'activity.keeping' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("true");
        assertThat(pao.get(KEEPING).body()).contains("value=\"true\" checked");
    }

    private String begun() {
        hoa.get("/reports");
        return hoa.post("/reports", Map.of("period", office.period.code())).location();
    }

    private Client.Answer chosen(String confirmedOnly) {
        Map<String, String> form = new HashMap<>(PageForm.of(pao.get(KEEPING), KEEPING));
        form.put("confirmedOnly", confirmedOnly);
        return pao.post(KEEPING, form);
    }

    private int filled(String report) {
        return HOUSE.jdbc()
                .sql("select filled from reporting.report where id = :id")
                .param("id", Long.parseLong(report.substring(report.lastIndexOf('/') + 1)))
                .query(Integer.class)
                .single();
    }

    private String log() {
        return "/activities?unit=" + HOUSE.unit(Cast.COMMUNE).id() + "&from=" + office.period.firstDay() + "&to="
                + office.period.lastDay();
    }

    private void dialogue(String people) {
        logged(
                "doi-thoai",
                Map.of("f.chu-tri", "chinh-quyen", "f.nguoi-du", people, "f.y-kien", "12", "place", "Thôn " + people));
    }

    private void logged(String type, Map<String, String> fields) {
        Map<String, String> typed = PageForm.of(hoa.get("/activities/new?type=" + type), "/activities");
        typed.putAll(fields);
        typed.put("day", office.period.firstDay().plusDays(9).toString());
        assertThat(hoa.post("/activities", typed).status()).isEqualTo(302);
    }
}
