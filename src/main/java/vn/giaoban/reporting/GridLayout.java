package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.AcrossUnits;
import vn.giaoban.catalogue.Change;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.FormMatrix;
import vn.giaoban.catalogue.FormSection;
import vn.giaoban.catalogue.FormTotal;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.web.Page;

/** Lays out one grid: section after section, line after line, as texts in the reader's language. */
final class GridLayout {
    private final Page page;
    private final IndicatorsOfDay ofDay;
    private final Checking checking;
    private final Beside beside;
    private final boolean hasBelow;
    private final Drafts.Openness open;
    private final GridMarks marks;
    private final Map<Integer, Submission> changed;
    private final Set<String> textsChanged;
    private final Map<String, String> typed;
    private final Map<String, String> skipped;
    private final @Nullable ReportWays ways;

    /**
     * @param open what the reader may write in
     * @param typed what a refused form had in its boxes, by field name
     * @param ways where figures are opened; null where they are not
     */
    GridLayout(
            Page page,
            IndicatorsOfDay ofDay,
            Checking checking,
            Beside beside,
            boolean hasBelow,
            Drafts.Openness open,
            GridMarks marks,
            Map<String, String> typed,
            @Nullable ReportWays ways) {
        this.page = page;
        this.ofDay = ofDay;
        this.checking = checking;
        this.beside = beside;
        this.hasBelow = hasBelow;
        this.open = open;
        this.marks = marks;
        this.changed = marks.changed();
        this.textsChanged = marks.textsChanged();
        this.typed = typed;
        this.ways = ways;
        this.skipped = skipped(page, ofDay, checking);
    }

    List<Grid.Section> sections(Form form) {
        return form.sections().stream().map(this::section).toList();
    }

    List<Grid.Text> texts(Form form) {
        return form.headings().stream().map(this::text).toList();
    }

    /** The totals of a form as they follow from what a report says, by key. */
    static Map<String, String> sums(Page page, Form form, IndicatorsOfDay ofDay, Checking checking) {
        Map<String, String> sums = new TreeMap<>();
        for (FormSection section : form.sections())
            for (FormTotal total : section.allTotals())
                measured(total, ofDay)
                        .ifPresent(of -> sums.put(total.key(), Grids.amount(page, of, total.of(checking::amount))));
        return sums;
    }

    /** What a report is not asked, by code or by the heading's key, and why. */
    static Map<String, String> skipped(Page page, IndicatorsOfDay ofDay, Checking checking) {
        Map<String, String> skipped = new TreeMap<>();
        checking.asked()
                .figures()
                .forEach((code, condition) ->
                        skipped.put(code, page.t("reporting.skipped", condition.words(page, ofDay))));
        checking.asked()
                .texts()
                .forEach((key, condition) ->
                        skipped.put(key, page.t("reporting.skipped.text", condition.words(page, ofDay))));
        return skipped;
    }

    private Grid.Section section(FormSection section) {
        Map<Integer, GridLine> lines = new TreeMap<>();
        List<GridRow> rows = new ArrayList<>();
        int filled = 0;
        for (FormItem item : section.items()) {
            Indicator indicator = ofDay.bySlot().get(item.slot());
            if (indicator == null) continue;
            GridRow row = row(item, indicator);
            rows.add(row);
            lines.put(item.position(), row);
            if (row.isAsked() && checking.content().isGiven(item.slot(), row.additive())) filled++;
        }
        for (FormTotal total : section.totals()) total(total).ifPresent(line -> lines.put(total.position(), line));
        FormMatrix matrix = section.matrix();
        return new Grid.Section(
                section,
                rows,
                List.copyOf(lines.values()),
                matrix == null ? null : matrix(section, matrix, rows),
                filled);
    }

    private GridMatrix matrix(FormSection section, FormMatrix matrix, List<GridRow> rows) {
        List<GridMatrix.Row> laid = new ArrayList<>();
        for (int row = 1; row <= matrix.rows().size(); row++) {
            List<Optional<GridRow>> places = new ArrayList<>();
            for (int column = 1; column <= matrix.columns().size(); column++)
                places.add(section.at(row, column)
                        .flatMap(item -> rows.stream()
                                .filter(r -> r.code().equals(item.code()))
                                .findFirst()));
            laid.add(new GridMatrix.Row(
                    matrix.rows().get(row - 1).in(page.locale()),
                    places,
                    section.rowTotal(row).flatMap(this::total).orElse(null)));
        }
        List<Optional<GridTotal>> columnTotals = new ArrayList<>();
        if (matrix.columnTotals())
            for (int column = 1; column <= matrix.columns().size(); column++)
                columnTotals.add(section.columnTotal(column).flatMap(this::total));
        List<String> measures = rows.stream()
                .map(r -> r.indicator().measure(page.locale()))
                .distinct()
                .toList();
        return new GridMatrix(
                section.letter(),
                matrix.columns().stream().map(c -> c.in(page.locale())).toList(),
                laid,
                matrix.rowTotals(),
                columnTotals,
                section.matrixTotal().flatMap(this::total).orElse(null),
                measures.size() == 1 ? measures.getFirst() : "");
    }

    private GridRow row(FormItem item, Indicator indicator) {
        Content content = checking.content();
        boolean additive = indicator.addsUp() && hasBelow;
        Cell cell = content.cell(item.slot());
        Long lastYears = beside.lastYears(indicator);
        Long stated =
                indicator.acrossUnits() == AcrossUnits.CHANGE ? againstBase(indicator) : checking.stated(indicator);
        String own = Grids.typed(page, indicator, cell.own());
        String code = indicator.code();
        String previous = Grids.amount(page, indicator, beside.before(indicator));
        String rolled = additive ? Grids.amount(page, indicator, content.below().rolledUp(item.slot())) : "";
        String before = Grids.amount(page, indicator, lastYears);
        Submission earlier = changed.get(item.slot());
        Cell theirs = marks.theirs(item.slot());
        return new GridRow(
                indicator,
                item.required(),
                typed.getOrDefault("v." + code, own),
                own,
                cell.version(),
                !indicator.isComputed() && open.admits(item.slot()),
                additive,
                rolled,
                additive ? content.below().givenBelow(item.slot()) : 0,
                cell.isNotApplicable() && stated == null
                        ? page.t("figures.notApplicable")
                        : Grids.amount(page, indicator, stated),
                typed.getOrDefault("o." + code, Grids.typed(page, indicator, cell.override())),
                typed.getOrDefault("r." + code, cell.overrideReason()),
                typed.getOrDefault("n." + code, cell.note()),
                previous,
                before,
                Grids.changeText(page, indicator, stated, lastYears),
                marks.objection(item.slot()),
                marks.faults(item.slot()),
                earlier == null ? null : said(indicator, earlier),
                theirs == null ? null : orBlank(Grids.amount(page, indicator, theirs.own())),
                skipped.get(code),
                ways != null && content.isCounted(item.slot()) ? ways.counted(indicator, own) : null,
                ways == null ? null : ways.below(indicator, rolled),
                ways == null ? null : ways.beside(indicator, beside.previous().orElse(null), previous),
                ways == null ? null : ways.beside(indicator, beside.lastYear().orElse(null), before),
                ways == null || !hasBelow ? null : ways.whole(indicator, stated),
                parts(indicator));
    }

    /** What a figure that nobody types is worked out from. */
    private List<GridPart> parts(Indicator indicator) {
        return switch (indicator.acrossUnits()) {
            case RATIO ->
                Stream.of(part("", indicator.numeratorId()), part(":", indicator.denominatorId()))
                        .flatMap(Optional::stream)
                        .toList();
            case CHANGE -> part("", indicator.baseId()).stream().toList();
            case ADD, NONE -> List.of();
        };
    }

    private Optional<GridPart> part(String sign, @Nullable Long indicatorId) {
        return Optional.ofNullable(indicatorId == null ? null : ofDay.byId().get(indicatorId))
                .map(one -> part(sign, one.code()));
    }

    private GridPart part(String sign, String code) {
        Indicator one = ofDay.byCode().get(code);
        return new GridPart(sign, code, one == null ? "" : one.name(page.locale()), checking.has(code));
    }

    private List<GridPart> parts(FormTotal total) {
        List<GridPart> parts = new ArrayList<>();
        for (String code : total.plus()) parts.add(part(parts.isEmpty() ? "" : "+", code));
        for (String code : total.minus()) parts.add(part("−", code));
        return parts;
    }

    private Optional<GridTotal> total(FormTotal total) {
        Indicator first = measured(total, ofDay).orElse(null);
        if (first == null) return Optional.empty();
        Long stated = total.of(checking::amount);
        Long lastYears = total.of(code -> besides(code, true));
        return Optional.of(new GridTotal(
                total.key(),
                total.title(page.locale()),
                parts(total),
                first.measure(page.locale()),
                Grids.amount(page, first, stated),
                Grids.amount(page, first, total.of(code -> besides(code, false))),
                Grids.amount(page, first, lastYears),
                Grids.changeText(page, first, stated, lastYears)));
    }

    /** Whose measure and decimals a total has: the finest of its parts; empty where the indicators are not those of the day. */
    static Optional<Indicator> measured(FormTotal total, IndicatorsOfDay ofDay) {
        return total.codes().stream()
                .map(code -> ofDay.byCode().get(code))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Indicator::decimals));
    }

    private @Nullable Long besides(String code, boolean lastYear) {
        Indicator indicator = ofDay.byCode().get(code);
        if (indicator == null) return null;
        return lastYear ? beside.lastYears(indicator) : beside.before(indicator);
    }

    private Grid.Text text(FormHeading heading) {
        String skip = skipped.get(heading.key());
        if (!heading.text())
            return new Grid.Text(heading, null, "", false, null, null, false, null, skip, null, List.of());
        Passage passage = checking.content().passage(heading.key());
        Grid.Begun begun = open.admits(heading.key()) ? marks.begun(passage) : null;
        String stands = begun != null && begun.offered() ? begun.text() : passage.body();
        return new Grid.Text(
                heading,
                passage,
                typed.getOrDefault("p." + heading.key(), stands),
                open.admits(heading.key()),
                marks.objection(heading),
                marks.fault(heading),
                textsChanged.contains(heading.key()),
                marks.theirs(heading),
                skip,
                begun,
                marks.behind().getOrDefault(heading.key(), List.of()));
    }

    private @Nullable Long againstBase(Indicator indicator) {
        Long baseId = indicator.baseId();
        Indicator base = baseId == null ? null : ofDay.byId().get(baseId);
        return base == null ? null : Change.percent(checking.stated(base), beside.lastYears(base));
    }

    private String said(Indicator indicator, Submission earlier) {
        String own = Grids.amount(page, indicator, earlier.own().get(indicator.slot()));
        String override = Grids.amount(page, indicator, earlier.override().get(indicator.slot()));
        return orBlank(override.isEmpty() ? own : override);
    }

    private String orBlank(String text) {
        return text.isEmpty() ? page.t("figures.blank") : text;
    }
}
