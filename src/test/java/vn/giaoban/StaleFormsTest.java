package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.LateForm.late;
import static vn.giaoban.LateForm.send;
import static vn.giaoban.LateForm.typed;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.giaoban.Client.Answer;
import vn.giaoban.catalogue.FormWorkshop;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.Unit;
import vn.giaoban.reporting.Office;
import vn.giaoban.reporting.Report;
import vn.giaoban.run.Cast;

/**
 * Every POST route stands in changes.csv with what keeps two people from undoing each other. Where a form carries the version that
 * its reader saw, it is opened as by a member of the cast, somebody else is faster, and it is sent: nothing changes, and both texts
 * are on the answer.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StaleFormsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final Map<String, ChangesTable.Line> LINES = ChangesTable.lines();

    private static Client tuan;
    /** The same person elsewhere, who is faster. */
    private static Client faster;

    @BeforeAll
    static void signIn() {
        HOUSE.clock().set(TestHouse.TODAY);
        tuan = HOUSE.signedIn("tuan");
        faster = HOUSE.signedIn("tuan");
    }

    @Test
    @Order(1)
    void everyRouteThatChangesSomethingSaysWhatKeepsTwoPeopleApart() {
        Set<String> routes = HOUSE
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method != RequestMethod.GET && method != RequestMethod.HEAD))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(LINES.keySet()).isEqualTo(routes);
        assertThat(LINES.values()).allSatisfy(line -> {
            assertThat(line.kind()).as(line.route()).isIn("version", "makes", "act", "looks", "program");
            assertThat(line.field().isEmpty())
                    .as(line.route())
                    .isEqualTo(!line.kind().equals("version"));
            assertThat(line.reason().isEmpty()
                            && Set.of("makes", "act", "looks").contains(line.kind()))
                    .as("reason of %s", line.route())
                    .isFalse();
        });
    }

    @Test
    @Order(2)
    void aReportsFiguresAndStepsGoByTheVersionThatWasSeen() {
        try (Office office = new Office(8)) {
            Client hoa = HOUSE.signedIn("hoa");
            Client pao = HOUSE.signedIn("pao");
            Client dung = HOUSE.signedIn("dung");
            Unit commune = HOUSE.unit(Cast.COMMUNE);
            Report report = office.drafted(HOUSE.actor("hoa"), commune);
            String at = "/reports/" + report.id();
            String board = "/boards/" + office.period.code() + "/"
                    + HOUSE.unit(Cast.PROVINCE).id();
            String kept =
                    "select r.state || r.revision || (select string_agg(c.slot || '=' || c.own, ',' order by c.slot)"
                            + " from reporting.cell c where c.report_id = r.id) from reporting.report r where r.id = "
                            + report.id();

            Runnable present = () -> send(hoa, at, at + "/cells", Map.of("then", "presentation"));
            Runnable submit = () -> send(pao, at + "/submission", at + "/submission", Map.of());
            Runnable withdraw = () -> send(pao, at, at + "/submission/withdrawal", Map.of("reason", "Đếm lại."));

            late("/reports/{id}/cells", hoa, at, at + "/cells", Map.of("v.13", "987"))
                    .after(() -> send(pao, at, at + "/cells", Map.of("v.13", "654")))
                    .changesNothing(kept, "987", "654");
            present.run();
            late("/reports/{id}/submission", pao, at + "/submission", at + "/submission", Map.of())
                    .after(() -> send(pao, at, at + "/presentation/withdrawal", Map.of("reason", "Sửa ô 13.")))
                    .changesNothing(kept, "đưa lại cho người soạn");
            present.run();
            late(
                            "/reports/{id}/presentation/withdrawal",
                            pao,
                            at,
                            at + "/presentation/withdrawal",
                            reason("Thiếu ô 14."))
                    .after(submit)
                    .changesNothing(kept, "Thiếu ô 14.", "gửi");
            late("/reports/{id}/acceptance", dung, at, at + "/acceptance", Map.of())
                    .after(withdraw)
                    .changesNothing(kept, "rút lại");
            present.run();
            submit.run();
            late(
                            "/reports/{id}/return",
                            dung,
                            at + "/return",
                            at + "/return",
                            Map.of("reason", "Xem lại.", "c.13", "Quá cao."))
                    .after(withdraw)
                    .changesNothing(kept, "Xem lại.", "Quá cao.", "rút lại");
            present.run();
            submit.run();
            late(
                            "/boards/{period}/{unitId}/acceptances",
                            dung,
                            board,
                            board + "/acceptances",
                            Map.of(
                                    "report",
                                    report.id() + "-"
                                            + number("select revision from reporting.report where id = " + report.id())
                                                    .intValue()))
                    .after(withdraw)
                    .changesNothing(kept, "rút lại");
            present.run();
            submit.run();
            late("/reports/{id}/submission/withdrawal", pao, at, at + "/submission/withdrawal", reason("Còn thiếu."))
                    .after(() -> send(dung, at, at + "/acceptance", Map.of()))
                    .changesNothing(kept, "Còn thiếu.", "tiếp nhận");

            Runnable correct = () -> send(hoa, at + "/correction/beginning", at + "/correction", reason("Đếm sót."));
            Runnable drop = () -> send(hoa, at, at + "/correction/withdrawal", Map.of());
            String revoked = at + "/acceptance/withdrawal";
            late("/reports/{id}/acceptance/withdrawal", dung, revoked, revoked, reason("Nhầm đơn vị."))
                    .after(correct)
                    .changesNothing(kept, "Nhầm đơn vị.", "đính chính");
            late("/reports/{id}/correction/withdrawal", hoa, at, at + "/correction/withdrawal", Map.of())
                    .after(drop)
                    .changesNothing(kept, "thôi đính chính");
            late("/reports/{id}/correction", hoa, at + "/correction/beginning", at + "/correction", reason("Sót ô 20."))
                    .after(correct)
                    .changesNothing(kept, "Sót ô 20.", "bắt đầu đính chính");
        }
    }

    @Test
    @Order(3)
    void aFormThatIsBeingMadeGoesByTheVersionThatWasSeen() {
        try (FormWorkshop workshop = new FormWorkshop()) {
            int level = HOUSE.unit(Cast.COMMUNE).level();
            long id = workshop.drafts()
                    .begin(HOUSE.actor("tuan"), workshop.today(level).id(), level)
                    .id();
            String draft = "/forms/drafts/" + id;
            String kept = "select version || content::text from catalogue.form_draft where id = " + id;

            late("/forms/drafts/{id}", tuan, draft, draft, Map.of("legalBasis", "HD 05 của tôi"))
                    .after(() -> send(faster, draft, draft, Map.of("legalBasis", "HD 06 của bạn")))
                    .changesNothing(kept, "HD 05 của tôi", "HD 06 của bạn");
            String section = draft + "/sections/" + firstSection(id);
            late("/forms/drafts/{id}/sections/{section}", tuan, section, section, Map.of("titleVi", "Mục của tôi"))
                    .after(() -> send(faster, section, section, Map.of("titleVi", "Mục của bạn")))
                    .changesNothing(kept, "Mục của tôi", "Mục của bạn");
            String headings = draft + "/headings";
            late("/forms/drafts/{id}/headings", tuan, headings, headings, Map.of("newVi", "Phần của tôi", "act", "add"))
                    .after(() -> send(faster, headings, headings, Map.of("newVi", "Phần của bạn", "act", "add")))
                    .changesNothing(kept, "Phần của tôi", "Phần của bạn");
            late("/forms/drafts/{id}/edition", tuan, draft + "/edition", draft + "/edition", Map.of())
                    .after(() -> send(faster, draft, draft, Map.of("legalBasis", "HD 07")))
                    .changesNothing(kept, "HD 06 của bạn", "HD 07");
            late("/forms/drafts/{id}/removal", tuan, draft, draft + "/removal", Map.of())
                    .after(() -> send(faster, draft, draft, Map.of("legalBasis", "HD 08")))
                    .changesNothing(kept, "HD 07", "HD 08");
        }
    }

    @Test
    @Order(4)
    void aRulesEditionGoesByTheOneThatWasReviewed() {
        String kept =
                "select string_agg(id || message_vi || coalesce(valid_to::text, ''), ',' order by id) from catalogue.relation";
        String rule = "/catalogue/relations/R02";
        try {
            Map<String, String> mine = Map.of("messageVi", "Câu của tôi", "from", "01/02/2027", "legalBasis", "QĐ 1");
            Map<String, String> theirs = Map.of("messageVi", "Câu của bạn", "from", "01/01/2027", "legalBasis", "QĐ 2");
            Answer review = tuan.post(rule + "/edition", typed(tuan.get(rule + "/edition"), rule + "/edition", mine));
            late("/catalogue/{kind}/{key}/editions", tuan, review, rule + "/editions", Map.of())
                    .after(() -> keep(rule, "edition", "editions", theirs))
                    .changesNothing(kept, "Câu của tôi", "Câu của bạn");

            Answer ending = tuan.post(
                    rule + "/ending",
                    typed(
                            tuan.get(rule + "/ending"),
                            rule + "/ending",
                            Map.of("from", "01/04/2027", "legalBasis", "QĐ 3")));
            Map<String, String> later = Map.of("messageVi", "Câu sau", "from", "01/03/2027", "legalBasis", "QĐ 4");
            late("/catalogue/{kind}/{key}/endings", tuan, ending, rule + "/endings", Map.of())
                    .after(() -> keep(rule, "edition", "editions", later))
                    .changesNothing(kept, "QĐ 3", "QĐ 4");
        } finally {
            HOUSE.jdbc()
                    .sql("delete from catalogue.relation where code = 'R02' and valid_from > '2026-12-31'")
                    .update();
            HOUSE.jdbc()
                    .sql("update catalogue.relation set valid_to = null where code = 'R02'")
                    .update();
        }
    }

    @Test
    @Order(5)
    void aClusterGoesByTheVersionThatWasSeen() {
        long unit = HOUSE.unit(Cast.PROVINCE).id();
        long id = HOUSE.bean(Clusters.class)
                .make(HOUSE.actor("tuan"), "Cụm thử", "Trial cluster", Set.of(unit), LocalDate.of(2026, 1, 1), "QĐ");
        try {
            String edition = "/clusters/" + id + "/edition";
            String kept = "select version || name_vi || name_en from organization.cluster where id = " + id;
            Map<String, String> sure = Map.of("day", "01/01/2027", "legalBasis", "QĐ 5", "sure", "true");
            Map<String, String> mine = with(sure, "nameVi", "Cụm của tôi");
            late("/clusters/{id}/edition", tuan, edition, edition, mine)
                    .after(() -> send(faster, edition, edition, with(sure, "nameVi", "Cụm của bạn")))
                    .changesNothing(kept, "Cụm của tôi", "Cụm của bạn");
            Map<String, String> twice = typed(tuan.get(edition), edition, mine);
            for (int press = 0; press < 2; press++)
                assertThat(tuan.post(edition, twice).status()).isEqualTo(302);
            assertThat(HOUSE.jdbc().sql(kept).query().singleValue()).isEqualTo("3Cụm của tôiTrial cluster");
        } finally {
            for (String table : List.of("cluster_member where cluster_id", "cluster where id"))
                HOUSE.jdbc()
                        .sql("delete from organization." + table + " = :id")
                        .param("id", id)
                        .update();
        }
    }

    @Test
    @Order(6)
    void whatSomebodyElseHasWorkedOffIsShownBesideWhatWasTyped() {
        long id = HOUSE.jdbc()
                .sql("select min(id) from organization.unsettled where settled_at is null")
                .query(Long.class)
                .single();
        String one = "/units/unsettled/" + id;
        String kept = "select outcome from organization.unsettled where id = " + id;
        try {
            late("/units/unsettled/{id}/dismissal", tuan, one, one + "/dismissal", reason("Trùng dòng khác."))
                    .after(() -> send(faster, one, one + "/dismissal", reason("Nguồn ghi nhầm.")))
                    .changesNothing(kept, "Trùng dòng khác.", "Nguồn ghi nhầm.");
            Map<String, String> codes = Map.of("predecessor", "00001", "successor", "00002");
            Answer answer = tuan.post(one + "/succession", codes);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("00001 → 00002", "Nguồn ghi nhầm.");
        } finally {
            HOUSE.jdbc()
                    .sql(
                            "update organization.unsettled set outcome = '', settled_by = null, settled_at = null where id = :id")
                    .param("id", id)
                    .update();
        }
    }

    @Test
    @Order(7)
    void aNewRuleThatIsSentTwiceIsMadeOnce() {
        String made = "select count(*) from catalogue.relation where message_vi = 'Chỉ một lần'";
        try {
            Map<String, String> rule = Map.of(
                    "left",
                    "14",
                    "operator",
                    "<=",
                    "right",
                    "13",
                    "messageVi",
                    "Chỉ một lần",
                    "messageEn",
                    "Once",
                    "from",
                    "01/01/2027",
                    "legalBasis",
                    "QĐ 6");
            String fresh = "/catalogue/relations/new/edition";
            Answer review = tuan.post(fresh, typed(tuan.get(fresh), fresh, rule));
            Map<String, String> act = PageForm.of(review, "/catalogue/relations/new/editions");
            for (int press = 0; press < 2; press++)
                assertThat(tuan.post("/catalogue/relations/new/editions", act).status())
                        .isEqualTo(302);
            assertThat(HOUSE.jdbc().sql(made).query().singleValue()).isEqualTo(1L);
        } finally {
            HOUSE.jdbc()
                    .sql("delete from catalogue.relation where message_vi = 'Chỉ một lần'")
                    .update();
        }
    }

    @Test
    @Order(8)
    void anActivityGoesByTheVersionThatWasSeen() {
        Client hoa = HOUSE.signedIn("hoa");
        Client pao = HOUSE.signedIn("pao");
        Map<String, String> mediation = Map.of("day", "12/9/2026", "place", "Thôn Nà Lìn", "f.ket-qua", "dang");
        Answer blank = hoa.get("/activities/new?type=hoa-giai");
        String one = hoa.post("/activities", typed(blank, "/activities", mediation))
                .location()
                .replace("?saved=true", "");
        String kept =
                "select version || state || place from activities.activity where id = " + one.replaceAll("\\D", "");
        try {
            String correction = one + "/correction";
            late("/activities/{id}/correction", hoa, correction, correction, Map.of("place", "Bản của hoa"))
                    .after(() -> send(pao, correction, correction, Map.of("place", "Bản của pao")))
                    .changesNothing(kept, "Bản của hoa", "Bản của pao");
            late("/activities/{id}/withdrawal", hoa, one, one + "/withdrawal", reason("Ghi nhầm."))
                    .after(() -> send(pao, correction, correction, Map.of("place", "Bản sau của pao")))
                    .changesNothing(kept, "Ghi nhầm.", "Bản sau của pao");
            send(pao, one, one + "/withdrawal", Map.of());
            late("/activities/{id}/restoration", hoa, one, one + "/restoration", Map.of())
                    .after(() -> send(pao, one, one + "/restoration", Map.of()))
                    .changesNothing(kept, "Bản sau của pao", "vừa được người khác thay đổi");
        } finally {
            HOUSE.jdbc()
                    .sql("delete from activities.revision; delete from activities.activity")
                    .update();
        }
    }

    @Test
    @Order(9)
    void whatCountsGoesByTheVersionThatTheLeaderSaw() {
        new LateLogForms(HOUSE).whatCounts();
    }

    @Test
    @Order(9)
    void aSpreadsheetOfActivitiesGoesByWhatItsRowsCameTo() {
        Client hoa = HOUSE.signedIn("hoa");
        byte[] csv = "Ngày,Nơi,Kết quả\n12/9/2026,Thôn Nà Lìn,thanh\n".getBytes(StandardCharsets.UTF_8);
        hoa.get("/activities/import?type=hoa-giai");
        String review = hoa.upload("/activities/import", "file", "viec.csv", csv, Map.of("type", "hoa-giai"))
                .location();
        Map<String, String> mediation = Map.of("day", "12/9/2026", "place", "thôn nà lìn", "f.ket-qua", "dang");
        try {
            late("/activities/import/{id}/confirmation", hoa, review, review + "/confirmation", Map.of())
                    .after(() -> send(HOUSE.signedIn("pao"), "/activities/new?type=hoa-giai", "/activities", mediation))
                    .changesNothing(
                            "select count(*) from activities.activity", "Nhật ký vừa thay đổi", "1 hàng có thể trùng");
        } finally {
            HOUSE.jdbc()
                    .sql("delete from activities.log_import; delete from activities.activity")
                    .update();
        }
    }

    @Test
    @Order(10)
    void aTypeOfActivityGoesByTheVersionThatWasSeen() {
        new LateLogForms(HOUSE).types(tuan, faster);
    }

    @Test
    @Order(10)
    void aConferenceIsPreparedByWhatWasSeen() {
        new LateConferenceForms(HOUSE).all();
    }

    @Test
    @Order(11)
    void everyFormWithAVersionWasSentTooLate() {
        assertThat(LateForm.SENT)
                .containsAll(LINES.values().stream()
                        .filter(line -> line.kind().equals("version"))
                        .map(ChangesTable.Line::route)
                        .toList());
    }

    private static void keep(String rule, String review, String act, Map<String, String> typed) {
        String form = rule + "/" + review;
        Answer reviewed = faster.post(form, typed(faster.get(form), form, typed));
        Answer kept = faster.post(rule + "/" + act, PageForm.of(reviewed, rule + "/" + act));
        assertThat(kept.status()).as(kept.body()).isBetween(302, 303);
    }

    private static Map<String, String> reason(String reason) {
        return Map.of("reason", reason);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    private static long firstSection(long draft) {
        return number(
                "select (content -> 'sections' -> 0 ->> 'id')::bigint from catalogue.form_draft where id = " + draft);
    }

    private static Long number(String sql) {
        return HOUSE.jdbc().sql(sql).query(Long.class).single();
    }
}
