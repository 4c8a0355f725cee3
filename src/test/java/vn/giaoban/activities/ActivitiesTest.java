package vn.giaoban.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.Activities.Logging;
import vn.giaoban.activities.Activities.Outcome;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.run.Cast;

/** A commune's log on a real database: what stands in it, and what it counts for. */
class ActivitiesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 15);
    private static final LocalDate LAST = LocalDate.of(2026, 9, 14);

    private final Activities activities = HOUSE.bean(Activities.class);
    private final Counts counts = HOUSE.bean(Counts.class);
    private final ActivityTypes types = HOUSE.bean(ActivityTypes.class);
    private final Actor hoa = HOUSE.actor("hoa");
    private final Actor pao = HOUSE.actor("pao");
    private final long commune = HOUSE.unit(Cast.COMMUNE).id();

    @BeforeEach
    void nothingIsLogged() {
        HOUSE.transaction().executeWithoutResult(status -> {
            HOUSE.jdbc().sql("delete from activities.keeping").update();
            HOUSE.jdbc().sql("delete from activities.revision").update();
            HOUSE.jdbc().sql("delete from activities.activity").update();
        });
    }

    @Test
    void everyIndicatorOfTheCommunesFormThatCanBeCountedIs() {
        Map<Integer, Long> counted = amounts(FIRST, LAST);
        Map<String, Integer> slots = new TreeMap<>();
        HOUSE.bean(Indicators.class).byCode(LAST).forEach((code, indicator) -> slots.put(code, indicator.slot()));
        assertThat(List.of(
                        "1", "6", "13", "14", "21", "24", "32", "33", "39", "40", "44a", "46", "49", "57c", "63", "65"))
                .allSatisfy(code -> assertThat(counted).containsEntry(slots.get(code), 0L));
        assertThat(counted).as("a stock that nobody told of is not zero").doesNotContainKey(slots.get("37"));
    }

    @Test
    void aDialogueCountsAsOneWithItsPeopleAndOpinions() {
        log("doi-thoai", "2026-09-12", Map.of("f.chu-tri", "chinh-quyen", "f.nguoi-du", "84", "f.y-kien", "12"));
        assertThat(figure("32")).isEqualTo(1000);
        assertThat(figure("31")).isZero();
        assertThat(figure("33")).isEqualTo(84_000);
        assertThat(figure("34")).isEqualTo(12_000);
    }

    @Test
    void aStockIsWhatTheLastWordOnItSaysBeItFromBeforeThePeriod() {
        log("to-hoa-giai", "2025-03-01", Map.of("f.to", "9", "f.hoa-giai-vien", "45"));
        assertThat(figure("37")).isEqualTo(9000);
        log("to-hoa-giai", "2026-02-01", Map.of("f.to", "8", "f.hoa-giai-vien", "41"));
        assertThat(figure("37")).isEqualTo(8000);
        assertThat(figure("38")).isEqualTo(41_000);
        assertThat(counts.parts(commune, FIRST, LAST, slot("37"))).hasSize(1);
    }

    @Test
    void theSameKeyIsTheSameActivityHoweverOftenItArrives() {
        Logging dialogue = logging("doi-thoai", "2026-09-12", dialogue("40"));
        assertThat(outcomes(dialogue, dialogue)).containsExactly(Outcome.NEW, Outcome.THERE);
        assertThat(outcomes(dialogue)).containsExactly(Outcome.THERE);
        assertThat(figure("32")).isEqualTo(1000);

        Logging other = new Logging(
                dialogue.key(),
                dialogue.type(),
                logging("doi-thoai", "2026-09-12", dialogue("50")).content());
        assertThat(outcomes(other)).containsExactly(Outcome.TAKEN);
        assertThat(figure("33")).isEqualTo(40_000);
    }

    @Test
    void whatWasSentBeforeItWasCorrectedIsStillTheSame() {
        Logging dialogue = logging("doi-thoai", "2026-09-12", dialogue("40"));
        long id = activities.log(hoa, commune, List.of(dialogue)).getFirst().id();
        activities.correct(
                pao,
                id,
                1,
                dialogue.type(),
                logging("doi-thoai", "2026-09-13", dialogue("44")).content(),
                List.of());
        assertThat(outcomes(dialogue)).containsExactly(Outcome.THERE);
        assertThat(figure("33")).isEqualTo(44_000);
        assertThat(HOUSE.bean(Revisions.class).past(id)).hasSize(1);
    }

    @Test
    void whoeverCorrectsAnOlderVersionChangesNothing() {
        Logging dialogue = logging("doi-thoai", "2026-09-12", dialogue("40"));
        long id = activities.log(hoa, commune, List.of(dialogue)).getFirst().id();
        activities.correct(
                pao,
                id,
                1,
                dialogue.type(),
                logging("doi-thoai", "2026-09-12", dialogue("44")).content(),
                List.of());
        assertThatThrownBy(() -> activities.correct(
                        hoa,
                        id,
                        1,
                        dialogue.type(),
                        logging("doi-thoai", "2026-09-12", dialogue("99")).content(),
                        List.of()))
                .isInstanceOf(StaleActivity.class);
        assertThat(figure("33")).isEqualTo(44_000);
    }

    @Test
    void whatIsWithdrawnCountsNoMoreUntilItIsBroughtBack() {
        long id = log("hoa-giai", "2026-05-05", Map.of("f.ket-qua", "thanh"));
        activities.take(hoa, id, 1, ActivityState.Act.WITHDRAW, "ghi nhầm");
        assertThat(figure("39")).isZero();
        activities.take(hoa, id, 2, ActivityState.Act.RESTORE, "");
        assertThat(figure("40")).isEqualTo(1000);
        assertThatThrownBy(() -> activities.take(hoa, id, 3, ActivityState.Act.RESTORE, ""))
                .isInstanceOf(StaleActivity.class);
    }

    @Test
    void theLeaderConfirmsWhatStandsAsItWasSeen() {
        long first = log("hoa-giai", "2026-05-05", Map.of("f.ket-qua", "thanh"));
        long second = log("hoa-giai", "2026-05-06", Map.of("f.ket-qua", "dang"));
        assertThatThrownBy(() -> activities.confirm(hoa, commune, Map.of(first, 1)))
                .isInstanceOf(NotFound.class);
        assertThat(activities.confirm(pao, commune, Map.of(first, 1, second, 7)))
                .isEqualTo(1);
        assertThat(activities.find(hoa, first).orElseThrow().state()).isEqualTo(ActivityState.CONFIRMED);
        assertThat(activities.find(hoa, second).orElseThrow().state()).isEqualTo(ActivityState.LOGGED);
    }

    @Test
    void nobodyElseFindsAnActivityButAuditorsAbove() {
        long id = log("hoa-giai", "2026-05-05", Map.of("f.ket-qua", "thanh"));
        assertThat(activities.find(HOUSE.actor("kiem"), id)).isPresent();
        for (String other : List.of("dung", "lan", "mai", "binh", "tuan"))
            assertThat(activities.find(HOUSE.actor(other), id)).as(other).isEmpty();
        assertThatThrownBy(() -> activities.take(HOUSE.actor("kiem"), id, 1, ActivityState.Act.WITHDRAW, ""))
                .isInstanceOf(NotFound.class);
    }

    /** Any log: the database's sums are those of the rules, and each figure's parts add up to it. */
    @Test
    void whatTheDatabaseAddsUpIsWhatTheRulesSay() {
        Random random = new Random(20261126);
        List<ActivityType> all = List.copyOf(types.of(LAST).values());
        Map<Integer, Long> expected = new HashMap<>();
        Map<Integer, LocalDate> stockDays = new HashMap<>();
        List<Logging> loggings = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ActivityType type = all.get(random.nextInt(all.size()));
            LocalDate day = LocalDate.of(2025, 11, 1).plusDays(i); // one a day, so that the last is plain
            ActivityContent content = any(random, type, day);
            loggings.add(new Logging(UUID.randomUUID(), type, content));
            for (CountingRule rule : type.rules()) {
                Long amount = rule.amount(content);
                if (amount == null || day.isAfter(LAST)) continue;
                if (rule.how() == CountingRule.How.LAST) {
                    expected.put(rule.slot(), amount);
                    stockDays.put(rule.slot(), day);
                } else if (!day.isBefore(FIRST)) expected.merge(rule.slot(), amount, Long::sum);
            }
        }
        activities.log(hoa, commune, loggings);
        Map<Integer, Long> counted = amounts(FIRST, LAST);
        counted.values().removeIf(amount -> amount == 0);
        expected.values().removeIf(amount -> amount == 0);
        assertThat(counted).isEqualTo(expected);
        counted.forEach((slot, amount) -> assertThat(counts.parts(commune, FIRST, LAST, slot).stream()
                        .mapToLong(Counts.Part::amount)
                        .sum())
                .isEqualTo(amount));
    }

    private ActivityContent any(Random random, ActivityType type, LocalDate day) {
        Map<Integer, Long> amounts = new TreeMap<>();
        for (ActivityField field : type.fields())
            if (!field.kind().isWords() && (field.required() || random.nextBoolean()))
                amounts.put(
                        field.position(),
                        switch (field.kind()) {
                            case CHOICE ->
                                1000L * (1 + random.nextInt(field.choices().size()));
                            case YES_NO -> ActivityField.YES;
                            case DATE -> day.toEpochDay();
                            case UNIT -> commune;
                            default -> 1000L * random.nextInt(200);
                        });
        return new ActivityContent(day, "", "một việc", amounts, Map.of());
    }

    private Map<Integer, Long> amounts(LocalDate from, LocalDate to) {
        Map<Integer, Long> bySlot = new TreeMap<>();
        var amounts = counts.of(commune, from, to).amounts();
        for (int slot = 1; slot <= amounts.size(); slot++) {
            Long amount = amounts.get(slot);
            if (amount != null) bySlot.put(slot, amount);
        }
        return bySlot;
    }

    private long figure(String code) {
        return counts.of(commune, FIRST, LAST).amounts().number(slot(code));
    }

    private static int slot(String code) {
        return HOUSE.bean(Indicators.class).byCode(LAST).get(code).slot();
    }

    private static Map<String, String> dialogue(String people) {
        return Map.of("f.chu-tri", "chinh-quyen", "f.nguoi-du", people, "f.y-kien", "12");
    }

    private List<Outcome> outcomes(Logging... arriving) {
        return activities.log(hoa, commune, List.of(arriving)).stream()
                .map(Activities.Logged::outcome)
                .toList();
    }

    private long log(String type, String day, Map<String, String> fields) {
        return activities
                .log(hoa, commune, List.of(logging(type, day, fields)))
                .getFirst()
                .id();
    }

    private Logging logging(String code, String day, Map<String, String> fields) {
        ActivityType type = types.find(code, LocalDate.parse(day)).orElseThrow();
        Map<String, String> typed = new HashMap<>(fields);
        typed.put("day", day);
        ActivityReading reading = ActivityReading.read(
                type, typed, java.util.Locale.ENGLISH, TestHouse.TODAY, HOUSE.bean(NamedUnits.class)::meant);
        assertThat(reading.faults()).isEmpty();
        return new Logging(UUID.randomUUID(), type, java.util.Objects.requireNonNull(reading.content()));
    }
}
