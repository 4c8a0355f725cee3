package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;

/** Which properties of an indicator may change when; on the real catalogue, without keeping anything. */
class IndicatorChangeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final Editions.Snapshot CATALOGUE =
            TestHouse.open().bean(Editions.class).now();
    private static final Optional<Period> KEPT = Optional.of(new Period(
            9,
            PeriodKind.NINE_MONTHS,
            2026,
            0,
            "2026-9T",
            LocalDate.of(2025, 12, 15),
            LocalDate.of(2026, 9, 14),
            true,
            null));

    @Test
    void wordsBoundsAndMarksMayChangeOnAnyDay() {
        assertThat(flaws("13", Map.of("nameVi", "Lượt tiếp dân", "nameEn", "Receptions of citizens")))
                .isEmpty();
        assertThat(flaws("13", Map.of("measureVi", "lần", "noteVi", "Đếm theo lần đến.")))
                .isEmpty();
        assertThat(flaws("13", Map.of("maximum", "5.000", "better", "UP", "headline", "9")))
                .isEmpty();
        assertThat(flaws("13", Map.of("decimals", "1"))).isEmpty();
    }

    @Test
    void howItAddsUpMayNotChangeUnderAcceptedFigures() {
        assertThat(flaws("1", Map.of("acrossUnits", "NONE", "isPublic", "")))
                .containsExactly(Flaw.of(
                        "acrossUnits", "catalogue.flaw.figures", KEPT.orElseThrow(), LocalDate.of(2026, 9, 15)));
        assertThat(flaws("1", Map.of("acrossTime", "LAST"))).hasSize(1);
        assertThat(flaws("41", Map.of("numerator", "39"))).hasSize(1);
        assertThat(flaws("46", Map.of("decimals", "0"))).hasSize(1);
        assertThat(flaws("1", Map.of("acrossTime", "LAST"), Optional.empty())).isEmpty();
    }

    @Test
    void peopleAreNeverAddedUp() {
        assertThat(flaws("1", Map.of("measureVi", "người"), Optional.empty()))
                .containsExactly(Flaw.of("acrossUnits", "catalogue.flaw.people.units"));
        assertThat(flaws("14", Map.of("acrossTime", "SUM"), Optional.empty()))
                .containsExactly(Flaw.of("acrossTime", "catalogue.flaw.people.time"));
    }

    @Test
    void aShareAndItsPartsArePublicTogether() {
        assertThat(flaws("40", Map.of("isPublic", "")))
                .extracting(Flaw::textKey)
                .contains("catalogue.flaw.public.whole");
        assertThat(flaws("14", Map.of("isPublic", "yes")))
                .extracting(Flaw::textKey)
                .contains("catalogue.flaw.public");
        assertThat(flaws("41", Map.of("isPublic", ""))).isEmpty();
    }

    @Test
    void whatAnotherIsWorkedOutFromIsEntered() {
        assertThat(flaws(
                        "40",
                        Map.of("acrossUnits", "RATIO", "acrossTime", "RATIO", "numerator", "1", "denominator", "2"),
                        Optional.empty()))
                .extracting(Flaw::textKey)
                .contains("catalogue.flaw.isPart");
        assertThat(flaws("41", Map.of("denominator", "")))
                .containsExactly(Flaw.of("denominator", "catalogue.flaw.part"));
    }

    @Test
    void anIndicatorDoesNotEndWhileSomethingAsksForIt() {
        Indicator asked = CATALOGUE.of(DAY).byCode().get("13");
        Proposal end = new Proposal("13", Map.of(), DAY, null, "QĐ", ruling(asked));
        assertThat(new IndicatorChange(end, asked, null).flaws(surroundings(), KEPT))
                .extracting(Flaw::textKey)
                .containsExactly("catalogue.flaw.inForm", "catalogue.flaw.isPart", "catalogue.flaw.inRelation");
    }

    @Test
    void whatIsTypedIsReadBackAsItWas() {
        for (Indicator indicator : CATALOGUE.indicators())
            assertThat(IndicatorSays.of(changed(indicator, Map.of()), CATALOGUE.codes()::get))
                    .isEqualTo(says(indicator));
    }

    private static List<Flaw> flaws(String code, Map<String, String> otherwise) {
        return flaws(code, otherwise, KEPT);
    }

    private static List<Flaw> flaws(String code, Map<String, String> otherwise, Optional<Period> kept) {
        Indicator before = CATALOGUE.of(DAY).byCode().get(code);
        Map<String, String> says = new LinkedHashMap<>(says(before));
        says.putAll(otherwise);
        Proposal change = new Proposal(code, says, DAY, null, "QĐ", ruling(before));
        IndicatorSays typed = new IndicatorSays(says);
        Optional<Indicator> after = typed.read(change, before, CATALOGUE.of(DAY).byCode()::get);
        return after.isEmpty()
                ? typed.flaws()
                : new IndicatorChange(change, before, after.get()).flaws(surroundings(), kept);
    }

    private static Indicator changed(Indicator before, Map<String, String> otherwise) {
        Map<String, String> says = new LinkedHashMap<>(says(before));
        says.putAll(otherwise);
        Proposal change = new Proposal(before.code(), says, DAY, null, "QĐ", ruling(before));
        return new IndicatorSays(says)
                .read(change, before, CATALOGUE.of(DAY).byCode()::get)
                .orElseThrow();
    }

    private static Map<String, String> says(Indicator indicator) {
        return IndicatorSays.of(indicator, CATALOGUE.codes()::get);
    }

    private static Ruling ruling(Indicator indicator) {
        return new Ruling(
                indicator.edition(),
                indicator.validFrom(),
                indicator.validTo(),
                indicator.legalBasis(),
                says(indicator));
    }

    private static IndicatorChange.Surroundings surroundings() {
        return new IndicatorChange.Surroundings(CATALOGUE.indicators(), CATALOGUE.relations(), CATALOGUE.forms());
    }
}
