package vn.giaoban.activities;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.calendar.Days;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The log as a calendar: a month as a table, a week as a list by day. */
@Controller
class LogCalendarPages {
    /** So many fit under a day of the month. */
    private static final int IN_A_CELL = 3;

    private static final int IN_A_DAY = 50;
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})");

    private final ActivityList list;
    private final ActivityTypes types;
    private final LogFilter.Reading filters;
    private final ActivityFiles files;

    LogCalendarPages(ActivityList list, ActivityTypes types, LogFilter.Reading filters, ActivityFiles files) {
        this.list = list;
        this.types = types;
        this.filters = filters;
        this.files = files;
    }

    /**
     * A month, "2026-11" or "11/2026"; or with {@code week} the week of a day.
     */
    @GetMapping("/activities/calendar")
    ModelAndView calendar(
            Page page,
            Actor actor,
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String week) {
        return week.isBlank() ? month(page, actor, asked, month) : week(page, actor, asked, week);
    }

    private ModelAndView month(Page page, Actor actor, Map<String, String> asked, String typed) {
        FormErrors errors = new FormErrors();
        YearMonth today = YearMonth.from(actor.day());
        Optional<YearMonth> read = typed.isBlank() ? Optional.of(today) : month(typed.strip());
        if (read.isEmpty()) errors.add("month", page.t("activities.fault.month"));
        YearMonth month = read.orElse(today);
        LogFilter filter = filters.of(actor, asked, month.atDay(1), month.atEndOfMonth(), errors);
        long unit = filter.unit().id();
        Year year = Year.of(month.getYear());
        LocalDate firstDay = year.atMonth(Month.JANUARY).atDay(1);
        LocalDate lastDay = year.atMonth(Month.DECEMBER).atEndOfMonth();
        Map<LocalDate, Integer> byDay = list.byDay(unit, filter.wanted().within(firstDay, lastDay));
        Map<LocalDate, List<Activity>> shown = list.firstOfDays(unit, filter.wanted(), IN_A_CELL);
        Map<String, Object> model = model(actor, filter, shown.values());
        model.put("month", month);
        model.put("calendar", LogCalendar.of(month, byDay, shown));
        model.put("strip", DayStrip.of(firstDay, lastDay, byDay));
        model.put("count", count(filter, byDay));
        return view("activities/calendar", model, errors);
    }

    private ModelAndView week(Page page, Actor actor, Map<String, String> asked, String typed) {
        FormErrors errors = new FormErrors();
        Optional<LocalDate> read = Days.parse(typed).filter(LogCalendarPages::isInReach);
        if (read.isEmpty()) errors.add("week", page.t("activities.fault.day"));
        LocalDate monday = LogCalendar.monday(read.orElse(actor.day()));
        LogFilter filter = filters.of(actor, asked, monday, monday.plusDays(6), errors);
        long unit = filter.unit().id();
        Map<LocalDate, Integer> byDay = list.byDay(unit, filter.wanted());
        Map<LocalDate, List<Activity>> shown = list.firstOfDays(unit, filter.wanted(), IN_A_DAY);
        Map<String, Object> model = model(actor, filter, shown.values());
        model.put("days", LogCalendar.week(monday, byDay, shown));
        model.put(
                "files",
                files.counts(shown.values().stream()
                        .flatMap(List::stream)
                        .map(Activity::id)
                        .toList()));
        model.put("strip", DayStrip.of(monday, monday.plusDays(6), byDay));
        model.put("count", count(filter, byDay));
        return view("activities/agenda", model, errors);
    }

    private Map<String, Object> model(Actor actor, LogFilter filter, Collection<List<Activity>> shown) {
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("types", types.of(filter.wanted().to()));
        model.put(
                "typesById",
                types.those(shown.stream()
                        .flatMap(List::stream)
                        .map(Activity::typeId)
                        .distinct()
                        .toList()));
        model.put("writes", Activities.mayWrite(actor, filter.unit().id()));
        return model;
    }

    private static int count(LogFilter filter, Map<LocalDate, Integer> byDay) {
        return byDay.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(filter.wanted().from())
                        && !day.getKey().isAfter(filter.wanted().to()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static ModelAndView view(String template, Map<String, Object> model, FormErrors errors) {
        return Templates.view(template, model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Optional<YearMonth> month(String typed) {
        Matcher monthFirst = MONTH_FIRST.matcher(typed);
        if (monthFirst.matches()) return month(monthFirst.group(2), monthFirst.group(1));
        Matcher yearFirst = YEAR_FIRST.matcher(typed);
        return yearFirst.matches() ? month(yearFirst.group(1), yearFirst.group(2)) : Optional.empty();
    }

    private static Optional<YearMonth> month(String year, String month) {
        int number = Integer.parseInt(month);
        return number < 1 || number > 12
                ? Optional.empty()
                : Optional.of(YearMonth.of(Integer.parseInt(year), number)).filter(read -> isInReach(read.atDay(1)));
    }

    /** Nobody leafs to where PostgreSQL has no days. */
    private static boolean isInReach(LocalDate day) {
        return day.getYear() >= 1900 && day.getYear() < 2200;
    }
}
