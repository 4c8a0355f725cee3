package vn.giaoban.activities;

import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import vn.giaoban.access.Actor;
import vn.giaoban.identity.Accounts;
import vn.giaoban.papers.CalendarFile;
import vn.giaoban.papers.Spreadsheet;
import vn.giaoban.papers.Spreadsheet.Column;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;
import vn.giaoban.web.Texts;

/**
 * What the log's filter shows, to take away: a spreadsheet with a sheet for each type, or events for a calendar. Which activities they
 * are is settled at once; they are read and written some at a time, so that a large file needs little memory and no connection waits
 * for a slow reader.
 */
@Controller
public class LogExports {
    /** Of one file. */
    public static final int MOST = 50_000;

    private static final int AT_ONCE = 500;

    private final ActivityList list;
    private final ActivityTypes types;
    private final LogFilter.Reading filters;
    private final Accounts accounts;
    private final PublicAddress address;
    private final Texts texts;

    LogExports(
            ActivityList list,
            ActivityTypes types,
            LogFilter.Reading filters,
            Accounts accounts,
            PublicAddress address,
            Texts texts) {
        this.list = list;
        this.types = types;
        this.filters = filters;
        this.accounts = accounts;
        this.address = address;
        this.texts = texts;
    }

    @GetMapping("/activities.xlsx")
    ModelAndView xlsx(Page page, Actor actor, @RequestParam Map<String, String> asked) {
        LogFilter filter = filters.of(page, actor, asked);
        Map<String, List<Long>> found = found(filter);
        if (isBackToTheList(filter, found)) return toTheList(filter);
        return file(filter, "xlsx", Spreadsheets.TYPE, out -> sheets(page, filter, found, out));
    }

    @GetMapping("/activities.ics")
    ModelAndView ics(Page page, Actor actor, @RequestParam Map<String, String> asked, HttpServletRequest request) {
        LogFilter filter = filters.of(page, actor, asked);
        Map<String, List<Long>> found = found(filter);
        if (isBackToTheList(filter, found)) return toTheList(filter);
        String home = address.of(request);
        return file(filter, "ics", CalendarFile.TYPE, out -> events(page, filter, found, home, out));
    }

    private Map<String, List<Long>> found(LogFilter filter) {
        return list.byType(filter.unit().id(), filter.wanted(), MOST + 1);
    }

    /** The list says what to mend, or that it is too much for a file. */
    private static boolean isBackToTheList(LogFilter filter, Map<String, List<Long>> found) {
        return filter.errors().any()
                || found.values().stream().mapToInt(List::size).sum() > MOST;
    }

    private static ModelAndView toTheList(LogFilter filter) {
        return new ModelAndView("redirect:/activities?" + filter.query() + filter.days());
    }

    // ---------- the spreadsheet ----------

    private void sheets(Page page, LogFilter filter, Map<String, List<Long>> found, OutputStream out) {
        List<String> notes = notes(page, filter);
        Map<String, ActivityType> current = types.of(filter.wanted().to());
        Map<String, List<Long>> sheets =
                found.isEmpty() ? Map.of(filter.wanted().type(), List.of()) : found;
        @Nullable Spreadsheet file = null;
        for (Map.Entry<String, List<Long>> of : sheets.entrySet()) {
            Map<Long, ActivityType> editions = types.editionsOf(of.getKey());
            String name = named(page, current.get(of.getKey()), editions.values());
            LogSheet sheet = LogSheet.of(editions.values());
            List<Column> columns = new ArrayList<>(sheet.columns(texts, page.locale()));
            for (String head :
                    List.of("activities.column.state", "activities.column.loggedBy", "activities.column.loggedAt"))
                columns.add(Column.text(page.t(head), 18));
            if (file == null) file = new Spreadsheet(out, name, columns, notes);
            else file.next(name, columns, notes);
            rows(page, sheet, editions, of.getValue(), file);
        }
        if (file != null) file.close();
    }

    /** A sheet is called as its type is now; one that holds no more, as it was last. */
    private static String named(Page page, @Nullable ActivityType now, Collection<ActivityType> editions) {
        if (now != null) return now.name(page.locale());
        return editions.stream()
                .max(Comparator.comparing(ActivityType::id))
                .map(type -> type.name(page.locale()))
                .orElseGet(() -> page.t("activities.title"));
    }

    private void rows(Page page, LogSheet sheet, Map<Long, ActivityType> editions, List<Long> ids, Spreadsheet file) {
        Map<Long, String> names = new HashMap<>();
        for (List<Activity> some : someAtATime(ids)) {
            Set<Long> unknown = new HashSet<>();
            some.forEach(activity -> unknown.add(activity.loggedBy()));
            unknown.removeAll(names.keySet());
            names.putAll(accounts.names(unknown));
            for (Activity activity : some) {
                ActivityType type = Objects.requireNonNull(editions.get(activity.typeId()));
                List<@Nullable Object> cells = sheet.cells(type, activity.content(), texts, page.locale());
                cells.add(page.t("activities.state." + activity.state().name().toLowerCase(Locale.ROOT)));
                cells.add(names.getOrDefault(activity.loggedBy(), ""));
                cells.add(page.f().moment(activity.loggedAt()));
                file.row(cells);
            }
        }
    }

    /** Whose log it is and of which days; what was asked for; when and by whom. */
    private List<String> notes(Page page, LogFilter filter) {
        List<String> asked = new ArrayList<>();
        ActivityType type = types.of(filter.wanted().to()).get(filter.wanted().type());
        asked.add(page.t("activities.type") + ": "
                + (type == null ? page.t("activities.type.all") : type.name(page.locale())));
        if (!filter.wanted().text().isEmpty())
            asked.add(page.t("activities.text") + ": " + filter.wanted().text());
        if (filter.wanted().unconfirmed()) asked.add(page.t("activities.unconfirmed"));
        long reader = page.actor().accountId();
        List<String> notes = new ArrayList<>(List.of(
                page.t("activities.title") + ", " + filter.unit().shortName() + ", "
                        + page.f().days(filter.wanted().from(), filter.wanted().to()),
                String.join("; ", asked),
                page.t(
                        "activities.file.made",
                        page.f().moment(page.now()),
                        accounts.names(Set.of(reader)).getOrDefault(reader, ""))));
        if (page.demonstration()) notes.add(page.t("web.demonstration"));
        return notes;
    }

    // ---------- the events ----------

    private void events(Page page, LogFilter filter, Map<String, List<Long>> found, String home, OutputStream out) {
        String host = Objects.requireNonNullElse(URI.create(home).getHost(), "giaoban");
        try (CalendarFile file = new CalendarFile(
                out, page.t("activities.title") + ", " + filter.unit().shortName(), page.now())) {
            for (Map.Entry<String, List<Long>> of : found.entrySet()) {
                Map<Long, ActivityType> editions = types.editionsOf(of.getKey());
                for (List<Activity> some : someAtATime(of.getValue()))
                    for (Activity activity : some)
                        file.add(event(
                                page, activity, Objects.requireNonNull(editions.get(activity.typeId())), host, home));
            }
        }
    }

    private static CalendarFile.Event event(Page page, Activity activity, ActivityType type, String host, String home) {
        ActivityContent content = activity.content();
        List<String> lines = new ArrayList<>();
        ActivityFacts.of(page, type, content).forEach((label, fact) -> lines.add(label + ": " + fact));
        if (!content.what().isEmpty()) lines.add(content.what());
        return new CalendarFile.Event(
                activity.key() + "@" + host,
                content.day(),
                content.day(),
                type.name(page.locale()),
                content.place(),
                String.join("\n", lines),
                home + "/activities/" + activity.id(),
                activity.state() == ActivityState.WITHDRAWN,
                activity.version() - 1,
                activity.changedAt());
    }

    // ---------- the file ----------

    private Iterable<List<Activity>> someAtATime(List<Long> ids) {
        return () -> IntStream.range(0, (ids.size() + AT_ONCE - 1) / AT_ONCE)
                .mapToObj(n -> list.those(ids.subList(n * AT_ONCE, Math.min(ids.size(), (n + 1) * AT_ONCE))))
                .iterator();
    }

    private static ModelAndView file(LogFilter filter, String ending, String type, Consumer<OutputStream> writing) {
        String name = "viec-" + filter.unit().code() + "-" + filter.wanted().from() + "-"
                + filter.wanted().to() + "." + ending;
        View view = (model, request, response) -> {
            response.setContentType(type);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
            writing.accept(response.getOutputStream());
        };
        return new ModelAndView(view);
    }
}
