package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a form works out from the figures of one report. */
class FormTotalTest {
    private final Map<String, Long> amounts = new HashMap<>();

    @Test
    void aSumIsOfWhatIsGivenSoFar() {
        assertThat(sum("27", "28").of(amounts::get)).isNull();
        amounts.put("27", 3_000L);
        assertThat(sum("27", "28").of(amounts::get)).isEqualTo(3_000);
        amounts.put("28", 1_500L);
        assertThat(sum("27", "28").of(amounts::get)).isEqualTo(4_500);
    }

    @Test
    void notApplicableCountsAsNothingUnlessAllAre() {
        amounts.put("27", Relation.NOT_APPLICABLE);
        assertThat(sum("27", "28").of(amounts::get)).isNull();
        amounts.put("28", 0L);
        assertThat(sum("27", "28").of(amounts::get)).isZero();
    }

    @Test
    void aDifferenceWaitsForEveryPartAndMayBeLessThanNothing() {
        FormTotal left = new FormTotal(1, "n1", "Còn lại", "Left", List.of("24"), List.of("25a"));
        amounts.put("24", 2_000L);
        assertThat(left.of(amounts::get)).isNull();
        amounts.put("25a", 5_000L);
        assertThat(left.of(amounts::get)).isEqualTo(-3_000);
    }

    @Test
    void aMatrixAddsUpItsRowsItsColumnsAndAll() {
        FormSection section = section(new FormMatrix(titles("Một", "Hai"), titles("A", "B"), true, true));
        assertThat(section.rowTotal(1).orElseThrow().plus()).containsExactly("1", "2");
        assertThat(section.rowTotal(2).orElseThrow().plus()).containsExactly("3");
        assertThat(section.columnTotal(1).orElseThrow().plus()).containsExactly("1", "3");
        assertThat(section.matrixTotal().orElseThrow().plus()).containsExactly("1", "2", "3");
        assertThat(section.allTotals().stream().map(FormTotal::key))
                .containsExactly("A.r1", "A.r2", "A.c1", "A.c2", "A.all");
    }

    @Test
    void whereTheFormAsksForNoTotalsThereAreNone() {
        assertThat(section(new FormMatrix(titles("Một", "Hai"), titles("A", "B"), false, false))
                        .allTotals())
                .isEmpty();
    }

    private static FormSection section(FormMatrix matrix) {
        return new FormSection(
                1,
                1,
                "A",
                "Mục",
                "Section",
                List.of(item(1, "1", 1, 1), item(2, "2", 1, 2), item(3, "3", 2, 1)),
                List.of(),
                matrix,
                null);
    }

    static FormItem item(int position, String code, int row, int column) {
        return new FormItem(position, position, position, code, true, row, column, null);
    }

    static List<FormTitle> titles(String... titles) {
        return java.util.Arrays.stream(titles).map(t -> new FormTitle(t, t)).toList();
    }

    private static FormTotal sum(String... codes) {
        return new FormTotal(1, "n1", "Tổng", "Total", List.of(codes), List.of());
    }
}
