package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRules;

/** Relations, deadlines and days of periods laid down in the real house; every test's changes are undone. */
class RuleEditorsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final Editors editors = HOUSE.bean(Editors.class);
    private final Periods periods = HOUSE.bean(Periods.class);

    @BeforeEach
    void today() {
        HOUSE.clock().set(TestHouse.TODAY);
    }

    @Test
    void aNewRelationGetsTheNextNumberAndNamesEnteredIndicatorsOnly() {
        undone(() -> {
            Map<String, String> says = new HashMap<>(Map.of(
                    "left", "19 + 20", "operator", "<=", "right", "13", "messageVi", "Sửa.", "messageEn", "Correct."));
            assertThat(keep("relations", Editor.NEW, says, NEW_YEAR)).isEmpty();
            Indicators indicators = HOUSE.bean(Indicators.class);
            Relation made = indicators.relations(NEW_YEAR).getLast();
            assertThat(made.left()).containsExactly("19", "20");
            assertThat(indicators.relations(TestHouse.TODAY)).doesNotContain(made);
            says.put("left", "41");
            assertThat(keep("relations", Editor.NEW, says, NEW_YEAR))
                    .extracting(Flaw::textKey)
                    .containsExactly("catalogue.flaw.part.computed");
            says.put("left", "13, 999");
            assertThat(keep("relations", Editor.NEW, says, NEW_YEAR))
                    .extracting(Flaw::textKey)
                    .containsExactly("catalogue.flaw.codes.unknown", "catalogue.flaw.bothSides");
        });
    }

    @Test
    void aSuperiorsOwnDeadlineComesBeforeThatOfItsLevel() {
        undone(() -> {
            long province = HOUSE.unit("20").id();
            Period nine = periods.find("2026-9T").orElseThrow();
            assertThat(periods.due(nine, province)).isEqualTo(LocalDate.of(2026, 9, 25));
            Map<String, String> says =
                    Map.of("superior", "unit-" + province, "periodKind", "nine-months", "daysAfter", "20");
            assertThat(keep("deadlines", Editor.NEW, says, LocalDate.of(2026, 9, 1)))
                    .isEmpty();
            assertThat(periods.due(nine, province)).isEqualTo(LocalDate.of(2026, 10, 4));
            assertThat(periods.due(nine, HOUSE.unit("04").id())).isEqualTo(LocalDate.of(2026, 9, 25));
            Editor editor = editors.of("deadlines");
            String key = "unit-" + province + "-nine-months";
            Touch touch = editor.touch(editors.proposal(editor, key, Map.of("daysAfter", "9"), NEW_YEAR, "QĐ"));
            assertThat(touch.units()).isEqualTo(65);
        });
    }

    @Test
    void nobodyBecomesLateAfterwards() {
        undone(() -> {
            assertThat(keep("deadlines", "level-2", Map.of("daysAfter", "5"), LocalDate.of(2026, 9, 1)))
                    .extracting(Flaw::textKey)
                    .containsExactly("catalogue.flaw.late");
            assertThat(keep("deadlines", "level-2", Map.of("daysAfter", "9"), LocalDate.of(2026, 9, 1)))
                    .isEmpty();
        });
    }

    @Test
    void anAdministratorOfAProvinceSetsItsOwnDeadlineOnly() {
        Editor editor = editors.of("deadlines");
        long province = HOUSE.unit("20").id();
        Actor own = new Actor(
                7,
                "own",
                "Own",
                List.of(new vn.giaoban.access.Holding(vn.giaoban.access.Role.ADMINISTRATOR, province, false)),
                TestHouse.TODAY);
        assertThat(editor.mayEdit(own, "unit-" + province)).isTrue();
        assertThat(editor.mayEdit(own, "level-2")).isFalse();
        assertThat(editor.mayEdit(own, "unit-" + HOUSE.unit("04").id())).isFalse();
        assertThat(editor.mayRead(own, "unit-" + HOUSE.unit("04").id())).isFalse();
        assertThat(editors.of("indicators").mayEdit(own, "13")).isFalse();
    }

    @Test
    void cutOffsChangeWithAYearAndNeverUnderAnOpenedPeriod() {
        undone(() -> {
            Map<String, String> ends = Map.of("last1", "31/3", "last2", "30/6", "last3", "30/9", "last4", "31/12");
            assertThat(keep("period-rules", "quarter", ends, LocalDate.of(2026, 1, 1)))
                    .extracting(Flaw::textKey)
                    .containsExactly("catalogue.flaw.opened");
            Period unopened = periods.create(PeriodKind.QUARTER, 2027, 1, false);
            assertThat(keep("period-rules", "quarter", ends, NEW_YEAR)).isEmpty();
            PeriodRules rules = HOUSE.bean(PeriodRules.class);
            assertThat(rules.of(PeriodKind.QUARTER, 2027, 1).orElseThrow().first(2027))
                    .isEqualTo(NEW_YEAR);
            assertThat(rules.of(PeriodKind.QUARTER, 2026, 4).orElseThrow().last(2026))
                    .isEqualTo(LocalDate.of(2026, 12, 14));
            assertThat(periods.find(unopened.id()).orElseThrow().lastDay()).isEqualTo(LocalDate.of(2027, 3, 31));
        });
    }

    @Test
    void theReviewShowsTheDaysAndNamesGapsAndWhatNoLongerAgrees() {
        Answer review = HOUSE.signedIn("tuan")
                .post(
                        "/catalogue/period-rules/quarter/edition",
                        Map.of(
                                "last1",
                                "31/3",
                                "last2",
                                "30/6",
                                "last3",
                                "30/9",
                                "last4",
                                "31/12",
                                "from",
                                "01/01/2027",
                                "legalBasis",
                                "Thông tư mới"));
        assertThat(review.body())
                .contains("Quý I năm 2027: 01/01/2027–31/3/2027")
                .contains("15/12/2026–31/12/2026 không thuộc kỳ nào")
                .contains("Quý II năm 2027 kết thúc 30/6/2027, mà ");
        Answer deadline = HOUSE.signedIn("tuan")
                .post(
                        "/catalogue/deadlines/level-2/edition",
                        Map.of("daysAfter", "10", "from", "01/9/2026", "legalBasis", "QĐ 5"));
        assertThat(deadline.body()).contains("9 tháng năm 2026: đến hết 24/9/2026 (đang là 25/9/2026)");
    }

    private List<Flaw> keep(String kind, String key, Map<String, String> says, LocalDate from) {
        Editor editor = editors.of(kind);
        Proposal change = editors.proposal(editor, editor.key(key, says), says, from, "QĐ 9-QĐ/TW");
        Ruling before = change.before();
        return editors.keep(HOUSE.actor("tuan"), editor, change, before == null ? 0 : before.id());
    }

    private static void undone(Runnable change) {
        HOUSE.transaction().executeWithoutResult(status -> {
            status.setRollbackOnly();
            change.run();
        });
    }
}
