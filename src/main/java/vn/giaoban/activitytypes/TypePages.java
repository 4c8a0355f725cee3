package vn.giaoban.activitytypes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.TypeEdition;
import vn.giaoban.activities.TypeEditions;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The types of activities in their editions, to be read by everybody in the network; new ones are begun by those who edit. */
@Controller
public class TypePages {
    private final TypeEditions editions;
    private final TypeDrafts drafts;
    private final TypeSuccession succession;
    private final Indicators indicators;

    TypePages(TypeEditions editions, TypeDrafts drafts, TypeSuccession succession, Indicators indicators) {
        this.editions = editions;
        this.drafts = drafts;
        this.succession = succession;
        this.indicators = indicators;
    }

    /** One line of the list: the edition that holds, or the next, or the last. */
    public record Line(
            TypeEdition shown, boolean holds, @Nullable TypeEdition next) {}

    @GetMapping("/activity-types")
    ModelAndView list(Actor actor) {
        NotFound.unless(!actor.isAnonymous());
        Map<String, List<TypeEdition>> byCode = new LinkedHashMap<>();
        for (TypeEdition edition : editions.all())
            byCode.computeIfAbsent(edition.type().code(), code -> new ArrayList<>())
                    .add(edition);
        Map<String, Object> model = new HashMap<>();
        model.put("lines", byCode.values().stream().map(all -> line(all, actor)).toList());
        model.put("drafts", drafts.all(actor));
        model.put("edits", drafts.mayEdit(actor));
        model.put("indicators", indicators.of(actor.day()));
        return Templates.view("activitytypes/types", model);
    }

    /** @param edition which to show; 0 for the one that holds */
    @GetMapping("/activity-types/{code}")
    ModelAndView show(
            Page page, Actor actor, @PathVariable String code, @RequestParam(defaultValue = "0") long edition) {
        NotFound.unless(!actor.isAnonymous());
        List<TypeEdition> all = editions.of(code);
        NotFound.unless(!all.isEmpty());
        TypeEdition shown = edition == 0
                ? line(all, actor).shown()
                : all.stream().filter(one -> one.id() == edition).findFirst().orElseThrow(NotFound::new);
        IndicatorsOfDay ofDay = indicators.of(shown.from().isAfter(actor.day()) ? shown.from() : actor.day());
        boolean edits = drafts.mayEdit(actor);
        boolean ending = succession.isEnding(all, actor.day());
        Map<String, Object> model = new HashMap<>();
        model.put("shown", shown);
        model.put("words", TypeWords.of(page, succession.read(shown), ofDay));
        model.put("all", all.reversed());
        model.put("made", succession.made(all.stream().map(TypeEdition::id).toList()));
        model.put("edits", edits);
        model.put("withdrawable", succession.isWithdrawable(actor, shown));
        model.put("ends", edits && !ending && all.getLast().holdsOn(actor.day()));
        model.put("resumes", edits && ending);
        return Templates.view("activitytypes/type", model);
    }

    /** Begins a new edition as a copy of the one that holds. */
    @PostMapping("/activity-types/{code}/drafts")
    String begin(Actor actor, @PathVariable String code) {
        NotFound.unless(drafts.mayEdit(actor));
        List<TypeEdition> all = editions.of(code);
        NotFound.unless(!all.isEmpty());
        TypePlan plan = succession.copy(line(all, actor).shown(), actor.day().plusDays(1));
        return "redirect:/activity-types/drafts/"
                + drafts.begin(actor, code, plan).id();
    }

    @PostMapping("/activity-types/drafts")
    String beginNew(Actor actor) {
        NotFound.unless(drafts.mayEdit(actor));
        TypePlan plan = TypePlan.blank(actor.day().plusDays(1));
        return "redirect:/activity-types/drafts/"
                + drafts.begin(actor, null, plan).id();
    }

    private static Line line(List<TypeEdition> all, Actor actor) {
        TypeEdition next = all.stream()
                .filter(edition -> edition.isAhead(actor.day()))
                .findFirst()
                .orElse(null);
        return all.stream()
                .filter(edition -> edition.holdsOn(actor.day()))
                .findFirst()
                .map(holding -> new Line(holding, true, next))
                .orElseGet(() -> new Line(next == null ? all.getLast() : next, false, next));
    }
}
