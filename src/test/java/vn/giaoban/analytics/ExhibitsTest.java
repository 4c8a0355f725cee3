package vn.giaoban.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** What is put before a hall, and what of it is not put before the public. */
class ExhibitsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final String DIALOGUES = "32";

    private static Period month;
    private static Unit nation;
    private static List<Unit> provinces;

    private final Exhibits exhibits = HOUSE.bean(Exhibits.class);

    @BeforeAll
    static void figuresOfAMonth() {
        HOUSE.clock().set(TestHouse.TODAY);
        month = HOUSE.transaction()
                .execute(status -> HOUSE.bean(Periods.class).create(PeriodKind.MONTH, 2026, 7, true));
        Units units = HOUSE.bean(Units.class);
        nation = units.root(month.lastDay());
        provinces = units.children(nation.id(), month.lastDay());
        for (int i = 0; i < 10; i++) post(month, provinces.get(i), i == 0 ? 3 : i == 1 ? 4 : i * 10L);
    }

    @AfterAll
    static void leaveNothing() {
        leave(month);
    }

    private static void leave(Period period) {
        for (String left : List.of("figures.sheet where period_id", "catalogue.period where id"))
            HOUSE.jdbc()
                    .sql("delete from " + left + " = :p")
                    .param("p", period.id())
                    .update();
    }

    @Test
    void aHallSeesTheTotalAndTheUnitsAtBothEnds() {
        Exhibit exhibit = show(nation, DIALOGUES, false).orElseThrow();
        assertThat(exhibit.first().amount()).isEqualTo((3 + 4 + 20 + 30 + 40 + 50 + 60 + 70 + 80 + 90) * 1000L);
        assertThat(exhibit.highest()).extracting(Exhibit.Part::amount).containsExactly(90_000L, 80_000L, 70_000L);
        assertThat(exhibit.lowest()).extracting(Exhibit.Part::amount).containsExactly(20_000L, 4_000L, 3_000L);
        assertThat(exhibit.lowest().getLast().unit()).isEqualTo(provinces.getFirst());
    }

    @Test
    void theNationIsDrawnOverItsProvincesEachInItsPlace() {
        Exhibit exhibit = show(nation, Exhibits.MAP + DIALOGUES, false).orElseThrow();
        assertThat(exhibit.map().squares()).extracting(Exhibit.Square::unit).hasSameElementsAs(provinces);
        assertThat(exhibit.map().squares()).extracting(Exhibit.Square::tile).doesNotHaveDuplicates();
        assertThat(amounts(exhibit)).containsEntry(provinces.getFirst(), 3_000L).hasSize(10);
        assertThat(exhibit.highest()).extracting(Exhibit.Part::amount).containsExactly(90_000L, 80_000L, 70_000L);
        assertThat(show(provinces.getFirst(), Exhibits.MAP + DIALOGUES, false)).isEmpty();
        assertThat(show(nation, Exhibits.MAP + "9999", false)).isEmpty();
    }

    @Test
    void theMapThatThePublicSeesTellsOfNoneBelowFive() {
        assertThat(show(nation, Exhibits.MAP + DIALOGUES, true)).isEmpty();
        published(() -> {
            Exhibit exhibit = show(nation, Exhibits.MAP + DIALOGUES, true).orElseThrow();
            assertThat(exhibit.map().squares()).hasSameSizeAs(provinces);
            assertThat(amounts(exhibit))
                    .isNotEmpty()
                    .doesNotContainKeys(provinces.get(0), provinces.get(1))
                    .allSatisfy((unit, amount) -> assertThat(amount).isGreaterThanOrEqualTo(5_000L));
        });
    }

    private static Map<Unit, Long> amounts(Exhibit exhibit) {
        Map<Unit, Long> amounts = new HashMap<>();
        for (Exhibit.Square one : Objects.requireNonNull(exhibit.map()).squares())
            if (one.amount() != null) amounts.put(one.unit(), one.amount());
        return amounts;
    }

    @Test
    void whatIsNotPublishedIsNotPutBeforeThePublic() {
        for (String what : List.of(DIALOGUES, Exhibits.HEADLINES, Exhibits.COMPLETION))
            assertThat(show(nation, what, true)).as(what).isEmpty();
    }

    @Test
    void beforeThePublicNothingTellsOfWhatIsBelowFive() {
        published(() -> {
            Exhibit exhibit = show(nation, DIALOGUES, true).orElseThrow();
            assertThat(exhibit.first().amount()).isNotNull();
            assertThat(exhibit.lowest()).extracting(Exhibit.Part::amount).allMatch(amount -> amount >= 5_000L);
            assertThat(show(provinces.getFirst(), DIALOGUES, true)
                            .map(Exhibit::first)
                            .orElseThrow())
                    .returns(null, Exhibit.Told::amount)
                    .returns(true, Exhibit.Told::few);
            assertThat(show(provinces.get(9), DIALOGUES, true)
                            .orElseThrow()
                            .first()
                            .amount())
                    .isEqualTo(90_000L);
            assertThat(show(HOUSE.unit(Cast.COMMUNE), DIALOGUES, true)).isEmpty();
        });
    }

    /** No half year stands beside a whole one. */
    @Test
    void thePublicSeesYearsSideBySideByTheSamePartOfEach() {
        List<Period> made = new ArrayList<>();
        try {
            for (PeriodKind kind : List.of(PeriodKind.SIX_MONTHS, PeriodKind.YEAR))
                made.add(posted(kind, 2031, made.size() * 50 + 40));
            Period half = posted(PeriodKind.SIX_MONTHS, 2032, 60);
            made.add(half);
            Periods periods = HOUSE.bean(Periods.class);
            for (Period period : made) periods.publish(HOUSE.actor("binh"), period.code());
            Exhibit exhibit = exhibits.show(nation.id(), half.code(), DIALOGUES, true, now())
                    .orElseThrow();
            assertThat(exhibit.bars())
                    .extracting(bar -> bar.point().period().code(), Exhibit.Bar::amount)
                    .containsExactly(tuple(made.getFirst().code(), 40_000L), tuple(half.code(), 60_000L));
        } finally {
            for (Period period : made) leave(period);
        }
    }

    private static Period posted(PeriodKind kind, int year, long dialogues) {
        Period period =
                HOUSE.transaction().execute(status -> HOUSE.bean(Periods.class).create(kind, year, 0, true));
        post(period, provinces.getFirst(), dialogues);
        return period;
    }

    @Test
    void whoeverCannotOpenAFigureCannotPutItOnShow() {
        assertThat(exhibits.choose(HOUSE.actor("binh"), nation.id(), month.code(), DIALOGUES, false, now()))
                .isPresent();
        assertThat(exhibits.choose(HOUSE.actor("hoa"), nation.id(), month.code(), DIALOGUES, false, now()))
                .isEmpty();
    }

    @Test
    void whatThereIsNotIsNotShown() {
        assertThat(show(nation, "9999", false)).isEmpty();
        assertThat(exhibits.show(999_999_999L, month.code(), DIALOGUES, false, now()))
                .isEmpty();
        assertThat(exhibits.show(nation.id(), "1850-N", DIALOGUES, false, now()))
                .isEmpty();
    }

    @Test
    void completionCountsTheUnitsRightBelow() {
        assertThat(show(nation, Exhibits.COMPLETION, false)
                        .orElseThrow()
                        .completion()
                        .expected())
                .isEqualTo(provinces.size());
    }

    private Optional<Exhibit> show(Unit unit, String what, boolean toThePublic) {
        return exhibits.show(unit.id(), month.code(), what, toThePublic, now());
    }

    private static Instant now() {
        return HOUSE.clock().instant();
    }

    private static void published(Runnable meanwhile) {
        Periods periods = HOUSE.bean(Periods.class);
        periods.publish(HOUSE.actor("binh"), month.code());
        try {
            meanwhile.run();
        } finally {
            periods.unpublish(HOUSE.actor("binh"), month.code());
        }
    }

    private static void post(Period period, Unit unit, long dialogues) {
        int slot = Objects.requireNonNull(
                        HOUSE.bean(Indicators.class).byCode(period.lastDay()).get(DIALOGUES))
                .slot();
        Map<Integer, Long> own = new HashMap<>(Map.of(slot, dialogues * 1000));
        HOUSE.transaction()
                .executeWithoutResult(status -> HOUSE.bean(Figures.class)
                        .post(period, List.of(new Posting(unit.id(), Amounts.of(own), Amounts.NONE, 1L, 1L))));
    }
}
