package vn.giaoban.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.calendar.Days;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The audit trail on a screen. It stands here, not in audit, because it names accounts and units. */
@Controller
class TrailPages {
    private final Trail trail;
    private final Units units;

    TrailPages(Trail trail, Units units) {
        this.trail = trail;
        this.units = units;
    }

    @GetMapping("/audit")
    ModelAndView trail(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String thing,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") long before) {
        NotFound.unless(Trail.isOpenTo(actor));
        FormErrors errors = new FormErrors();
        List<Unit> named = unit.isBlank()
                ? List.of()
                : units.byCode(unit.strip(), actor.day())
                        .filter(u -> units.sees(actor, u.id()))
                        .map(List::of)
                        .orElseGet(() -> units.search(actor, unit, 1));
        if (!unit.isBlank() && named.isEmpty()) errors.add("unit", page.t("audit.filter.unitUnknown"));
        if (!from.isBlank() && Days.parse(from).isEmpty()) errors.add("from", page.t("audit.filter.dayWrong"));
        if (!to.isBlank() && Days.parse(to).isEmpty()) errors.add("to", page.t("audit.filter.dayWrong"));
        List<TrailEntry> found = errors.any()
                ? List.of()
                : trail.entries(
                        actor,
                        new Trail.Question(
                                act,
                                thing,
                                named.isEmpty() ? 0 : named.getFirst().id(),
                                Days.parse(from).orElse(null),
                                Days.parse(to).orElse(null),
                                before));
        boolean more = found.size() > Trail.PAGE;
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("act", act);
        typed.put("thing", thing);
        typed.put("unit", named.isEmpty() ? unit : named.getFirst().shortName());
        typed.put("from", from);
        typed.put("to", to);
        return Templates.view(
                "identity/trail",
                Map.of(
                        "entries", more ? found.subList(0, Trail.PAGE) : found,
                        "acts", trail.acts(),
                        "typed", typed,
                        "errors", errors,
                        "more", more),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @Component
    static class Entry implements NavEntry {
        @Override
        public String href() {
            return "/audit";
        }

        @Override
        public String textKey() {
            return "audit.title";
        }

        @Override
        public int order() {
            return 85;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return Trail.isOpenTo(actor);
        }
    }
}
