package vn.giaoban.catalogue;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;

/** Where a test makes forms in the shared house; closing it leaves the forms as they were. */
public final class FormWorkshop implements AutoCloseable {
    private final TestHouse house = TestHouse.open();
    private final List<Long> before = forms().all().stream().map(Form::id).toList();

    public Forms forms() {
        return house.bean(Forms.class);
    }

    public FormDrafts drafts() {
        return house.bean(FormDrafts.class);
    }

    FormEditions editions() {
        return house.bean(FormEditions.class);
    }

    public Indicator indicator(String code) {
        return java.util.Objects.requireNonNull(
                house.bean(Indicators.class).of(house.clock().today()).byCode().get(code));
    }

    /** The form of a level today. */
    public Form today(int level) {
        return forms().forLevel(level, house.clock().today());
    }

    public FormDraft draft(Actor actor, int level, UnaryOperator<Form> change) {
        FormDraft draft = drafts().begin(actor, today(level).id(), level);
        return drafts().change(
                        actor, draft.id(), draft.version(), new FormPart.Whole(), (form, numbers) -> change.apply(form))
                .orElseThrow();
    }

    /** Laid down as the editor would. */
    public Form keep(Actor actor, FormDraft draft) {
        Form earlier = editions().place(draft.level(), draft.form().validFrom()).before();
        long id = editions()
                .keep(actor, draft.id(), draft.version(), earlier == null ? 0 : earlier.id())
                .orElseThrow(
                        () -> new IllegalStateException(editions().flaws(draft).toString()));
        return forms().edition(id);
    }

    /** With a matrix of supervision (rows) by sessions and bodies (columns), a worked-out line, and lines asked on a condition. */
    public Form rich(Form form, java.time.LocalDate from) {
        Form named = FormEdits.named(form, "Biểu thử", "Trial form", from, "Quyết định thử", FormPrint.USUAL);
        Form with = named;
        for (String code : List.of("6", "7", "8", "9"))
            for (FormSection section : with.sections()) with = FormEdits.removeLine(with, section.id(), code);
        with = FormEdits.addSection(with, FormNumbers.NONE, "Kiểm tra, giám sát", "Inspection and supervision");
        long matrix = with.sections().getLast().id();
        for (String code : List.of("6", "7", "8", "9")) with = FormEdits.addItem(with, matrix, indicator(code));
        with = FormEdits.changeSection(
                with,
                matrix,
                section -> new FormSection(
                        section.id(),
                        section.position(),
                        section.letter(),
                        section.titleVi(),
                        section.titleEn(),
                        section.items().stream()
                                .map(item -> FormEdits.item(
                                        item,
                                        true,
                                        item.code().equals("6") || item.code().equals("8") ? 1 : 2,
                                        item.code().equals("6") || item.code().equals("7") ? 1 : 2,
                                        null))
                                .toList(),
                        List.of(),
                        new FormMatrix(
                                List.of(
                                        new FormTitle("Kiểm tra", "Inspection"),
                                        new FormTitle("Giám sát", "Supervision")),
                                List.of(new FormTitle("Số cuộc", "Sessions"), new FormTitle("Tổ chức", "Bodies")),
                                false,
                                true),
                        null));
        FormSection dialogues = with.sections().stream()
                .filter(section ->
                        section.items().stream().anyMatch(item -> item.code().equals("31")))
                .findFirst()
                .orElseThrow();
        with = FormEdits.addTotal(with, dialogues.id(), FormNumbers.NONE, "Tổng số cuộc đối thoại", "All dialogues");
        return FormEdits.changeSection(
                with,
                dialogues.id(),
                section -> FormEdits.lines(
                        section,
                        section.items().stream()
                                .map(item -> item.code().equals("33")
                                        ? FormEdits.item(
                                                item,
                                                true,
                                                0,
                                                0,
                                                new FormCondition("31", FormCondition.Operator.ABOVE, 0L))
                                        : item)
                                .toList(),
                        section.totals().stream()
                                .map(total -> new FormTotal(
                                        total.position(),
                                        total.key(),
                                        total.titleVi(),
                                        total.titleEn(),
                                        List.of("31", "32"),
                                        List.of()))
                                .toList()));
    }

    @Override
    public void close() {
        house.transaction().executeWithoutResult(status -> {
            house.jdbc().sql("delete from catalogue.form_draft").update();
            for (Form laid : forms().all().reversed()) {
                if (before.contains(laid.id())) continue;
                Form form = forms().edition(laid.id()); // one after it may be gone by now
                Form earlier = forms().all().stream()
                        .filter(f -> f.level() == form.level()
                                && form.validFrom().minusDays(1).equals(f.validTo()))
                        .findFirst()
                        .orElse(null);
                house.bean(FormWriter.class).erase(form.id());
                if (earlier != null)
                    house.jdbc()
                            .sql("update catalogue.form set valid_to = :to where id = :id")
                            .param("to", form.validTo(), java.sql.Types.DATE)
                            .param("id", earlier.id())
                            .update();
            }
        });
    }
}
