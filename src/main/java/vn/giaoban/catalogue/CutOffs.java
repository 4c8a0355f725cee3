package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRule;

/**
 * On which days the periods of a kind end, as an administrator types it. Months and quarters follow one another without a gap, so
 * only their last days are asked; what begins with the year has a first and a last day.
 */
final class CutOffs {
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})");

    private final PeriodKind kind;
    private final Proposal change;
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<PeriodRule> rules = new ArrayList<>();

    /** A day of every year; a month's last where {@code last} is set. */
    private record Cut(Month month, int day, boolean last) {
        boolean isAfter(Cut other) {
            return month != other.month ? month.compareTo(other.month) > 0 : day > other.day;
        }

        /** 31 stands for a month's last day. */
        int stored() {
            return last ? 31 : day;
        }

        boolean isYearEnd() {
            return last && month == Month.DECEMBER;
        }

        Cut next() {
            return last ? new Cut(month.plus(1), 1, false) : new Cut(month, day + 1, false);
        }
    }

    CutOffs(PeriodKind kind, Proposal change) {
        this.kind = kind;
        this.change = change;
        if (change.from().getDayOfYear() != 1) flaws.add(Flaw.of("from", "catalogue.flaw.newYear"));
        if (kind.isCumulative()) cumulative();
        else numbered();
    }

    /** The names of the fields, in order. */
    static List<String> fields(PeriodKind kind) {
        return kind.isCumulative()
                ? List.of("first", "last")
                : kind.numbers().mapToObj(number -> "last" + number).toList();
    }

    static Map<String, String> says(List<PeriodRule> rules) {
        Map<String, String> says = new LinkedHashMap<>();
        for (PeriodRule rule : rules) {
            if (rule.kind().isCumulative()) says.put("first", rule.firstDay() + "/" + rule.firstMonth());
            int length = Month.of(rule.lastMonth()).minLength();
            says.put(
                    rule.kind().isCumulative() ? "last" : "last" + rule.number(),
                    Math.min(rule.lastDay(), length) + "/" + rule.lastMonth());
        }
        return says;
    }

    /** The rules of all numbers; complete only where there are no flaws. */
    List<PeriodRule> rules() {
        return List.copyOf(rules);
    }

    List<Flaw> flaws() {
        return flaws;
    }

    private void cumulative() {
        Cut first = cut("first");
        Cut last = cut("last");
        if (first == null || last == null) return;
        if (first.stored() > 28) flaws.add(Flaw.of("first", "catalogue.flaw.first"));
        else rules.add(rule(0, first.isAfter(last) ? -1 : 0, first, last));
    }

    private void numbered() {
        List<Cut> cuts = new ArrayList<>();
        for (String field : fields(kind)) {
            Cut cut = cut(field);
            if (cut == null) return;
            if (!cuts.isEmpty() && !cut.isAfter(cuts.getLast())) flaws.add(Flaw.of(field, "catalogue.flaw.order"));
            cuts.add(cut);
        }
        Cut yearsLast = cuts.getLast();
        for (int number = 1; number <= cuts.size(); number++) {
            boolean opens = number == 1;
            Cut first = opens ? yearsLast.next() : cuts.get(number - 2).next();
            rules.add(rule(number, opens && !yearsLast.isYearEnd() ? -1 : 0, first, cuts.get(number - 1)));
        }
    }

    private PeriodRule rule(int number, int firstYear, Cut first, Cut last) {
        return new PeriodRule(
                kind,
                number,
                firstYear,
                first.month().getValue(),
                first.day(),
                last.month().getValue(),
                last.stored(),
                change.from(),
                change.to(),
                change.legalBasis());
    }

    /** 14/3; 31/3 and 28/2 are the last of their months, so that the next day is the first of the next. */
    private @Nullable Cut cut(String field) {
        Matcher typed = DAY.matcher(change.said(field));
        if (typed.matches()) {
            int day = Integer.parseInt(typed.group(1));
            int month = Integer.parseInt(typed.group(2));
            if (month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).maxLength()) {
                boolean last = day >= Month.of(month).minLength();
                if (last || day < 28) return new Cut(Month.of(month), day, last);
                flaws.add(Flaw.of(field, "catalogue.flaw.cut"));
                return null;
            }
        }
        flaws.add(Flaw.of(field, "catalogue.flaw.dayMonth"));
        return null;
    }

    /** The period of that number in the change's first year. */
    Period period(PeriodRule rule) {
        return Period.by(rule, change.from().getYear());
    }

    /** An opened period that would get other days; null if none. */
    @Nullable
    Period moved(List<Period> opened) {
        for (Period period : opened) {
            LocalDate to = change.to();
            boolean felt = period.kind() == kind
                    && period.year() >= change.from().getYear()
                    && (to == null || period.year() <= to.getYear());
            if (!felt) continue;
            for (PeriodRule rule : rules)
                if (rule.number() == period.number()
                        && !(Objects.equals(rule.first(period.year()), period.firstDay())
                                && Objects.equals(rule.last(period.year()), period.lastDay()))) return period;
        }
        return null;
    }
}
