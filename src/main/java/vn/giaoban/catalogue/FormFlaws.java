package vn.giaoban.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be mended before a form that is being made may be laid down. */
final class FormFlaws {
    private final Form form;
    private final Map<String, Indicator> indicators;
    private final List<FormFlaw> flaws = new ArrayList<>();
    private final Set<String> before = new HashSet<>();

    private FormFlaws(Form form, IndicatorsOfDay indicators) {
        this.form = form;
        this.indicators = indicators.byCode();
    }

    /** Judged by the indicators of the day from which the form is to hold. */
    static List<FormFlaw> of(Form form, IndicatorsOfDay indicators) {
        FormFlaws judge = new FormFlaws(form, indicators);
        judge.form();
        return List.copyOf(judge.flaws);
    }

    private void form() {
        if (form.nameVi().isBlank() || form.nameEn().isBlank()) flaw(0, "catalogue.form.flaw.name");
        if (form.legalBasis().isBlank()) flaw(0, "catalogue.form.flaw.basis");
        if (form.items().isEmpty()) flaw(0, "catalogue.form.flaw.empty");
        form.sections().forEach(this::section);
        for (FormHeading heading : form.headings()) {
            if (heading.titleVi().isBlank() || heading.titleEn().isBlank())
                flaw(-1, "catalogue.form.flaw.heading", heading.number());
            condition(-1, heading.number(), heading.condition());
        }
    }

    private void section(FormSection section) {
        String letter = section.letter();
        if (section.titleVi().isBlank() || section.titleEn().isBlank())
            flaw(section.id(), "catalogue.form.flaw.section", letter);
        if (section.items().isEmpty()) flaw(section.id(), "catalogue.form.flaw.noItems", letter);
        condition(section.id(), letter, section.condition());
        for (FormItem item : section.items()) {
            if (!indicators.containsKey(item.code()))
                flaw(section.id(), "catalogue.form.flaw.indicator", letter, item.code());
            condition(section.id(), letter + ", " + item.code(), item.condition());
            before.add(item.code());
        }
        for (FormTotal total : section.totals()) total(section, total);
        FormMatrix matrix = section.matrix();
        if (matrix != null) matrix(section, matrix);
    }

    private void matrix(FormSection section, FormMatrix matrix) {
        String letter = section.letter();
        if (matrix.rows().isEmpty() || matrix.columns().isEmpty()) {
            flaw(section.id(), "catalogue.form.flaw.axes", letter);
            return;
        }
        Set<String> taken = new HashSet<>();
        for (FormItem item : section.items())
            if (!matrix.has(item.row(), item.column()))
                flaw(section.id(), "catalogue.form.flaw.place", letter, item.code());
            else if (!taken.add(item.row() + "/" + item.column()))
                flaw(section.id(), "catalogue.form.flaw.taken", letter, item.code());
        if (!section.totals().isEmpty()) flaw(section.id(), "catalogue.form.flaw.totalInMatrix", letter);
        Stream.concat(
                        java.util.stream.IntStream.rangeClosed(1, matrix.rows().size())
                                .mapToObj(section::rowTotal),
                        java.util.stream.IntStream.rangeClosed(
                                        1, matrix.columns().size())
                                .mapToObj(section::columnTotal))
                .flatMap(java.util.Optional::stream)
                .forEach(total -> addable(section, total));
        section.matrixTotal().ifPresent(total -> addable(section, total));
    }

    private void total(FormSection section, FormTotal total) {
        String letter = section.letter();
        if (total.titleVi().isBlank() || total.titleEn().isBlank())
            flaw(section.id(), "catalogue.form.flaw.totalName", letter);
        if (total.plus().isEmpty()) flaw(section.id(), "catalogue.form.flaw.totalEmpty", letter, total.titleVi());
        for (String code : total.codes())
            if (form.item(code).isEmpty())
                flaw(section.id(), "catalogue.form.flaw.totalPart", letter, total.titleVi(), code);
        if (new HashSet<>(total.codes()).size() < total.codes().size())
            flaw(section.id(), "catalogue.form.flaw.totalTwice", letter, total.titleVi());
        addable(section, total);
    }

    /** Only what is counted in one measure adds up, and nothing that is itself worked out. */
    private void addable(FormSection section, FormTotal total) {
        List<Indicator> parts = total.codes().stream()
                .map(indicators::get)
                .filter(Objects::nonNull)
                .toList();
        if (parts.stream().anyMatch(Indicator::isComputed))
            flaw(section.id(), "catalogue.form.flaw.totalComputed", section.letter(), total.titleVi());
        else if (parts.stream().map(Indicator::measureVi).distinct().count() > 1)
            flaw(section.id(), "catalogue.form.flaw.totalMeasures", section.letter(), total.titleVi());
    }

    /** A condition looks back: at a figure that stands before, and that somebody answers. */
    private void condition(long at, String where, @Nullable FormCondition condition) {
        if (condition == null) return;
        Indicator indicator = indicators.get(condition.code());
        if (!before.contains(condition.code())) flaw(at, "catalogue.form.flaw.condition", where, condition.code());
        else if (indicator != null && indicator.isComputed())
            flaw(at, "catalogue.form.flaw.conditionComputed", where, condition.code());
    }

    private void flaw(long at, String textKey, Object... args) {
        flaws.add(new FormFlaw(at, textKey, List.of(args)));
    }
}
