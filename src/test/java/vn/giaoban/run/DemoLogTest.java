package vn.giaoban.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.activities.ActivityField;
import vn.giaoban.activities.ActivityReading;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.activities.CountingRule;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** The logs of a sample of the demo nation's communes, as they are made; nothing of it is kept. */
class DemoLogTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final int YEAR = 2026;
    private static final LocalDate LAST = LocalDate.of(2026, 12, 14);

    private final Map<String, ActivityType> types =
            HOUSE.bean(ActivityTypes.class).of(LAST);
    private final Map<Long, Unit> units = HOUSE.bean(Units.class).all(TestHouse.TODAY);
    private final List<List<LocalDate>> quarters = HOUSE.bean(DemoLog.class).quarters();

    @Test
    void theActivitiesUntilTheEndOfAQuarterCountWhatItsFiguresSay() {
        Map<Integer, String> codes = new HashMap<>();
        HOUSE.bean(Indicators.class).byCode(LAST).forEach((code, indicator) -> codes.put(indicator.slot(), code));
        for (Unit unit : sample()) {
            List<DemoYear.Done> year = year(unit);
            for (int quarter = 1; quarter <= quarters.size(); quarter++) {
                LocalDate end = quarters.get(quarter - 1).getLast();
                Map<String, Long> counted = new HashMap<>();
                year.stream()
                        .filter(one -> !one.content().day().isAfter(end))
                        .forEach(one -> one.type()
                                .counts(one.content())
                                .forEach((slot, amount) -> counted.merge(
                                        codes.get(slot),
                                        amount,
                                        (before, more) ->
                                                one.type().isStock(slot) ? more : Math.addExact(before, more))));
                Map<String, Long> said =
                        DemoFigures.done(unit, province(unit), YEAR, DemoFigures.SHARES.get(quarter - 1));
                said.forEach((code, amount) -> assertThat(counted.getOrDefault(code, 0L))
                        .as(unit.code() + " " + code + " until " + end)
                        .isEqualTo(amount));
                assertThat(said.keySet())
                        .as("nothing is counted that no figure says")
                        .containsAll(without(counted, "5a"));
            }
        }
    }

    private static Set<String> without(Map<String, Long> counted, String code) {
        Set<String> codes = new HashSet<>(counted.keySet());
        codes.remove(code);
        return codes;
    }

    @Test
    void everyActivityCouldHaveBeenTypedOnAPhone() {
        for (Unit unit : sample())
            for (DemoYear.Done one : year(unit)) {
                ActivityReading reading = ActivityReading.read(
                        one.type(), typed(one), Locale.ENGLISH, LAST, (name, day) -> java.util.Optional.empty());
                assertThat(reading.faults()).as(one.toString()).isEmpty();
                assertThat(reading.content()).isEqualTo(one.content());
                assertThat(one.content().what() + one.content().place()).doesNotContain("{", "null");
            }
    }

    @Test
    void everyKindOfActivityOccursAndEachOfItsChoices() {
        Set<String> found = new HashSet<>();
        for (Unit unit : sample())
            for (DemoYear.Done one : year(unit)) {
                found.add(one.type().code());
                for (ActivityField field : one.type().fields()) {
                    Long amount = one.content().amount(field.position());
                    if (!field.choices().isEmpty() && amount != null)
                        found.add(one.type().code() + " "
                                + field.choices().get((int) (amount / 1000) - 1).key());
                }
            }
        List<String> expected = new ArrayList<>();
        for (ActivityType type : types.values()) {
            expected.add(type.code());
            for (ActivityField field : type.fields())
                field.choices().forEach(choice -> expected.add(type.code() + " " + choice.key()));
        }
        assertThat(found).containsAll(expected);
    }

    @Test
    void aCommuneLogsSomeSixtyActivitiesInTheYearAndTheSameOnEveryMachine() {
        long all = 0;
        for (Unit unit : sample()) {
            List<DemoYear.Done> year = year(unit);
            assertThat(year).isEqualTo(year(unit)).hasSizeBetween(25, 130);
            all += year.size();
        }
        System.out.printf("activities of a commune's year: %.1f%n", (double) all / sample().size());
        assertThat((double) all / sample().size()).isBetween(60.0, 78.0);
    }

    /** No province is so small by lot that its communes have nothing to say. */
    @Test
    void everyCommuneReceivesCitizensAndPetitionsInItsYear() {
        for (Unit unit : units.values())
            if (unit.isCommune()) {
                Map<String, Long> year = DemoFigures.done(unit, province(unit), YEAR, 1);
                for (String code : List.of("13", "24"))
                    assertThat(year.get(code)).as(unit.code() + " " + code).isPositive();
            }
    }

    @Test
    void whatIsRecognisedWasRegisteredBefore() {
        for (Unit unit : sample()) {
            Set<String> registered = new HashSet<>();
            for (DemoYear.Done one : year(unit)) {
                String name = one.type()
                        .field("ten")
                        .map(field -> one.content().words(field.position()))
                        .orElse("");
                if (one.type().code().equals("dang-ky-mo-hinh")) registered.add(name);
                if (one.type().code().equals("cong-nhan-mo-hinh"))
                    assertThat(registered).contains(name);
            }
        }
    }

    @Test
    void everyRuleOfTheLogHasItsPartInTheYear() {
        Set<CountingRule> at = new HashSet<>();
        for (Unit unit : sample())
            for (DemoYear.Done one : year(unit))
                for (CountingRule rule : one.type().rules())
                    if (one.type().counts(one.content()).containsKey(rule.slot())) at.add(rule);
        types.values().forEach(type -> assertThat(at).as(type.code()).containsAll(type.rules()));
    }

    /** Every fifty-third commune. */
    private List<Unit> sample() {
        List<Unit> communes = units.values().stream()
                .filter(Unit::isCommune)
                .sorted(java.util.Comparator.comparing(Unit::code))
                .toList();
        List<Unit> sample = new ArrayList<>();
        for (int i = 0; i < communes.size(); i += 53) sample.add(communes.get(i));
        return sample;
    }

    private List<DemoYear.Done> year(Unit unit) {
        return DemoYear.of(unit, province(unit), YEAR, quarters, types);
    }

    private String province(Unit unit) {
        return units.get(unit.parentId()).code();
    }

    private static Map<String, String> typed(DemoYear.Done one) {
        Map<String, String> typed = new HashMap<>();
        typed.put("day", one.content().day().toString());
        typed.put("place", one.content().place());
        typed.put("what", one.content().what());
        for (ActivityField field : one.type().fields()) {
            Long amount = one.content().amount(field.position());
            String words = one.content().words(field.position());
            if (!words.isEmpty()) typed.put(ActivityReading.box(field), words);
            if (amount == null) continue;
            typed.put(
                    ActivityReading.box(field),
                    switch (field.kind()) {
                        case CHOICE ->
                            field.choices().get((int) (amount / 1000) - 1).key();
                        case YES_NO -> "yes";
                        default ->
                            new BigDecimal(amount)
                                    .movePointLeft(3)
                                    .stripTrailingZeros()
                                    .toPlainString();
                    });
        }
        return typed;
    }
}
