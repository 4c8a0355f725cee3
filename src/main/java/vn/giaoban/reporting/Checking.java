package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.Asked;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Relation;
import vn.giaoban.figures.Amounts;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Texts;

/**
 * Judges a report's content by its form: what is missing, out of bounds, or at odds with something else. Completeness comes from
 * the content alone, so it never exceeds what is required. What the form does not ask of this report is neither missing nor filled.
 */
final class Checking {
    private final Form form;
    private final IndicatorsOfDay indicators;
    private final Content content;
    private final List<FormItem> items;
    private final Asked asked;

    Checking(Form form, IndicatorsOfDay indicators, Content content) {
        this.form = form;
        this.indicators = indicators;
        this.content = content;
        this.items = form.items();
        this.asked = Asked.of(form, this::said, this::comesFromBelow);
    }

    Content content() {
        return content;
    }

    /** Whether the form has a figure. */
    boolean has(String code) {
        return items.stream().anyMatch(item -> item.code().equals(code));
    }

    /** What the form does not ask of this report. */
    Asked asked() {
        return asked;
    }

    /** The same without what is not asked: what may be sent. What was typed there stays in the working copy. */
    Checking asSent() {
        Map<Integer, Cell> cells = new HashMap<>(content.cells());
        Map<String, Passage> passages = new HashMap<>(content.passages());
        asked.figures().keySet().forEach(code -> cells.remove(slot(code)));
        asked.texts().keySet().forEach(passages::remove);
        return new Checking(form, indicators, new Content(cells, passages, content.below(), content.counted()));
    }

    /** Required cells and passages. */
    int required() {
        return (int) (requiredItems().count() + requiredPassages().count());
    }

    /** Required cells and passages that say something. */
    int filled() {
        return (int) (requiredItems().filter(this::isGiven).count()
                + requiredPassages().filter(this::isWritten).count());
    }

    /** Everything to be mended before the report goes on, in the order of the form. */
    List<Fault> faults(Locale locale, Texts texts) {
        List<Fault> faults = new ArrayList<>();
        Formats formats = new Formats(locale);
        for (FormItem item : items) {
            Indicator indicator = indicator(item);
            if (indicator == null || indicator.isComputed() || !asked.asks(item)) continue;
            String name = indicator.name(locale);
            Cell cell = content.cell(item.slot());
            if (item.required() && !isGiven(item))
                faults.add(fault(
                        Fault.Kind.MISSING, item, texts.text(locale, "reporting.fault.missing", item.code(), name)));
            Long own = cell.number();
            if (own != null && !indicator.admits(own))
                faults.add(fault(
                        Fault.Kind.BOUNDS,
                        item,
                        texts.text(locale, "reporting.fault.bounds", item.code(), name, bounds(indicator, formats))));
            if (cell.override() != null && cell.overrideReason().isBlank())
                faults.add(fault(
                        Fault.Kind.OVERRIDE_WITHOUT_REASON,
                        item,
                        texts.text(locale, "reporting.fault.reason", item.code(), name)));
        }
        faults.addAll(broken(locale));
        requiredPassages()
                .filter(heading -> !isWritten(heading))
                .forEach(heading -> faults.add(new Fault(
                        Fault.Kind.MISSING,
                        null,
                        heading.key(),
                        texts.text(locale, "reporting.fault.passage", heading.number(locale), heading.title(locale)))));
        return faults;
    }

    /** Relations that do not hold and that nobody explained. */
    List<Fault> broken(Locale locale) {
        List<Fault> faults = new ArrayList<>();
        if (indicators.relations().isEmpty()) return faults;
        Formats formats = new Formats(locale);
        Set<String> codes = items.stream().map(FormItem::code).collect(Collectors.toSet());
        for (Relation relation : indicators.relations()) {
            if (!codes.containsAll(relation.codes())) continue;
            if (isOfSums(relation)) continue;
            if (relation.codes().stream()
                    .anyMatch(code -> !content.cell(slot(code)).note().isBlank())) continue;
            relation.check(this::amount)
                    .ifPresent(b -> faults.add(new Fault(
                            Fault.Kind.RELATION,
                            slot(relation.left().getLast()),
                            null,
                            b.message(locale, amount -> formats.number(amount, 0)))));
        }
        return faults;
    }

    /** Equality is asked of who counted: sums from below miss the parts that some unit left blank. */
    private boolean isOfSums(Relation relation) {
        return relation.operator() == Relation.Operator.EQUAL
                && relation.codes().stream().anyMatch(code -> content.below().rolledUp(slot(code)) != null);
    }

    /** The figure of an indicator as the report states it, computed ones included; null where there is none. */
    @Nullable
    Long stated(Indicator indicator) {
        return switch (indicator.acrossUnits()) {
            case RATIO -> ratio(indicator);
            case CHANGE -> null;
            case ADD, NONE ->
                asked.figures().containsKey(indicator.code())
                        ? null
                        : content.total(indicator.slot(), indicator.addsUp());
        };
    }

    private @Nullable Long ratio(Indicator indicator) {
        Map<Long, Indicator> byId = indicators.byId();
        Long numeratorId = indicator.numeratorId();
        Long denominatorId = indicator.denominatorId();
        if (numeratorId == null || denominatorId == null) return null;
        Indicator numerator = byId.get(numeratorId);
        Indicator denominator = byId.get(denominatorId);
        if (numerator == null || denominator == null) return null;
        return vn.giaoban.catalogue.Ratio.percent(stated(numerator), stated(denominator));
    }

    /** What the report says of a figure, "not applicable" too; null where it is blank or not asked. */
    @Nullable
    Long amount(String code) {
        return asked.figures().containsKey(code) ? null : said(code);
    }

    private @Nullable Long said(String code) {
        Indicator indicator = indicators.byCode().get(code);
        if (indicator == null) return null;
        Long total = content.total(indicator.slot(), indicator.addsUp());
        return total == null && content.cell(indicator.slot()).isNotApplicable()
                ? Long.valueOf(Amounts.NOT_APPLICABLE)
                : total;
    }

    private boolean comesFromBelow(String code) {
        Indicator indicator = indicators.byCode().get(code);
        return indicator != null && indicator.addsUp() && content.below().rolledUp(indicator.slot()) != null;
    }

    private Stream<FormItem> requiredItems() {
        return items.stream().filter(FormItem::required).filter(this::isTyped).filter(asked::asks);
    }

    private Stream<FormHeading> requiredPassages() {
        return form.passages().stream().filter(FormHeading::required).filter(asked::asks);
    }

    private int slot(String code) {
        Indicator indicator = indicators.byCode().get(code);
        return indicator == null ? 0 : indicator.slot();
    }

    private @Nullable Indicator indicator(FormItem item) {
        return indicators.bySlot().get(item.slot());
    }

    private boolean isTyped(FormItem item) {
        Indicator indicator = indicator(item);
        return indicator != null && !indicator.isComputed();
    }

    private boolean isGiven(FormItem item) {
        Indicator indicator = indicator(item);
        return indicator != null && content.isGiven(item.slot(), indicator.addsUp());
    }

    private boolean isWritten(FormHeading heading) {
        return !content.passage(heading.key()).body().isBlank();
    }

    private static String bounds(Indicator indicator, Formats formats) {
        Long minimum = indicator.minimum();
        Long maximum = indicator.maximum();
        String low = formats.number(minimum == null ? 0 : minimum, indicator.decimals());
        return maximum == null ? low : low + "–" + formats.number(maximum, indicator.decimals());
    }

    private static Fault fault(Fault.Kind kind, FormItem item, String message) {
        return new Fault(kind, item.slot(), null, message);
    }
}
