package vn.giaoban.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Templates;

/** The tree of units, the page of one, and the search. */
@Controller
class UnitPages {
    /** Results on one page of the search. */
    static final int SHOWN = 50;

    private final Units units;

    UnitPages(Units units) {
        this.units = units;
    }

    /** What the actor sees of the tree; {@code open} names the province that is unfolded. */
    @GetMapping("/units")
    ModelAndView tree(Actor actor, @RequestParam(defaultValue = "") String open) {
        NotFound.unless(!actor.isAnonymous());
        List<Branch> roots =
                units.roots(actor).stream().map(root -> root(actor, root, open)).toList();
        return Templates.view("organization/tree", Map.of("roots", roots));
    }

    private Branch root(Actor actor, Unit root, String open) {
        Map<Long, Integer> counts = units.communesBelowChildren(root.id(), actor.day());
        List<Branch> children = new ArrayList<>();
        for (Unit child : units.children(root.id(), actor.day())) {
            List<Unit> unfolded = child.code().equals(open) ? units.children(child.id(), actor.day()) : List.of();
            children.add(new Branch(
                    child,
                    counts.getOrDefault(child.id(), 0),
                    unfolded.stream().map(u -> new Branch(u, 0, List.of())).toList()));
        }
        int communes = root.isCentre()
                ? counts.values().stream().mapToInt(Integer::intValue).sum()
                : children.size();
        return new Branch(root, communes, children);
    }

    /** One unit, if the actor sees it. Superiors are named; those the actor sees are links. */
    @GetMapping("/units/{id}")
    ModelAndView unit(Actor actor, @PathVariable long id) {
        Unit unit = units.find(actor, id).orElseThrow(NotFound::new);
        List<Unit> superiors = units.lineage(id, actor.day()).stream()
                .filter(superior -> superior.id() != id)
                .toList();
        Map<Long, Boolean> seen = new HashMap<>();
        superiors.forEach(superior -> seen.put(superior.id(), units.sees(actor, superior.id())));
        return Templates.view(
                "organization/unit",
                Map.of(
                        "unit", unit,
                        "superiors", superiors,
                        "seen", seen,
                        "children", units.children(id, actor.day()),
                        "communes", units.communesBelowChildren(id, actor.day())));
    }

    @GetMapping("/search")
    ModelAndView search(Actor actor, @RequestParam(defaultValue = "") String q) {
        NotFound.unless(!actor.isAnonymous());
        String typed = q.strip();
        List<Unit> found = units.search(actor, typed, SHOWN + 1);
        Map<Long, String> places = new HashMap<>();
        for (Unit unit : found)
            if (unit.parentId() != null) places.computeIfAbsent(unit.parentId(), p -> units.place(p, actor.day()));
        return Templates.view(
                "organization/search",
                Map.of(
                        "typed",
                        typed,
                        "found",
                        found.subList(0, Math.min(found.size(), SHOWN)),
                        "more",
                        found.size() > SHOWN,
                        "places",
                        places));
    }

    /** Units in the main navigation. */
    @Component
    static class Entry implements NavEntry {
        @Override
        public String href() {
            return "/units";
        }

        @Override
        public String textKey() {
            return "organization.title";
        }

        @Override
        public int order() {
            return 70;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return !actor.holdings().isEmpty();
        }
    }
}
