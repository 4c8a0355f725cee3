package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.run.Cast;

/** Forms in dated editions on a real PostgreSQL: copied, changed, laid down, taken back. */
class FormEditionsTest {
    private static final LocalDate FROM = LocalDate.of(2027, 1, 1);
    private final TestHouse house = TestHouse.open();
    private final FormWorkshop workshop = new FormWorkshop();
    private int level;
    private Actor tuan = house.actor("tuan");

    @BeforeEach
    void today() {
        house.clock().set(TestHouse.TODAY);
        tuan = house.actor("tuan");
        level = house.unit(Cast.COMMUNE).level();
    }

    @AfterEach
    void leaveNothing() {
        workshop.close();
    }

    @Test
    void aDraftIsACopyThatOnlyAdministratorsOfTheFirstUnitSee() {
        FormDraft draft = workshop.drafts().begin(tuan, workshop.today(level).id(), level);
        assertThat(draft.form().items()).isEqualTo(workshop.today(level).items());
        assertThat(workshop.drafts().find(tuan, draft.id())).isPresent();
        for (String other : List.of("binh", "kiem", "lan", "hoa")) {
            assertThat(workshop.drafts().find(house.actor(other), draft.id())).isEmpty();
            assertThatThrownBy(() -> workshop.drafts().discard(house.actor(other), draft.id(), draft.version()))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void whatIsLaidDownIsReadBackAsItWasMade() {
        Form made = rich();
        Form kept = workshop.keep(tuan, workshop.draft(tuan, level, form -> made));
        assertThat(workshop.forms().forLevel(level, FROM).id()).isEqualTo(kept.id());
        assertThat(kept.edition()).isEqualTo(2);
        assertThat(kept.items().stream().map(FormItem::code))
                .isEqualTo(made.items().stream().map(FormItem::code).toList());
        FormSection matrix = kept.sections().getLast();
        assertThat(matrix.matrix()).isEqualTo(made.sections().getLast().matrix());
        assertThat(matrix.at(2, 1).orElseThrow().code()).isEqualTo("7");
        assertThat(kept.item("33").orElseThrow().condition())
                .isEqualTo(new FormCondition("31", FormCondition.Operator.ABOVE, 0L));
        assertThat(kept.sections().stream().flatMap(s -> s.totals().stream()))
                .singleElement()
                .satisfies(total -> assertThat(total.plus()).containsExactly("31", "32"));
        assertThat(kept.headings()).isEqualTo(made.headings());
    }

    @Test
    void whatHeldBeforeEndsTheDayBeforeAndGoesOnWhenTheLaterIsTakenBack() {
        long before = workshop.today(level).id();
        Form kept = workshop.keep(tuan, workshop.draft(tuan, level, form -> rich()));
        assertThat(workshop.forms().edition(before).validTo()).isEqualTo(FROM.minusDays(1));
        FormDraft again = workshop.editions().withdraw(tuan, kept.id());
        assertThat(workshop.forms().edition(before).validTo()).isNull();
        assertThat(again.form().items().stream().map(FormItem::code))
                .isEqualTo(kept.items().stream().map(FormItem::code).toList());
        assertThat(workshop.forms().forLevel(level, FROM).id()).isEqualTo(before);
    }

    @Test
    void anEditionInForceIsNotTakenBackAndNobodyElseTakesBackWhatLiesAhead() {
        long now = workshop.today(level).id();
        assertThatThrownBy(() -> workshop.editions().withdraw(tuan, now)).isInstanceOf(NotFound.class);
        Form kept = workshop.keep(tuan, workshop.draft(tuan, level, form -> rich()));
        assertThatThrownBy(() -> workshop.editions().withdraw(house.actor("binh"), kept.id()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void twoEditionsOfALevelDoNotBeginOnOneDay() {
        workshop.keep(tuan, workshop.draft(tuan, level, form -> rich()));
        FormDraft second = workshop.draft(tuan, level, form -> rich());
        FormEditions.Place place = workshop.editions().place(level, FROM);
        assertThat(place.clash()).isNotNull();
        assertThat(workshop.editions()
                        .keep(tuan, second.id(), second.version(), place.clash().id()))
                .isEmpty();
        assertThat(workshop.drafts().find(tuan, second.id())).isPresent();
    }

    @Test
    void anEditionBetweenTwoEndsWhereTheLaterBegins() {
        workshop.keep(tuan, workshop.draft(tuan, level, form -> rich()));
        LocalDate between = LocalDate.of(2026, 11, 1);
        Form kept = workshop.keep(tuan, workshop.draft(tuan, level, form -> workshop.rich(form, between)));
        assertThat(kept.validTo()).isEqualTo(FROM.minusDays(1));
    }

    @Test
    void whoeverReviewedAnotherFormIsAskedToLookAgain() {
        FormDraft draft = workshop.draft(tuan, level, form -> rich());
        assertThat(workshop.editions().keep(tuan, draft.id(), draft.version(), 0))
                .isEmpty();
    }

    @Test
    void everyFlawIsNamed() {
        Form flawed = FormEdits.named(rich(), "Biểu", "Form", FROM, "", FormPrint.USUAL);
        flawed = FormEdits.addSection(flawed, FormNumbers.NONE, "Trống", "Empty");
        FormSection list = flawed.sections().getFirst();
        flawed = FormEdits.addTotal(flawed, list.id(), FormNumbers.NONE, "Tổng", "Total");
        long matrix = flawed.sections().get(flawed.sections().size() - 2).id();
        flawed = FormEdits.moveSection(flawed, list.id(), 1);
        flawed = FormEdits.changeSection(
                flawed,
                matrix,
                section -> FormEdits.lines(
                        section,
                        section.items().stream()
                                .map(item -> FormEdits.item(
                                        item, true, 1, 1, new FormCondition("68", FormCondition.Operator.GIVEN, null)))
                                .toList(),
                        List.of()));
        assertThat(FormFlaws.of(flawed, house.bean(Indicators.class).of(FROM)).stream()
                        .map(FormFlaw::textKey))
                .contains(
                        "catalogue.form.flaw.basis",
                        "catalogue.form.flaw.noItems",
                        "catalogue.form.flaw.totalEmpty",
                        "catalogue.form.flaw.taken");
        assertThat(FormFlaws.of(rich(), house.bean(Indicators.class).of(FROM))).isEmpty();
    }

    @Test
    void partsOfDifferentMeasuresAndWorkedOutOnesAreNotAdded() {
        for (List<String> parts : List.of(List.of("31", "33"), List.of("24", "25"), List.of("24", "24"))) {
            Form form = workshop.today(level);
            long first = form.sections().getFirst().id();
            Form with = FormEdits.changeSection(
                    FormEdits.addTotal(form, first, FormNumbers.NONE, "Tổng", "Total"),
                    first,
                    section -> FormEdits.lines(
                            section,
                            section.items(),
                            section.totals().stream()
                                    .map(total -> new FormTotal(
                                            total.position(), total.key(), "Tổng", "Total", parts, List.of()))
                                    .toList()));
            assertThat(FormFlaws.of(with, house.bean(Indicators.class).of(FROM)))
                    .as(parts.toString())
                    .isNotEmpty();
        }
    }

    private Form rich() {
        return workshop.rich(workshop.today(level), FROM);
    }
}
