package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;

/** Rules laid down, ended and taken back in the real house; every test's changes are undone. */
class EditorsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final Editors editors = HOUSE.bean(Editors.class);
    private final Indicators indicators = HOUSE.bean(Indicators.class);
    private final Editor editor = editors.of("indicators");

    @BeforeEach
    void today() {
        HOUSE.clock().set(TestHouse.TODAY);
    }

    @Test
    void aNewEditionTakesOverFromItsDayAndTheTrailKnowsWhoAndWhat() {
        undone(() -> {
            assertThat(rename("13", "Tên mới", NEW_YEAR)).isEmpty();
            assertThat(nameOf13(NEW_YEAR.minusDays(1))).isEqualTo("Lượt tiếp công dân");
            assertThat(nameOf13(NEW_YEAR)).isEqualTo("Tên mới");
            Ruling ahead = editor.rulings("13").after(TestHouse.TODAY).orElseThrow();
            assertThat(editors.made(editor, List.of(ahead.id())).get(ahead.id()).name())
                    .isEqualTo(tuan().name());
            assertThat(HOUSE.jdbc()
                            .sql("select detail::text from audit.trail where act = 'edition.made' and thing_id = :id")
                            .param("id", ahead.id())
                            .query(String.class)
                            .single())
                    .contains("Lượt tiếp công dân", "Tên mới", "QĐ 9-QĐ/TW", "2027-01-01");
        });
        assertThat(nameOf13(NEW_YEAR)).isEqualTo("Lượt tiếp công dân");
    }

    @Test
    void twoEditionsOfOneDayClashAndBothAreNamed() {
        undone(() -> {
            rename("13", "Tên mới", NEW_YEAR);
            Map<String, String> says = says("13", Map.of("nameVi", "Tên khác"));
            Proposal clash = editors.proposal(editor, "13", says, NEW_YEAR, "QĐ 10-QĐ/TW");
            assertThat(editors.flaws(tuan(), editor, clash))
                    .containsExactly(Flaw.of("from", "catalogue.flaw.clash", NEW_YEAR, "QĐ 9-QĐ/TW", "QĐ 10-QĐ/TW"));
        });
    }

    @Test
    void anEditionBetweenHoldsUntilTheLaterOne() {
        undone(() -> {
            rename("13", "Tên mới", NEW_YEAR);
            assertThat(rename("13", "Tên giữa", LocalDate.of(2026, 10, 1))).isEmpty();
            assertThat(nameOf13(LocalDate.of(2026, 9, 30))).isEqualTo("Lượt tiếp công dân");
            assertThat(nameOf13(LocalDate.of(2026, 12, 31))).isEqualTo("Tên giữa");
            assertThat(nameOf13(NEW_YEAR)).isEqualTo("Tên mới");
        });
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsReviewedOnceMore() {
        undone(() -> {
            Proposal change = editors.proposal(editor, "13", says("13", Map.of("nameVi", "A")), NEW_YEAR, "QĐ");
            rename("13", "Tên giữa", LocalDate.of(2026, 10, 1));
            assertThat(editors.keep(tuan(), editor, change, change.before().id()))
                    .containsExactly(Flaw.of("from", "catalogue.flaw.moved"));
        });
    }

    @Test
    void anEditionAheadIsTakenBackAndWhatHeldBeforeGoesOn() {
        undone(() -> {
            rename("13", "Tên mới", NEW_YEAR);
            Ruling ahead = editor.rulings("13").after(TestHouse.TODAY).orElseThrow();
            assertThat(editors.withdraw(tuan(), editor, "13", ahead.id())).isEmpty();
            assertThat(editor.rulings("13").all()).hasSize(1);
            assertThat(editor.rulings("13").all().getFirst().to()).isNull();
            assertThat(nameOf13(NEW_YEAR)).isEqualTo("Lượt tiếp công dân");
        });
        Ruling now = editor.rulings("13").all().getFirst();
        assertThatThrownBy(() -> editors.withdraw(tuan(), editor, "13", now.id()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void howItAddsUpIsSettledOncePeriodsHaveFigures() {
        undone(() -> {
            HOUSE.jdbc().sql("""
                            insert into figures.sheet (period_id, unit_id, level, reports)
                            select id, :unit, 1, 1 from catalogue.period where code = '2026-9T'
                            on conflict (period_id, unit_id) do update set reports = 1
                            """).param("unit", HOUSE.unit("TW").id()).update();
            Map<String, String> says = says("13", Map.of("acrossTime", "LAST"));
            assertThat(judged(says, LocalDate.of(2026, 9, 14)))
                    .extracting(Flaw::textKey)
                    .containsExactly("catalogue.flaw.figures");
            assertThat(judged(says, LocalDate.of(2026, 9, 15))).isEmpty();
        });
    }

    @Test
    void unitsAndOpenReportsAreCounted() {
        undone(() -> {
            Proposal change =
                    editors.proposal(editor, "13", says("13", Map.of("nameVi", "A")), LocalDate.of(2026, 9, 1), "QĐ");
            Touch before = editor.touch(change);
            report("DRAFT", "2026-9T", "05977");
            report("ACCEPTED", "2026-9T", "05983");
            report("DRAFT", "2026-Q1", "05977");
            Touch after = editor.touch(change);
            assertThat(after.units()).isGreaterThanOrEqualTo(3_321 + 34);
            assertThat(after.open()).isEqualTo(before.open() + 1);
            assertThat(after.accepted()).isEqualTo(before.accepted() + 1);
            assertThat(after.periods()).extracting(Period::code).containsExactly("2026-9T");
        });
    }

    @Test
    void aNewIndicatorGetsTheNextSlotAndMayEndUntilAFormAsksForIt() {
        undone(() -> {
            int slots = indicators.slots();
            Map<String, String> says = says("13", Map.of("code", "69", "nameVi", "Chỉ tiêu mới"));
            Proposal change = editors.proposal(editor, editor.key(Editor.NEW, says), says, NEW_YEAR, "QĐ");
            assertThat(editors.keep(tuan(), editor, change, 0)).isEmpty();
            assertThat(indicators.of(NEW_YEAR).byCode().get("69").slot()).isEqualTo(slots + 1);
            assertThat(indicators.of(NEW_YEAR.minusDays(1)).byCode()).doesNotContainKey("69");
            Map<String, String> taken = says("13", Map.of("code", "13"));
            assertThat(editors.flaws(tuan(), editor, editors.proposal(editor, "13", taken, NEW_YEAR, "QĐ")))
                    .extracting(Flaw::textKey)
                    .contains("catalogue.flaw.code.taken");
            Proposal end = editors.ending(editor, "69", LocalDate.of(2028, 1, 1), "QĐ");
            assertThat(editors.keep(tuan(), editor, end, end.before().id())).isEmpty();
            assertThat(indicators.of(LocalDate.of(2028, 1, 1)).byCode()).doesNotContainKey("69");
            editors.resume(tuan(), editor, "69");
            assertThat(indicators.of(LocalDate.of(2028, 1, 1)).byCode()).containsKey("69");
            Ruling only = editor.rulings("69").all().getFirst();
            assertThat(editors.withdraw(tuan(), editor, "69", only.id())).isEmpty();
            assertThat(editor.rulings("69").isEmpty()).isTrue();
            assertThat(indicators.slots()).isEqualTo(slots + 1);
        });
    }

    @Test
    void anIndicatorThatAFormAsksForDoesNotEnd() {
        Proposal end = editors.ending(editor, "13", NEW_YEAR, "QĐ");
        assertThat(editors.flaws(tuan(), editor, end)).extracting(Flaw::textKey).contains("catalogue.flaw.inForm");
    }

    @Test
    void onlyAdministratorsOfTheFirstUnitEdit() {
        Proposal change = editors.proposal(editor, "13", says("13", Map.of("nameVi", "A")), NEW_YEAR, "QĐ");
        for (String other : List.of("hoa", "pao", "dung", "lan", "mai", "binh", "kiem"))
            assertThatThrownBy(() -> editors.keep(
                            HOUSE.actor(other), editor, change, change.before().id()))
                    .as(other)
                    .isInstanceOf(NotFound.class);
    }

    // ---------- small things ----------

    private List<Flaw> rename(String code, String name, LocalDate from) {
        Proposal change = editors.proposal(editor, code, says(code, Map.of("nameVi", name)), from, "QĐ 9-QĐ/TW");
        return editors.keep(tuan(), editor, change, change.before().id());
    }

    private List<Flaw> judged(Map<String, String> says, LocalDate from) {
        return editors.flaws(tuan(), editor, editors.proposal(editor, "13", says, from, "QĐ"));
    }

    private Map<String, String> says(String code, Map<String, String> otherwise) {
        Map<String, String> says = new HashMap<>(
                editor.rulings(code).shown(TestHouse.TODAY).orElseThrow().says());
        says.putAll(otherwise);
        return says;
    }

    private String nameOf13(LocalDate day) {
        return indicators.of(day).byCode().get("13").nameVi();
    }

    private static void report(String state, String period, String unit) {
        HOUSE.jdbc()
                .sql("""
                        insert into reporting.report (period_id, unit_id, superior_id, form_id, state, begun_at)
                        select p.id, :unit, v.parent_id, f.id, :state, now()
                        from catalogue.period p, organization.unit_version v, catalogue.form f
                        where p.code = :period and v.unit_id = :unit and v.valid_to is null
                          and f.level = v.level and p.last_day between f.valid_from and coalesce(f.valid_to, 'infinity')
                        """)
                .param("unit", HOUSE.unit(unit).id())
                .param("state", state)
                .param("period", period)
                .update();
    }

    private static Actor tuan() {
        return HOUSE.actor("tuan");
    }

    private static void undone(Runnable change) {
        HOUSE.transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            change.run();
        });
    }
}
