package vn.giaoban.activities;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.Units;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** A unit's log, and one activity of it with what can be done with it. */
@Controller
class ActivityPages {
    private static final int ON_A_PAGE = 50;

    private final Activities activities;
    private final ActivityList list;
    private final LogFilter.Reading filters;
    private final Revisions revisions;
    private final ActivityFiles files;
    private final ActivityTypes types;
    private final ActivityEffect.Finding effects;
    private final CountedCells cells;
    private final Keepings keepings;
    private final Accounts accounts;
    private final Units units;

    ActivityPages(
            Activities activities,
            ActivityList list,
            LogFilter.Reading filters,
            Revisions revisions,
            ActivityFiles files,
            ActivityTypes types,
            ActivityEffect.Finding effects,
            CountedCells cells,
            Keepings keepings,
            Accounts accounts,
            Units units) {
        this.activities = activities;
        this.list = list;
        this.filters = filters;
        this.revisions = revisions;
        this.files = files;
        this.types = types;
        this.effects = effects;
        this.cells = cells;
        this.keepings = keepings;
        this.accounts = accounts;
        this.units = units;
    }

    @GetMapping("/activities")
    ModelAndView list(
            Page page,
            Actor actor,
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "1") int sheet) {
        LogFilter filter = filters.of(page, actor, asked);
        ActivityList.Wanted wanted = filter.wanted();
        long unitId = filter.unit().id();
        Map<LocalDate, Integer> byDay = list.byDay(unitId, wanted);
        int count = byDay.values().stream().mapToInt(Integer::intValue).sum();
        int sheets = Math.max(1, (count + ON_A_PAGE - 1) / ON_A_PAGE);
        int at = Math.clamp(sheet, 1, sheets);
        List<Activity> found = list.list(unitId, wanted, (at - 1) * ON_A_PAGE, ON_A_PAGE);
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("found", found);
        model.put("count", count);
        model.put("sheet", at);
        model.put("sheets", sheets);
        model.put("types", types.of(wanted.to()));
        model.put(
                "typesById",
                types.those(found.stream().map(Activity::typeId).distinct().toList()));
        model.put("files", files.counts(found.stream().map(Activity::id).toList()));
        model.put("strip", DayStrip.of(wanted.from(), wanted.to(), byDay));
        model.put("writes", Activities.mayWrite(actor, unitId));
        model.put("confirms", actor.holds(Role.LEADER, unitId));
        model.put("waiting", keepings.waiting(unitId, wanted.from(), wanted.to()));
        return Templates.view(
                "activities/activities",
                model,
                filter.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping("/activities/{id}")
    ModelAndView one(
            Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "false") boolean saved) {
        return one(actor, activities.find(actor, id).orElseThrow(NotFound::new), saved, HttpStatus.OK);
    }

    @PostMapping("/activities/{id}/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason) {
        activities.take(actor, id, version, ActivityState.Act.WITHDRAW, reason.strip());
        return "redirect:/activities/" + id;
    }

    @PostMapping("/activities/{id}/restoration")
    String restore(Actor actor, @PathVariable long id, @RequestParam int version) {
        activities.take(actor, id, version, ActivityState.Act.RESTORE, "");
        return "redirect:/activities/" + id;
    }

    /** The leader's word on those that are ticked, each as it was when the page was made: "id:version". */
    @PostMapping("/activities/confirmations")
    String confirm(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> seen,
            @RequestParam(defaultValue = "") String back) {
        Map<Long, Integer> versions = new HashMap<>();
        for (String one : seen) {
            NotFound.unless(one.matches("\\d{1,18}:\\d{1,9}"));
            versions.put(
                    Long.parseLong(one.substring(0, one.indexOf(':'))),
                    Integer.parseInt(one.substring(one.indexOf(':') + 1)));
        }
        activities.confirm(actor, actor.homeUnitId(), versions);
        return "redirect:" + (back.matches("/activities(/\\d+|\\?[\\w=&%.+-]*)?") ? back : "/activities");
    }

    /** What stands now is shown beside what was typed, instead of doing what cannot be done any more. */
    @ExceptionHandler
    ModelAndView stale(StaleActivity e, Actor actor, HttpServletRequest request) {
        ModelAndView page = one(
                actor, activities.find(actor, e.activityId()).orElseThrow(NotFound::new), false, HttpStatus.CONFLICT);
        String reason = request.getParameter("reason");
        return page.addObject("reason", reason == null ? "" : reason);
    }

    private ModelAndView one(Actor actor, Activity activity, boolean saved, HttpStatus status) {
        List<Activity.Past> past = revisions.past(activity.id());
        ActivityType type =
                Objects.requireNonNull(types.those(List.of(activity.typeId())).get(activity.typeId()));
        Set<Long> people = new HashSet<>(List.of(activity.loggedBy(), activity.changedBy()));
        past.forEach(one -> people.add(one.changedBy()));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("activity", activity);
        model.put("type", type);
        model.put(
                "unit",
                units.nearest(activity.unitId(), activity.content().day()).orElseThrow(NotFound::new));
        model.put("past", past);
        model.put("carried", files.ever(activity.id()));
        model.put("names", accounts.names(people));
        ActivityEffect effect = effects.of(activity, type).orElse(null);
        model.put("effect", effect);
        model.put(
                "cells",
                effect == null
                        ? Map.of()
                        : cells.addresses(actor, activity.unitId(), effect.period(), effect.indicators()));
        model.put("reason", "");
        model.put("saved", saved);
        model.put("stale", status == HttpStatus.CONFLICT);
        model.put("writes", Activities.mayWrite(actor, activity.unitId()));
        model.put("confirms", actor.holds(Role.LEADER, activity.unitId()));
        return Templates.view("activities/activity", model, status);
    }

    @Component
    static class Nav implements NavEntry {
        @Override
        public String href() {
            return "/activities";
        }

        @Override
        public String textKey() {
            return "activities.title";
        }

        @Override
        public int order() {
            return 15;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return actor.holdsAny(Role.OFFICER, Role.LEADER, Role.AUDITOR);
        }
    }
}
