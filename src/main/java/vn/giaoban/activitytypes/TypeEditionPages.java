package vn.giaoban.activitytypes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.activities.CountingRule;
import vn.giaoban.activities.TypeEdition;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The last look before an edition is laid down: what changes, from when, whom it touches; and one that lies ahead taken back. */
@Controller
class TypeEditionPages {
    private final TypeDrafts drafts;
    private final TypeSuccession succession;
    private final ActivityTypes types;
    private final Indicators indicators;
    private final Units units;
    private final Accounts accounts;

    TypeEditionPages(
            TypeDrafts drafts,
            TypeSuccession succession,
            ActivityTypes types,
            Indicators indicators,
            Units units,
            Accounts accounts) {
        this.drafts = drafts;
        this.succession = succession;
        this.types = types;
        this.indicators = indicators;
        this.units = units;
        this.accounts = accounts;
    }

    @GetMapping("/activity-types/drafts/{id}/edition")
    ModelAndView review(Page page, Actor actor, @PathVariable long id) {
        return review(page, drafts.find(actor, id).orElseThrow(NotFound::new), null, HttpStatus.OK);
    }

    @PostMapping("/activity-types/drafts/{id}/edition")
    ModelAndView keep(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") long before) {
        NotFound.unless(drafts.find(actor, id).isPresent());
        Optional<String> kept = succession.keep(actor, id, version, before);
        if (kept.isPresent()) return new ModelAndView("redirect:/activity-types/" + kept.get());
        // Something stands in the way, or somebody was there first: the review says so as it is now.
        TypeDraft draft = drafts.find(actor, id).orElseThrow(NotFound::new);
        Meanwhile meanwhile = Meanwhile.by(
                accounts.names(List.of(draft.changedBy())).getOrDefault(draft.changedBy(), ""),
                draft.changedAt(),
                List.of());
        return review(page, draft, meanwhile, HttpStatus.CONFLICT);
    }

    /** Taken back, it is a draft again. */
    @PostMapping("/activity-types/{code}/editions/{id}/withdrawal")
    String withdraw(Actor actor, @PathVariable String code, @PathVariable long id) {
        return "redirect:/activity-types/drafts/"
                + succession.withdraw(actor, code, id).id();
    }

    private ModelAndView review(Page page, TypeDraft draft, @Nullable Meanwhile meanwhile, HttpStatus status) {
        TypePlan plan = draft.plan();
        IndicatorsOfDay ofDay = indicators.of(plan.from());
        TypeSuccession.Place place = succession.place(draft.code(), plan.from());
        TypeEdition before = place.before();
        Map<String, String> was = before == null ? Map.of() : TypeWords.of(page, succession.read(before), ofDay);
        Set<Indicator> counted = counted(types.of(plan.from()).values().stream().toList(), ofDay);
        Set<Indicator> then = counted(then(draft, ofDay), ofDay);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("draft", draft);
        model.put("before", before);
        model.put("to", place.to());
        model.put("differences", TypeWords.differences(was, TypeWords.of(page, plan, ofDay)));
        model.put("flaws", succession.flaws(draft, page.today()));
        model.put("newly", without(then, counted));
        model.put("nolonger", without(counted, then));
        model.put("units", units.all(plan.from()).size());
        model.put("meanwhile", meanwhile);
        return Templates.view("activitytypes/review", model, status);
    }

    /** The types of the day as they will be. */
    private List<ActivityType> then(TypeDraft draft, IndicatorsOfDay ofDay) {
        Map<String, ActivityType> all = new HashMap<>(types.of(draft.plan().from()));
        String code = draft.code() == null ? "" : draft.code();
        all.put(code, draft.plan().type(code, of -> {
            Indicator indicator = ofDay.byCode().get(of);
            return indicator == null ? null : indicator.slot();
        }));
        return List.copyOf(all.values());
    }

    private static Set<Indicator> counted(List<ActivityType> types, IndicatorsOfDay ofDay) {
        Set<Indicator> counted = new HashSet<>();
        for (ActivityType type : types)
            for (CountingRule rule : type.rules()) {
                Indicator indicator = ofDay.bySlot().get(rule.slot());
                if (indicator != null) counted.add(indicator);
            }
        return counted;
    }

    private static List<Indicator> without(Set<Indicator> all, Set<Indicator> those) {
        return all.stream()
                .filter(indicator -> !those.contains(indicator))
                .sorted(Indicator.BY_CODE)
                .toList();
    }
}
