package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.papers.CsvFile;

/** The five conferences that newspapers told of: archived-conferences.csv names each fact that they tell, and where it is kept. */
class ArchivedConferencesTest {
    private static TestHouse house;

    @BeforeAll
    static void bringThemIn() {
        house = TestHouse.apart(made -> {});
        assertThat(bringIn()).isEqualTo(5);
    }

    private static int bringIn() {
        return house.bean(ConferenceArchive.class).bringIn(Actor.anonymous(TestHouse.TODAY));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void eachFactOfEachArticleIsKeptInAFieldOfItsOwn() {
        List<Map<String, String>> facts = CsvFile.rows("/archived-conferences.csv");
        assertThat(facts).hasSizeGreaterThan(110);
        SoftAssertions all = new SoftAssertions();
        for (Map<String, String> fact : facts) {
            String expected = fact.get("expected");
            String what = "article " + fact.get("article") + ": " + fact.get("fact");
            List<String> kept = kept(fact);
            all.assertThat(kept).as(what).hasSize(1);
            if (kept.size() != 1) continue;
            if (expected.startsWith("~"))
                all.assertThat(kept.getFirst()).as(what).contains(expected.substring(1));
            else all.assertThat(kept.getFirst()).as(what).isEqualTo(expected);
        }
        all.assertAll();
    }

    private static List<String> kept(Map<String, String> fact) {
        String table = fact.get("table");
        String column = fact.get("column");
        if (column.startsWith("code("))
            column = "(select u.code from organization.unit u where u.id = " + column.substring(4) + ")";
        String where = fact.get("where").isEmpty() ? "true" : fact.get("where");
        return house.jdbc()
                .sql("select (%s)::text from conferences.%s where %s = (%s) and %s"
                        .formatted(
                                column,
                                table,
                                table.equals("conference") ? "id" : "conference_id",
                                "select t.conference_id from conferences.telling t where t.key = :key",
                                where))
                .param("key", fact.get("key"))
                .query(String.class)
                .list();
    }

    @Test
    void whatIsThereIsNotBroughtInAgain() {
        assertThat(bringIn()).isZero();
    }

    @Test
    void everybodyWhoSeesConferencesReadsThemWithTheirMinutesAndNoOneElse() {
        for (long id : ids()) {
            for (String name : List.of("hoa", "lan", "binh", "kiem")) {
                String page = house.signedIn(name).get("/conferences/" + id).body();
                assertThat(page).as(name).contains("Nguồn", "Điều được báo cáo");
                for (String paper : List.of("minutes", "notice"))
                    assertThat(house.signedIn(name)
                                    .get("/conferences/" + id + "/" + paper)
                                    .status())
                            .as(name + " " + paper + " of " + id)
                            .isEqualTo(200);
            }
            assertThat(house.signedIn("tuan").get("/conferences/" + id).status())
                    .isEqualTo(404);
            assertThat(house.visitor().get("/conferences/" + id).body()).doesNotContain("Điều được báo cáo");
        }
        assertThat(house.signedIn("hoa").get("/conferences").body()).contains("cụm Bắc Trung bộ");
    }

    @Test
    void nobodyIsToldAndNothingIsGivenToDo() {
        assertThat(house.jdbc()
                        .sql("select (select count(*) from tasks.task) + (select count(*) from notices.notice)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static List<Long> ids() {
        return house.jdbc()
                .sql("select id from conferences.conference where archived order by starts_at")
                .query(Long.class)
                .list();
    }
}
