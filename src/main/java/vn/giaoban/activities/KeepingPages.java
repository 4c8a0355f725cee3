package vn.giaoban.activities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The leader's choice of what of the unit's log counts: everything, or what has been confirmed. */
@Controller
class KeepingPages {
    private final Keepings keepings;

    KeepingPages(Keepings keepings) {
        this.keepings = keepings;
    }

    @GetMapping("/activities/keeping")
    ModelAndView show(Actor actor, @RequestParam(defaultValue = "false") boolean saved) {
        NotFound.unless(actor.holds(Role.LEADER, actor.homeUnitId()));
        Keeping keeping = keepings.of(actor.homeUnitId());
        return view(keeping, keeping.confirmedOnly(), saved, null, HttpStatus.OK);
    }

    @PostMapping("/activities/keeping")
    ModelAndView choose(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "false") boolean confirmedOnly) {
        NotFound.unless(actor.holds(Role.LEADER, actor.homeUnitId()));
        if (keepings.choose(actor, actor.homeUnitId(), version, confirmedOnly))
            return new ModelAndView("redirect:/activities/keeping?saved=true");
        Keeping now = keepings.of(actor.homeUnitId());
        Meanwhile meanwhile = Meanwhile.somebody(List.of(new Meanwhile.Place(
                page.t("activities.keeping.title"), said(page, now.confirmedOnly()), said(page, confirmedOnly))));
        return view(now, confirmedOnly, false, meanwhile, HttpStatus.CONFLICT);
    }

    private static String said(Page page, boolean confirmedOnly) {
        return page.t(confirmedOnly ? "activities.keeping.confirmed" : "activities.keeping.all");
    }

    private static ModelAndView view(
            Keeping keeping, boolean chosen, boolean saved, @Nullable Meanwhile meanwhile, HttpStatus status) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("keeping", keeping);
        model.put("chosen", chosen);
        model.put("saved", saved);
        model.put("meanwhile", meanwhile);
        return Templates.view("activities/keeping", model, status);
    }
}
