package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRule;

/** Days of periods as they are typed. */
class CutOffsTest {
    @Test
    void quartersFollowOneAnotherWithoutAGap() {
        List<PeriodRule> rules =
                read(PeriodKind.QUARTER, "31/3", "30/6", "30/9", "31/12").rules();
        assertThat(rules.getFirst().first(2027)).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(rules.getFirst().last(2027)).isEqualTo(LocalDate.of(2027, 3, 31));
        for (int n = 1; n < 4; n++)
            assertThat(rules.get(n).first(2027))
                    .isEqualTo(rules.get(n - 1).last(2027).plusDays(1));
        List<PeriodRule> circular =
                read(PeriodKind.QUARTER, "14/3", "14/6", "14/9", "14/12").rules();
        assertThat(circular.getFirst().first(2027)).isEqualTo(LocalDate.of(2026, 12, 15));
    }

    @Test
    void februaryEndsWhereItEnds() {
        List<PeriodRule> months = read(
                        PeriodKind.MONTH,
                        "31/1",
                        "28/2",
                        "31/3",
                        "30/4",
                        "31/5",
                        "30/6",
                        "31/7",
                        "31/8",
                        "30/9",
                        "31/10",
                        "30/11",
                        "31/12")
                .rules();
        assertThat(months.get(1).last(2028)).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(months.get(2).first(2028)).isEqualTo(LocalDate.of(2028, 3, 1));
        assertThat(CutOffs.says(months)).containsEntry("last2", "28/2").containsEntry("last3", "31/3");
    }

    @Test
    void whatBeginsWithTheYearMayBeginInTheYearBefore() {
        PeriodRule year = read(PeriodKind.YEAR, Map.of("first", "15/12", "last", "14/12"))
                .rules()
                .getFirst();
        assertThat(year.first(2027)).isEqualTo(LocalDate.of(2026, 12, 15));
        PeriodRule plain = read(PeriodKind.YEAR, Map.of("first", "1/1", "last", "31/12"))
                .rules()
                .getFirst();
        assertThat(plain.first(2027)).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void whatCannotBeIsNamed() {
        assertThat(read(PeriodKind.QUARTER, "14/3", "14/2", "14/9", "14/12").flaws())
                .containsExactly(Flaw.of("last2", "catalogue.flaw.order"));
        assertThat(read(PeriodKind.QUARTER, "29/3", "14/6", "14/9", "14/12").flaws())
                .containsExactly(Flaw.of("last1", "catalogue.flaw.cut"));
        assertThat(read(PeriodKind.QUARTER, "tháng ba", "14/6", "14/9", "14/12").flaws())
                .containsExactly(Flaw.of("last1", "catalogue.flaw.dayMonth"));
        Proposal midYear = new Proposal(
                "year", Map.of("first", "1/1", "last", "31/12"), LocalDate.of(2027, 7, 1), null, "QĐ", null);
        assertThat(new CutOffs(PeriodKind.YEAR, midYear).flaws())
                .containsExactly(Flaw.of("from", "catalogue.flaw.newYear"));
    }

    private static CutOffs read(PeriodKind kind, String... lasts) {
        Map<String, String> says = new java.util.HashMap<>();
        for (int i = 0; i < lasts.length; i++) says.put("last" + (i + 1), lasts[i]);
        return read(kind, says);
    }

    private static CutOffs read(PeriodKind kind, Map<String, String> says) {
        return new CutOffs(kind, new Proposal("", says, LocalDate.of(2027, 1, 1), null, "QĐ", null));
    }
}
