package vn.giaoban.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.reporting.Duties;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;
import vn.giaoban.web.WorkSource;

/** "Việc của tôi": one list by deadline of all that the modules say is to be done. */
@Controller
class WorkPages {
    /** No deadline is further from its period's end. */
    private static final int LONGEST = 366;

    private final ObjectProvider<WorkSource> sources;
    private final Periods periods;
    private final Units units;
    private final Duties duties;

    WorkPages(ObjectProvider<WorkSource> sources, Periods periods, Units units, Duties duties) {
        this.sources = sources;
        this.periods = periods;
        this.units = units;
        this.duties = duties;
    }

    @GetMapping("/work")
    ModelAndView work(Page page, Actor actor) {
        NotFound.unless(!actor.isAnonymous());
        WorkList work = WorkList.of(
                actor.day(),
                sources.stream().flatMap(source -> source.items(page).stream()).toList());
        return Templates.view("portal/work", Map.of("work", work, "ahead", ahead(actor)));
    }

    /** The deadlines of the reader's own unit that are not past, the next first. */
    private List<Ahead> ahead(Actor actor) {
        Optional<Unit> home = units.find(actor.homeUnitId(), actor.day());
        if (home.isEmpty()) return List.of();
        return periods.opened().stream()
                .filter(period -> !period.lastDay().plusDays(LONGEST).isBefore(actor.day()))
                .filter(period -> units.find(home.get().id(), period.lastDay()).isPresent())
                .map(period -> new Ahead(period, duties.due(period, home.get().id())))
                .filter(ahead -> !ahead.due().isBefore(actor.day()))
                .sorted(Comparator.comparing(Ahead::due))
                .toList();
    }

    /** The first entry of the main navigation, with what is overdue or returned. */
    @Component
    static class Entry implements NavEntry {
        private final ObjectProvider<WorkSource> sources;

        Entry(ObjectProvider<WorkSource> sources) {
            this.sources = sources;
        }

        @Override
        public String href() {
            return "/work";
        }

        @Override
        public String textKey() {
            return "portal.work.title";
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return !actor.isAnonymous();
        }

        @Override
        public int badge(Actor actor) {
            return sources.stream().mapToInt(source -> source.pressing(actor)).sum();
        }
    }
}
