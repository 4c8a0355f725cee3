package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The list of a unit's reports, and one report: written in by its unit, read by those above. */
@Controller
public class ReportPages {
    private final Reports reports;
    private final ReportView view;
    private final Periods periods;
    private final Boards boards;
    private final Duties duties;
    private final Filing filing;
    private final Drafts drafts;

    ReportPages(
            Reports reports,
            ReportView view,
            Periods periods,
            Boards boards,
            Duties duties,
            Filing filing,
            Drafts drafts) {
        this.reports = reports;
        this.view = view;
        this.periods = periods;
        this.boards = boards;
        this.duties = duties;
        this.filing = filing;
        this.drafts = drafts;
    }

    /** A period in the list: the unit's own report of it, and how the reports below stand. */
    public record Entry(
            Period period, @Nullable Report report, java.time.@Nullable LocalDate due, Boards.@Nullable Counts below) {}

    @GetMapping("/reports")
    ModelAndView list(Actor actor) {
        long unit = actor.homeUnitId();
        boolean own = actor.holdsAnyIn(unit, Role.OFFICER, Role.LEADER);
        NotFound.unless(own || actor.holdsAny(Role.AUDITOR));
        Map<Long, Report> mine = own ? reports.of(actor, unit) : Map.of();
        Map<Long, Boards.Counts> below = boards.counts(actor, unit);
        List<Entry> entries = new ArrayList<>();
        for (Period period : own ? duties.of(unit) : periods.opened())
            entries.add(new Entry(
                    period, mine.get(period.id()), own ? duties.due(period, unit) : null, below.get(period.id())));
        return Templates.view("reporting/reports", Map.of("entries", entries, "own", own, "unitId", unit));
    }

    /** Begins the actor's unit's report of a period, or opens the one begun. */
    @PostMapping("/reports")
    String begin(Actor actor, @RequestParam String period) {
        Period opened = periods.find(period).orElseThrow(NotFound::new);
        return "redirect:/reports/"
                + drafts.begin(actor, actor.homeUnitId(), opened).id();
    }

    @GetMapping("/reports/{id}")
    ModelAndView show(Page page, Actor actor, @PathVariable long id, @RequestParam Optional<Integer> edition) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        return view.show(page, report, edition.orElse(0), Map.of(), List.of(), null, HttpStatus.OK);
    }

    /** What must be mended before the report goes on, pointed out in its grid. */
    @GetMapping("/reports/{id}/faults")
    ModelAndView faults(Page page, Actor actor, @PathVariable long id) {
        Report report = reports.find(actor, id).orElseThrow(NotFound::new);
        NotFound.unless(report.isWritableBy(actor));
        return view.show(page, report, 0, Map.of(), filing.faults(report, page.locale()), null, HttpStatus.OK);
    }

    /** "Báo cáo" in the navigation, for everyone who writes or reads reports. */
    @Component
    static class Nav implements NavEntry {
        @Override
        public String href() {
            return "/reports";
        }

        @Override
        public String textKey() {
            return "reporting.title";
        }

        @Override
        public int order() {
            return 20;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return actor.holdsAny(Role.OFFICER, Role.LEADER, Role.AUDITOR);
        }
    }

    /** The fields of a form as one map; a field given twice counts once. */
    static Map<String, String> fields(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .filter(e -> e.getValue().length > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue()[0], (a, b) -> a, LinkedHashMap::new));
    }
}
