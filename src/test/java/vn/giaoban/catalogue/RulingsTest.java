package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Editions one after the other, and what is asked of them. */
class RulingsTest {
    private static final Ruling FIRST = ruling(1, "2021-01-01", "2026-12-31");
    private static final Ruling SECOND = ruling(2, "2027-01-01", null);

    @Test
    void eachDayHasOneEditionAtMost() {
        Rulings rulings = new Rulings(List.of(SECOND, FIRST));
        assertThat(rulings.on(day("2020-12-31"))).isEmpty();
        assertThat(rulings.on(day("2026-12-31"))).contains(FIRST);
        assertThat(rulings.on(day("2027-01-01"))).contains(SECOND);
        assertThat(rulings.before(SECOND)).contains(FIRST);
        assertThat(rulings.before(FIRST)).isEmpty();
        assertThat(rulings.after(day("2026-09-22"))).contains(SECOND);
    }

    @Test
    void anEditionBetweenTwoHoldsUntilTheLaterOne() {
        Rulings rulings = new Rulings(List.of(FIRST, SECOND));
        assertThat(rulings.until(day("2026-03-01"))).isEqualTo(day("2026-12-31"));
        assertThat(rulings.until(day("2028-01-01"))).isNull();
    }

    @Test
    void aRuleThatEndedIsTakenUpAgainWithoutAnEnd() {
        Rulings ended = new Rulings(List.of(FIRST));
        assertThat(ended.until(day("2027-03-01"))).isNull();
        assertThat(ended.until(day("2026-03-01"))).isEqualTo(day("2026-12-31"));
        assertThat(ended.ending(day("2026-12-31"))).contains(FIRST);
        assertThat(ended.ending(day("2027-01-01"))).isEmpty();
    }

    @Test
    void aReaderIsShownWhatHoldsElseWhatComesElseWhatWas() {
        assertThat(new Rulings(List.of(FIRST, SECOND)).shown(day("2026-09-22"))).contains(FIRST);
        assertThat(new Rulings(List.of(SECOND)).shown(day("2026-09-22"))).contains(SECOND);
        assertThat(new Rulings(List.of(FIRST)).shown(day("2030-01-01"))).contains(FIRST);
        assertThat(new Rulings(List.of()).shown(day("2030-01-01"))).isEmpty();
    }

    static Ruling ruling(long id, String from, @Nullable String to) {
        return new Ruling(id, day(from), to == null ? null : day(to), "QĐ " + id, Map.of("name", "n" + id));
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
