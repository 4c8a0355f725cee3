package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelationTest {
    private static final Relation SETTLED = relation(List.of("40"), Relation.Operator.AT_MOST, List.of("39"));
    private static final Relation PARTS = relation(List.of("57a", "57b"), Relation.Operator.EQUAL, List.of("57"));

    @Test
    void mediationsSettledAreAtMostThoseTakenUp() {
        assertThat(check(SETTLED, 21L, 21L)).isEmpty();
        assertThat(check(SETTLED, 24L, 21L)).isPresent();
    }

    @Test
    void aBrokenRelationSaysBothSums() {
        Relation.Broken broken = check(SETTLED, 24L, 21L).orElseThrow();
        assertThat(broken.message(Locale.of("vi"), amount -> String.valueOf(amount / 1000)))
                .isEqualTo("Thành (24) nhiều hơn thụ lý (21).");
    }

    @Test
    void whileAPartIsBlankThereIsNothingToJudge() {
        assertThat(check(SETTLED, 24L, null)).isEmpty();
        assertThat(check(PARTS, 3L, null, 7L)).isEmpty();
    }

    @Test
    void notApplicableCountsAsNothingUnlessAllAre() {
        assertThat(check(SETTLED, 24L, Relation.NOT_APPLICABLE)).isPresent();
        assertThat(check(SETTLED, Relation.NOT_APPLICABLE, 21L)).isEmpty();
        assertThat(check(PARTS, 7L, Relation.NOT_APPLICABLE, 7L)).isEmpty();
        assertThat(check(SETTLED, Relation.NOT_APPLICABLE, Relation.NOT_APPLICABLE))
                .isEmpty();
    }

    @Test
    void partsMustEqualTheirTotalWhereSaidSo() {
        assertThat(check(PARTS, 3L, 4L, 7L)).isEmpty();
        assertThat(check(PARTS, 3L, 3L, 7L)).isPresent();
    }

    private static Optional<Relation.Broken> check(Relation relation, @Nullable Long... wholes) {
        Map<String, @Nullable Long> values = new HashMap<>();
        for (int i = 0; i < wholes.length; i++) {
            Long whole = wholes[i];
            values.put(
                    relation.codes().get(i),
                    whole == null || whole == Relation.NOT_APPLICABLE ? whole : Long.valueOf(whole * 1000));
        }
        return relation.check(values::get);
    }

    private static Relation relation(List<String> left, Relation.Operator operator, List<String> right) {
        return new Relation(
                "R",
                left,
                operator,
                right,
                "Thành ({0}) nhiều hơn thụ lý ({1}).",
                "Settled ({0}) exceed taken up ({1}).",
                LocalDate.of(2021, 1, 1),
                null);
    }
}
