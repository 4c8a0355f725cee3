package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.calendar.Days;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The tree of units on a day, the page of one, and the search. */
@Controller
class UnitPages {
    /** Results on one page of the search. */
    static final int SHOWN = 50;

    private final Units units;
    private final Successions successions;
    private final Clusters clusters;
    private final Reorganizations reorganizations;
    private final Settlements settlements;
    private final ObjectProvider<UnitPart> parts;

    UnitPages(
            Units units,
            Successions successions,
            Clusters clusters,
            Reorganizations reorganizations,
            Settlements settlements,
            ObjectProvider<UnitPart> parts) {
        this.units = units;
        this.successions = successions;
        this.clusters = clusters;
        this.reorganizations = reorganizations;
        this.settlements = settlements;
        this.parts = parts;
    }

    /** What the actor sees of the tree of a day, today's if none is given; {@code open} names the units that are unfolded. */
    @GetMapping("/units")
    ModelAndView tree(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") Set<String> open) {
        NotFound.unless(!actor.isAnonymous());
        FormErrors errors = new FormErrors();
        LocalDate chosen = day(page, actor, day, errors);
        List<Branch> roots = units.roots(actor, chosen).stream()
                .map(root -> branch(root, chosen, open, true))
                .toList();
        return Templates.view(
                "organization/tree",
                Map.of(
                        "roots",
                        roots,
                        "day",
                        chosen,
                        "typed",
                        day,
                        "open",
                        open,
                        "errors",
                        errors,
                        "unsettled",
                        settlements.mayWork(actor)),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    static LocalDate day(Page page, Actor actor, String typed, FormErrors errors) {
        if (typed.isBlank()) return actor.day();
        return Days.parse(typed).orElseGet(() -> {
            errors.add("day", page.t("organization.day.unreadable"));
            return actor.day();
        });
    }

    private Branch branch(Unit unit, LocalDate day, Set<String> open, boolean unfolded) {
        if (!unfolded) return new Branch(unit, 0, List.of());
        Map<Long, Integer> counts = units.communesBelowChildren(unit.id(), day);
        List<Branch> children = new ArrayList<>();
        for (Unit child : units.children(unit.id(), day)) {
            Branch branch = branch(child, day, open, open.contains(child.code()));
            children.add(new Branch(child, counts.getOrDefault(child.id(), 0), branch.children()));
        }
        return new Branch(
                unit, counts.values().stream().mapToInt(Integer::intValue).sum(), children);
    }

    /**
     * One unit as it is on a day, if the actor sees it as it was then; one that has ended by then, as it was last. Superiors are
     * named; those the actor sees are links.
     */
    @GetMapping("/units/{id}")
    ModelAndView unit(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String day) {
        FormErrors errors = new FormErrors();
        LocalDate asked = day(page, actor, day, errors);
        Unit unit = units.nearest(id, asked).orElseThrow(NotFound::new);
        LocalDate shown = unit.nearest(asked);
        NotFound.unless(units.sees(actor, id, shown));
        List<Unit> superiors = units.lineage(id, shown).stream()
                .filter(superior -> superior.id() != id)
                .toList();
        Map<Long, Boolean> seen = new HashMap<>();
        superiors.forEach(superior -> seen.put(superior.id(), units.sees(actor, superior.id(), shown)));
        Map<String, Object> model = new HashMap<>();
        model.put("unit", unit);
        model.put("shown", shown);
        model.put("typed", day);
        model.put("errors", errors);
        model.put("superiors", superiors);
        model.put("seen", seen);
        model.put("children", units.children(id, shown));
        model.put("communes", units.communesBelowChildren(id, shown));
        model.put("versions", units.versions(id));
        List<Succession> behind = successions.behind(id);
        Map<Long, Boolean> open = new HashMap<>();
        for (Succession one : behind)
            open.put(
                    one.predecessor().id(),
                    units.sees(actor, one.predecessor().id(), one.day().minusDays(1)));
        List<Succession> ahead = successions.ahead(id);
        for (Succession one : ahead)
            open.put(one.successor().id(), units.sees(actor, one.successor().id(), one.day()));
        model.put("open", open);
        model.put("behind", behind);
        model.put("ahead", ahead);
        Map<Unit, Integer> carriedOn = new TreeMap<>(Unit.BY_NAME);
        if (unit.level() == Unit.DISTRICT) carriedOn.putAll(successions.aheadOfBelow(unit));
        model.put("carriedOn", carriedOn);
        model.put("clusters", clusters.of(id, shown));
        model.put("figures", units.sees(actor, id));
        model.put("decides", unit.validTo() == null && reorganizations.decides(actor, id));
        List<UnitPart> added = shown.equals(actor.day())
                ? parts.stream()
                        .sorted(Comparator.comparingInt(UnitPart::order))
                        .toList()
                : List.of();
        model.put("styles", added.stream().map(UnitPart::style).distinct().toList());
        model.put(
                "parts",
                added.stream()
                        .flatMap(part -> part.content(page, unit).stream())
                        .toList());
        return Templates.view(
                "organization/unit", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
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
