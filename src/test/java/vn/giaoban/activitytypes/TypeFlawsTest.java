package vn.giaoban.activitytypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.activities.ActivityField.Choice;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.CountingRule.How;
import vn.giaoban.activities.FieldKind;
import vn.giaoban.activities.TypeEdition;
import vn.giaoban.activities.TypeEditions;
import vn.giaoban.activitytypes.TypePlan.Field;
import vn.giaoban.activitytypes.TypePlan.Rule;
import vn.giaoban.catalogue.Flaw;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Theme;

/** What a type that is being made may not say; 13 is a sum, 37 a stock, 41 a share, 46 has one decimal. */
class TypeFlawsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final IndicatorsOfDay INDICATORS =
            HOUSE.bean(Indicators.class).of(TestHouse.TODAY);

    private static final Field PEOPLE = field(1, FieldKind.TIMES, "Số lượt");
    private static final Field WORDS = field(2, FieldKind.TEXT, "Nội dung");
    private static final Field AREA = new Field(3, "", FieldKind.NUMBER, "Diện tích", "Area", 3, false, List.of());
    private static final Field KIND = new Field(
            4,
            "loai",
            FieldKind.CHOICE,
            "Loại",
            "Kind",
            0,
            true,
            List.of(new Choice("a", "Một", "One"), new Choice("b", "Hai", "Two")));

    /** Whatever came along can be edited: as a plan it has no flaw, and laid down again it is what it was. */
    @Test
    void everyTypeThatComesAlongIsWithoutAFlawAndTheSameWhenItIsLaidDownAgain() {
        List<TypeEdition> all = HOUSE.bean(TypeEditions.class).all();
        assertThat(all).isNotEmpty().allSatisfy(edition -> {
            ActivityType type = edition.type();
            TypePlan plan = TypePlan.of(
                    edition,
                    TestHouse.TODAY,
                    "QĐ",
                    slot -> INDICATORS.bySlot().get(slot).code());
            assertThat(TypeFlaws.of(plan, INDICATORS)).as(type.code()).isEmpty();
            ActivityType again =
                    plan.type(type.code(), code -> INDICATORS.byCode().get(code).slot());
            assertThat(again.fields()).isEqualTo(type.fields());
            assertThat(again.rules()).isEqualTo(type.rules());
        });
    }

    @Test
    void aTypeNeedsANameAndALegalBasis() {
        assertThat(keys(new TypePlan(
                        "", "", "", "", Theme.DIRECTION, "dots", TestHouse.TODAY, "", List.of(), List.of())))
                .containsExactly("activitytypes.flaw.name", "activitytypes.flaw.basis");
    }

    @Test
    void fieldsHaveNamesOfTheirOwn() {
        assertThat(keys(List.of(field(1, FieldKind.NUMBER, "")))).containsExactly("activitytypes.flaw.label");
        assertThat(keys(List.of(field(1, FieldKind.NUMBER, "Số hộ"), field(2, FieldKind.TIMES, "số hộ"))))
                .containsExactly("activitytypes.flaw.twice");
    }

    @Test
    void aChoiceIsBetweenAtLeastTwoThings() {
        Field one = new Field(1, "", FieldKind.CHOICE, "Loại", "Kind", 0, true, List.of(new Choice("a", "Một", "One")));
        assertThat(keys(List.of(one))).containsExactly("activitytypes.flaw.choices");
        Field same = new Field(
                1,
                "",
                FieldKind.CHOICE,
                "Loại",
                "Kind",
                0,
                true,
                List.of(new Choice("a", "Một", "One"), new Choice("b", "một", "One")));
        assertThat(keys(List.of(same))).containsExactly("activitytypes.flaw.choiceTwice");
    }

    @Test
    void aFieldThatDescribesAPersonIsRefusedWithTheReason() {
        assertThat(keys(List.of(field(1, FieldKind.TEXT, "Tôn giáo")))).containsExactly("activities.person.religion");
        assertThat(keys(List.of(field(1, FieldKind.PEOPLE, "Số người có đạo")))).isEmpty();
        Field listed = new Field(
                1,
                "",
                FieldKind.CHOICE,
                "Nhóm",
                "Group",
                0,
                false,
                List.of(new Choice("a", "Phật giáo", "Buddhism"), new Choice("b", "Khác", "Other")));
        assertThat(keys(List.of(listed))).containsExactly("activities.person.religion");
    }

    @Test
    void onlyWhatIsANumberIsAddedUp() {
        assertThat(rules(new Rule(1, "13", How.SUM, 1, 0, ""))).isEmpty();
        assertThat(rules(new Rule(1, "13", How.SUM, 2, 0, ""))).containsExactly("activitytypes.flaw.ofWords");
        assertThat(rules(new Rule(1, "13", How.SUM, 4, 0, ""))).containsExactly("activitytypes.flaw.ofWords");
        assertThat(rules(new Rule(1, "13", How.SUM, 0, 0, ""))).containsExactly("activitytypes.flaw.of");
        assertThat(rules(new Rule(1, "13", How.SUM, 9, 0, ""))).containsExactly("activitytypes.flaw.ofGone");
        assertThat(rules(new Rule(1, "13", How.SUM, 3, 0, ""))).containsExactly("activitytypes.flaw.decimals");
    }

    @Test
    void whatIsWorkedOutOrNotThereCannotBeCounted() {
        assertThat(rules(new Rule(1, "41", How.ONE, 0, 0, ""))).containsExactly("activitytypes.flaw.computed");
        assertThat(rules(new Rule(1, "999", How.ONE, 0, 0, ""))).containsExactly("activitytypes.flaw.indicatorGone");
        assertThat(rules(new Rule(1, "", How.ONE, 0, 0, ""))).containsExactly("activitytypes.flaw.indicator");
    }

    @Test
    void aStockIsWhatTheLastWordSaysAndNothingElseIs() {
        assertThat(rules(new Rule(1, "37", How.LAST, 1, 0, ""))).isEmpty();
        assertThat(rules(new Rule(1, "37", How.SUM, 1, 0, ""))).containsExactly("activitytypes.flaw.stock");
        assertThat(rules(new Rule(1, "13", How.LAST, 1, 0, ""))).containsExactly("activitytypes.flaw.notStock");
    }

    @Test
    void aConditionLooksAtAFieldThatIsThereAndHoldsNoWords() {
        assertThat(rules(new Rule(1, "13", How.ONE, 0, 4, "b"))).isEmpty();
        assertThat(rules(new Rule(1, "13", How.ONE, 0, 4, ""))).isEmpty();
        assertThat(rules(new Rule(1, "13", How.ONE, 0, 4, "c"))).containsExactly("activitytypes.flaw.choiceGone");
        assertThat(rules(new Rule(1, "13", How.ONE, 0, 2, ""))).containsExactly("activitytypes.flaw.whereWords");
        assertThat(rules(new Rule(1, "13", How.ONE, 0, 9, ""))).containsExactly("activitytypes.flaw.whereGone");
    }

    @Test
    void theSameRuleTwiceWouldCountTwice() {
        assertThat(rules(new Rule(1, "13", How.ONE, 0, 0, ""), new Rule(2, "13", How.ONE, 0, 0, "")))
                .containsExactly("activitytypes.flaw.ruleTwice");
        assertThat(rules(new Rule(1, "13", How.ONE, 0, 4, "a"), new Rule(2, "13", How.ONE, 0, 4, "b")))
                .isEmpty();
    }

    private static List<String> rules(Rule... rules) {
        return keys(plan(List.of(PEOPLE, WORDS, AREA, KIND), List.of(rules)));
    }

    private static List<String> keys(List<Field> fields) {
        return keys(plan(fields, List.of()));
    }

    private static List<String> keys(TypePlan plan) {
        List<String> keys = new ArrayList<>();
        for (Flaw flaw : TypeFlaws.of(plan, INDICATORS)) keys.add(flaw.textKey());
        return keys;
    }

    private static TypePlan plan(List<Field> fields, List<Rule> rules) {
        return new TypePlan(
                "Việc thử", "Trial", "", "", Theme.DIRECTION, "dots", TestHouse.TODAY, "QĐ 1", fields, rules);
    }

    private static Field field(int number, FieldKind kind, String label) {
        return new Field(number, "", kind, label, "Thing " + number, 0, false, List.of());
    }
}
