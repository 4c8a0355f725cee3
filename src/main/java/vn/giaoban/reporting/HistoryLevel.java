package vn.giaoban.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Sheet;
import vn.giaoban.web.Texts;

/**
 * Reads the lines of a history file that belong to one level and period, and judges each by the form of its time, as any report is
 * judged. Only its text is not asked for: an earlier system's papers lie elsewhere.
 */
final class HistoryLevel {
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST = MOST_DIGITS + 4;

    private final HistoryFile file;
    private final HistoryColumns columns;
    private final Period period;
    private final Form form;
    private final IndicatorsOfDay indicators;
    private final Texts texts;
    private final Instant now;
    private final List<Column> asked = new ArrayList<>();
    private int slots;

    /** A column of figures as this level's form sees it; slot 0: the form does not ask for it. */
    private record Column(int index, String code, int slot) {}

    HistoryLevel(HistoryPlan plan, Period period, Form form, IndicatorsOfDay indicators, Texts texts, Instant now) {
        this.file = plan.file();
        this.columns = plan.columns();
        this.period = period;
        this.form = form;
        this.indicators = indicators;
        this.texts = texts;
        this.now = now;
        columns.codes().forEach((index, code) -> {
            Optional<FormItem> item = form.item(code);
            Indicator indicator = indicators.byCode().get(code);
            int slot = item.isEmpty() || indicator == null || indicator.isComputed() ? 0 : indicator.slot();
            asked.add(new Column(index, code, slot));
            slots = Math.max(slots, slot);
        });
    }

    /**
     * Reads one line; null, and a flaw, where it is not right.
     *
     * @param below what has come up to the unit from below
     */
    Imports.@Nullable Imported read(HistoryPlan.Line line, Sheet below, HistoryFlaws flaws) {
        int before = flaws.count();
        int number = line.place().number();
        List<String> cells = cells(line.place());
        Amounts own = amounts(number, cells, flaws);
        Instant sent = moment(number, cells, columns.sent(), "sent", flaws);
        Instant accepted = moment(number, cells, columns.accepted(), "accepted", flaws);
        if (sent != null && accepted != null && accepted.isBefore(sent))
            flaws.add(number, "it was accepted before it was sent");
        Content.Writing writing = new Content.Writing(1, 0, now);
        Checking checking =
                new Checking(form, indicators, Content.of(own, Amounts.NONE, Map.of(), Map.of(), below, writing));
        for (Fault fault : checking.faults(Texts.ENGLISH, texts))
            if (fault.heading() == null) flaws.add(number, withoutPeriod(fault.message()));
        checking.asked().figures().forEach((code, condition) -> {
            Indicator indicator = indicators.byCode().get(code);
            if (indicator != null && own.get(indicator.slot()) != null)
                flaws.add(number, "the form does not ask this unit for " + code + ", by its condition");
        });
        if (flaws.count() > before) return null;
        Content content = checking.content();
        return new Imports.Imported(
                line.unit(),
                form.id(),
                own,
                content.rolled(),
                content.rolledReports(),
                checking.filled(),
                checking.required(),
                sent == null ? VietnamTime.endOf(period.lastDay()) : sent,
                accepted);
    }

    private List<String> cells(HistoryFile.Place place) {
        try {
            return file.cells(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Amounts amounts(int line, List<String> cells, HistoryFlaws flaws) {
        @Nullable Long[] amounts = new @Nullable Long[slots];
        for (Column column : asked) {
            String cell = cells.get(column.index());
            if (cell.isEmpty()) continue;
            if (column.slot() == 0) {
                flaws.add(line, "the form of its level does not ask for " + column.code());
                continue;
            }
            Long amount = amount(cell);
            if (amount == null)
                flaws.add(
                        line,
                        column.code() + " is \"" + cell
                                + "\", not a number such as 1250 or 12.5, nor n/a for \"not applicable\"");
            amounts[column.slot() - 1] = amount;
        }
        return Amounts.of(amounts);
    }

    /** Thousandths of what is written: digits, perhaps a point and up to three more. Null where it is not that. */
    static @Nullable Long amount(String cell) {
        long amount = 0;
        int decimals = -1;
        int digits = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '.' && decimals < 0 && digits > 0) decimals = 0;
            else if (c < '0' || c > '9' || decimals == 3 || cell.length() > LONGEST) return notApplicable(cell);
            else {
                amount = amount * 10 + (c - '0');
                if (decimals >= 0) decimals++;
                else if (++digits > MOST_DIGITS) return null;
            }
        }
        if (digits == 0 || decimals == 0) return notApplicable(cell);
        for (int i = Math.max(decimals, 0); i < 3; i++) amount *= 10;
        return amount;
    }

    private static @Nullable Long notApplicable(String cell) {
        return cell.equalsIgnoreCase("n/a") || cell.equalsIgnoreCase("kad")
                ? Long.valueOf(Amounts.NOT_APPLICABLE)
                : null;
    }

    /** A day, or a moment with its zone; the day begins it. */
    private @Nullable Instant moment(int line, List<String> cells, int index, String column, HistoryFlaws flaws) {
        String cell = index < 0 ? "" : cells.get(index).strip();
        if (cell.isEmpty()) return null;
        try {
            Instant at = cell.length() == 10
                    ? LocalDate.parse(cell).atStartOfDay(VietnamTime.ZONE).toInstant()
                    : java.time.OffsetDateTime.parse(cell).toInstant();
            if (at.isAfter(now)) flaws.add(line, column + " is " + cell + ", which is still to come");
            return at;
        } catch (DateTimeParseException e) {
            flaws.add(
                    line,
                    column + " is \"" + cell
                            + "\", not a day such as 2024-02-05 or a moment such as 2024-02-05T08:30:00+07:00");
            return null;
        }
    }

    private static String withoutPeriod(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
