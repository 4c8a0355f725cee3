package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.catalogue.FormCondition.Operator;

/** What a form asks of a report, by the conditions of its lines, sections and headings. */
class AskedTest {
    private final Map<String, Long> amounts = new HashMap<>();

    @Test
    void eachOperatorJudgesAsItSays() {
        assertThat(new FormCondition("31", Operator.ABOVE, 0L).holds(amounts::get))
                .isFalse();
        assertThat(new FormCondition("31", Operator.GIVEN, null).holds(amounts::get))
                .isFalse();
        amounts.put("31", 0L);
        assertThat(new FormCondition("31", Operator.ABOVE, 0L).holds(amounts::get))
                .isFalse();
        assertThat(new FormCondition("31", Operator.EQUAL, 0L).holds(amounts::get))
                .isTrue();
        assertThat(new FormCondition("31", Operator.GIVEN, null).holds(amounts::get))
                .isTrue();
        amounts.put("31", Relation.NOT_APPLICABLE);
        assertThat(new FormCondition("31", Operator.EQUAL, 0L).holds(amounts::get))
                .isFalse();
        assertThat(new FormCondition("31", Operator.NOT_APPLICABLE, null).holds(amounts::get))
                .isTrue();
        amounts.put("31", 1_000L);
        assertThat(new FormCondition("31", Operator.ABOVE, 0L).holds(amounts::get))
                .isTrue();
    }

    @Test
    void whatHangsOnASkippedQuestionIsSkippedToo() {
        amounts.put("1", 0L);
        amounts.put("2", 5_000L);
        Asked asked = asked(Set.of());
        assertThat(asked.figures()).containsOnlyKeys("2", "3", "4");
        assertThat(asked.texts()).containsOnlyKeys("part", "under");
        amounts.put("1", 1_000L);
        assertThat(asked(Set.of()).figures()).isEmpty();
        assertThat(asked(Set.of()).texts()).isEmpty();
    }

    @Test
    void whatHasComeUpFromBelowIsAskedWhateverTheCondition() {
        amounts.put("1", 0L);
        amounts.put("4", 9_000L);
        assertThat(asked(Set.of("4")).figures()).containsOnlyKeys("2", "3");
    }

    /** 2 hangs on 1, 3 on 2, the second section on 1, the text under a part on 1. */
    private Asked asked(Set<String> kept) {
        Form form = form(List.of(
                section(1, null, item("1", null), item("2", above("1")), item("3", above("2"))),
                section(2, above("1"), item("4", null))));
        return Asked.of(form, amounts::get, kept::contains);
    }

    static Form form(List<FormSection> sections) {
        return new Form(
                1,
                "F",
                1,
                4,
                "Biểu",
                "Form",
                LocalDate.of(2027, 1, 1),
                null,
                "Thử",
                FormPrint.USUAL,
                sections,
                List.of(
                        new FormHeading(1, "part", null, "Phần I", "Một", "One", "", "", false, false, above("1")),
                        new FormHeading(2, "under", "part", "I", "Hai", "Two", "", "", true, true, null)));
    }

    private static FormSection section(long id, @Nullable FormCondition condition, FormItem... items) {
        return new FormSection(
                id, (int) id, FormEdits.letter((int) id), "Mục", "Section", List.of(items), List.of(), null, condition);
    }

    private static FormItem item(String code, @Nullable FormCondition condition) {
        int number = Integer.parseInt(code);
        return new FormItem(number, number, number, code, true, 0, 0, condition);
    }

    private static FormCondition above(String code) {
        return new FormCondition(code, Operator.ABOVE, 0L);
    }
}
