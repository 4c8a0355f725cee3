package vn.giaoban.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The clusters on a day, the page of one, and its editor. Members are named to those who see them, others are counted. */
@Controller
class ClusterPages {
    private final Clusters clusters;
    private final Units units;

    ClusterPages(Clusters clusters, Units units) {
        this.clusters = clusters;
        this.units = units;
    }

    @GetMapping("/clusters")
    ModelAndView all(Page page, Actor actor, @RequestParam(defaultValue = "") String day) {
        NotFound.unless(!actor.isAnonymous());
        FormErrors errors = new FormErrors();
        LocalDate shown = UnitPages.day(page, actor, day, errors);
        Map<Cluster, Clusters.Members> members = new LinkedHashMap<>();
        for (Cluster cluster : clusters.all()) members.put(cluster, members(actor, cluster.id(), shown));
        return Templates.view(
                "organization/clusters",
                Map.of(
                        "clusters",
                        members,
                        "shown",
                        shown,
                        "typed",
                        day,
                        "errors",
                        errors,
                        "edits",
                        clusters.mayEdit(actor)),
                status(errors));
    }

    @GetMapping("/clusters/{id}")
    ModelAndView one(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String day) {
        NotFound.unless(!actor.isAnonymous());
        Cluster cluster = clusters.find(id).orElseThrow(NotFound::new);
        FormErrors errors = new FormErrors();
        LocalDate shown = UnitPages.day(page, actor, day, errors);
        Map<Clusters.Membership, Unit> history = new LinkedHashMap<>();
        for (Clusters.Membership one : clusters.memberships(id))
            if (units.sees(actor, one.unitId(), one.validFrom()))
                units.nearest(one.unitId(), one.validFrom()).ifPresent(unit -> history.put(one, unit));
        return Templates.view(
                "organization/cluster",
                Map.of(
                        "cluster", cluster,
                        "members", members(actor, id, shown),
                        "history", history,
                        "shown", shown,
                        "typed", day,
                        "errors", errors,
                        "edits", clusters.mayEdit(actor)),
                status(errors));
    }

    private Clusters.Members members(Actor actor, long id, LocalDate day) {
        List<Unit> all = clusters.members(id, day);
        return new Clusters.Members(
                all.stream().filter(unit -> units.sees(actor, unit.id(), day)).toList(), all.size());
    }

    private static HttpStatus status(FormErrors errors) {
        return errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
    }

    /** An empty form, or a copy of a neighbour. */
    @GetMapping("/clusters/new")
    ModelAndView blank(Page page, Actor actor, @RequestParam(defaultValue = "0") long copy) {
        NotFound.unless(clusters.mayEdit(actor));
        return form(actor, null, ClusterForm.blank(ids(copy, actor.day())), new FormErrors());
    }

    @PostMapping("/clusters")
    ModelAndView make(Page page, Actor actor, @ModelAttribute ClusterForm form) {
        NotFound.unless(clusters.mayEdit(actor));
        FormErrors errors = checked(page, actor, 0, form);
        if (errors.any() || !form.isSure()) return form(actor, null, form, errors);
        long id = clusters.make(
                actor, form.nameVi(), form.nameEn(), form.unitIds(), form.from().orElseThrow(), form.legalBasis());
        return new ModelAndView(
                "redirect:/clusters/" + id + "?day=" + form.from().orElseThrow());
    }

    @GetMapping("/clusters/{id}/edition")
    ModelAndView edit(Page page, Actor actor, @PathVariable long id) {
        NotFound.unless(clusters.mayEdit(actor));
        Cluster cluster = clusters.find(id).orElseThrow(NotFound::new);
        return form(actor, cluster, ClusterForm.of(cluster, ids(id, actor.day())), new FormErrors());
    }

    @PostMapping("/clusters/{id}/edition")
    ModelAndView change(Page page, Actor actor, @PathVariable long id, @ModelAttribute ClusterForm form) {
        NotFound.unless(clusters.mayEdit(actor));
        Cluster cluster = clusters.find(id).orElseThrow(NotFound::new);
        FormErrors errors = checked(page, actor, id, form);
        boolean stale = form.seen() != cluster.version();
        if (errors.any() || (!form.isSure() && !stale)) return form(actor, cluster, form, errors);
        boolean changed = form.isSure()
                && clusters.change(
                        actor,
                        id,
                        form.seen(),
                        form.nameVi(),
                        form.nameEn(),
                        form.unitIds(),
                        form.from().orElseThrow(),
                        form.legalBasis());
        if (!changed) return meanwhile(page, actor, id, form);
        return new ModelAndView(
                "redirect:/clusters/" + id + "?day=" + form.from().orElseThrow());
    }

    /** Somebody else changed the cluster first: as it stands now beside what was typed. */
    private ModelAndView meanwhile(Page page, Actor actor, long id, ClusterForm form) {
        Cluster standing = clusters.find(id).orElseThrow(NotFound::new);
        LocalDate from = form.from().orElseThrow();
        List<Unit> typed = choice(from).stream()
                .filter(unit -> form.unitIds().contains(unit.id()))
                .toList();
        List<Meanwhile.Place> places = Stream.of(
                        new Meanwhile.Place(page.t("organization.cluster.nameVi"), standing.nameVi(), form.nameVi()),
                        new Meanwhile.Place(page.t("organization.cluster.nameEn"), standing.nameEn(), form.nameEn()),
                        new Meanwhile.Place(
                                page.t("organization.cluster.members"),
                                names(clusters.members(id, from)),
                                names(typed)))
                .filter(place -> !place.stands().equals(place.typed()))
                .toList();
        Meanwhile meanwhile = places.isEmpty() ? null : Meanwhile.somebody(places);
        return form(actor, standing, form.upon(standing), new FormErrors(), meanwhile);
    }

    private static String names(List<Unit> units) {
        return units.stream().map(Unit::shortName).sorted().collect(Collectors.joining(", "));
    }

    private FormErrors checked(Page page, Actor actor, long id, ClusterForm form) {
        FormErrors errors = new FormErrors();
        Set<Long> choice =
                choice(form.from().orElse(actor.day())).stream().map(Unit::id).collect(Collectors.toSet());
        form.check(page, errors, choice, clusters.isNameTaken(form.nameVi(), id));
        return errors;
    }

    /** The form; once it holds, with who joins and who leaves, for the last word. */
    private ModelAndView form(Actor actor, @Nullable Cluster cluster, ClusterForm form, FormErrors errors) {
        return form(actor, cluster, form, errors, null);
    }

    private ModelAndView form(
            Actor actor,
            @Nullable Cluster cluster,
            ClusterForm form,
            FormErrors errors,
            @Nullable Meanwhile meanwhile) {
        LocalDate from = form.from().orElse(actor.day());
        boolean review = !errors.any() && meanwhile == null && !form.day().isEmpty();
        List<Unit> before = cluster == null ? List.of() : clusters.members(cluster.id(), from.minusDays(1));
        List<Unit> choice = choice(from);
        Set<Long> then = before.stream().map(Unit::id).collect(Collectors.toSet());
        Predicate<Unit> isIn = unit -> form.unitIds().contains(unit.id());
        Map<String, Object> model = new HashMap<>();
        model.put("cluster", cluster);
        model.put("form", form);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        model.put("choice", choice);
        model.put("review", review);
        model.put(
                "joining",
                choice.stream()
                        .filter(isIn)
                        .filter(unit -> !then.contains(unit.id()))
                        .toList());
        model.put("leaving", before.stream().filter(isIn.negate()).toList());
        return Templates.view(
                "organization/clusterForm", model, meanwhile == null ? status(errors) : HttpStatus.CONFLICT);
    }

    /** The provinces of the day. */
    private List<Unit> choice(LocalDate day) {
        return units.all(day).values().stream()
                .filter(unit -> unit.level() == Unit.PROVINCE)
                .toList();
    }

    private List<String> ids(long clusterId, LocalDate day) {
        return clusters.members(clusterId, day).stream()
                .map(unit -> Objects.toString(unit.id()))
                .toList();
    }
}
