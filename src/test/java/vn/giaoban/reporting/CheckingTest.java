package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.Texts;

/** What a report must mend before it goes on, by the real forms and relations. */
class CheckingTest {
    private final Office office = new Office(6);
    private final Map<Integer, Long> own = office.fives(Unit.COMMUNE);
    private final Map<Integer, Long> override = new HashMap<>();
    private final Map<Integer, Submission.Remark> remarks = new HashMap<>();
    private final Map<String, String> texts = office.texts(Unit.COMMUNE);

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void whatIsCompleteHasNoFaults() {
        assertThat(faults()).isEmpty();
        assertThat(checking(Unit.COMMUNE).filled())
                .isEqualTo(checking(Unit.COMMUNE).required());
    }

    @Test
    void aMissingFigureAndAMissingTextAreNamedInTheReadersLanguage() {
        own.remove(office.slot("13"));
        texts.put("tasks", "  ");
        assertThat(faults()).extracting(Fault::kind).containsExactly(Fault.Kind.MISSING, Fault.Kind.MISSING);
        assertThat(faults().get(0).slot()).isEqualTo(office.slot("13"));
        assertThat(faults().get(1).heading()).isEqualTo("tasks");
        assertThat(faults().get(0).message()).contains("13").contains("Lượt tiếp công dân");
        assertThat(checking(Unit.COMMUNE)
                        .faults(Locale.ENGLISH, Office.HOUSE.bean(Texts.class))
                        .get(0)
                        .message())
                .contains("Citizen receptions");
        assertThat(checking(Unit.COMMUNE).filled())
                .isEqualTo(checking(Unit.COMMUNE).required() - 2);
    }

    @Test
    void notApplicableIsAnAnswerAndZeroIsOneToo() {
        own.put(office.slot("13"), 0L);
        for (String part : List.of("14", "18", "19", "22")) own.put(office.slot(part), 0L);
        own.put(office.slot("38"), Amounts.NOT_APPLICABLE);
        assertThat(faults()).isEmpty();
    }

    @Test
    void anAmountOutOfBoundsIsRefused() {
        own.put(office.slot("4"), 10_001_000L);
        own.put(office.slot("21"), 1_500L);
        assertThat(faults()).extracting(Fault::kind).containsExactly(Fault.Kind.BOUNDS, Fault.Kind.BOUNDS);
    }

    @Test
    void aRelationThatDoesNotHoldIsAFaultUntilSomebodyExplainsIt() {
        own.put(office.slot("40"), 6_000L);
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.RELATION);
            assertThat(fault.message()).contains("6").contains("5");
        });
        remarks.put(office.slot("39"), new Submission.Remark("Một vụ thụ lý từ kỳ trước.", ""));
        assertThat(faults()).isEmpty();
    }

    @Test
    void anOverrideNeedsAReason() {
        override.put(office.slot("37"), 12_000L);
        assertThat(faults()).extracting(Fault::kind).containsExactly(Fault.Kind.OVERRIDE_WITHOUT_REASON);
        remarks.put(office.slot("37"), new Submission.Remark("", "Hai tổ bị tính trùng."));
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatComesUpFromBelowFillsASuperiorsRequiredFigures() {
        own.clear();
        texts.putAll(office.texts(2));
        Checking alone = checking(2, Sheet.empty(1, office.period.id(), 2));
        assertThat(alone.filled()).isLessThan(alone.required());
        long[] below = new long[90];
        int[] given = new int[90];
        java.util.Arrays.fill(given, 3);
        Sheet sheet = new Sheet(
                1,
                office.period.id(),
                2,
                Amounts.NONE,
                Amounts.NONE,
                below,
                given,
                new int[0],
                new int[0],
                3,
                null,
                null);
        Checking filled = checking(2, sheet);
        assertThat(filled.filled()).isEqualTo(filled.required());
        assertThat(filled.faults(Texts.VIETNAMESE, Office.HOUSE.bean(Texts.class)))
                .isEmpty();
    }

    @Test
    void anOverrideOfAFigureThatBreaksARelationIsSeen() {
        override.put(office.slot("40"), 9_000L);
        remarks.put(office.slot("40"), new Submission.Remark("", "Đếm lại."));
        assertThat(faults()).extracting(Fault::kind).containsExactly(Fault.Kind.RELATION);
    }

    private List<Fault> faults() {
        return new ArrayList<>(checking(Unit.COMMUNE).faults(Texts.VIETNAMESE, Office.HOUSE.bean(Texts.class)));
    }

    private Checking checking(int level) {
        return checking(level, Sheet.empty(1, office.period.id(), level));
    }

    private Checking checking(int level, Sheet below) {
        Content content = Content.of(
                Amounts.of(own),
                Amounts.of(override),
                remarks,
                texts,
                below,
                new Content.Writing(1, 1, Office.HOUSE.clock().instant()));
        return new Checking(office.form(level), office.indicators, content);
    }
}
