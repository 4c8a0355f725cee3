package vn.giaoban.conferences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Conferences: those to come and those that were, making one, and each one's own page. */
@Controller
class ConferencePages {
    private static final int ON_A_PAGE = 50;

    private final Conferences conferences;
    private final Making making;
    private final Seats seats;
    private final Halls halls;
    private final ConferenceDocuments documents;
    private final Registrations registrations;
    private final Delegates delegates;
    private final Records records;
    private final Tellings tellings;
    private final Periods periods;
    private final Clusters clusters;
    private final Units units;

    ConferencePages(
            Conferences conferences,
            Making making,
            Seats seats,
            Halls halls,
            ConferenceDocuments documents,
            Registrations registrations,
            Delegates delegates,
            Records records,
            Tellings tellings,
            Periods periods,
            Clusters clusters,
            Units units) {
        this.conferences = conferences;
        this.making = making;
        this.seats = seats;
        this.halls = halls;
        this.documents = documents;
        this.registrations = registrations;
        this.delegates = delegates;
        this.records = records;
        this.tellings = tellings;
        this.periods = periods;
        this.clusters = clusters;
        this.units = units;
    }

    @GetMapping("/conferences")
    ModelAndView list(Page page, Actor actor, @RequestParam(defaultValue = "") String before) {
        NotFound.unless(seesConferences(actor));
        Instant until = before.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(before)) : Instant.MAX;
        List<Conference> past = conferences.past(
                actor, until.equals(Instant.MAX) ? page.now().plusSeconds(86_400L * 365) : until, ON_A_PAGE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("ahead", before.isEmpty() ? conferences.ahead(actor, ON_A_PAGE) : List.of());
        model.put("past", past.size() > ON_A_PAGE ? past.subList(0, ON_A_PAGE) : past);
        model.put("more", past.size() > ON_A_PAGE);
        model.put("first", before.isEmpty());
        model.put("makes", mayMake(actor));
        return Templates.view("conferences/conferences", model);
    }

    static boolean seesConferences(Actor actor) {
        return actor.holdsAny(Role.OFFICER, Role.LEADER, Role.AUDITOR);
    }

    private static boolean mayMake(Actor actor) {
        return actor.holdsAnyIn(actor.homeUnitId(), Role.OFFICER, Role.LEADER);
    }

    // ---------- making one

    @GetMapping("/conferences/new")
    ModelAndView blank(Page page, Actor actor) {
        NotFound.unless(mayMake(actor));
        return form(page, actor, new HashMap<>(), new FormErrors());
    }

    @PostMapping("/conferences")
    ModelAndView make(Page page, Actor actor, @RequestParam Map<String, String> typed) {
        NotFound.unless(mayMake(actor));
        FormErrors errors = new FormErrors();
        Optional<Preset> preset = presets(actor).stream()
                .filter(one -> one.key().equals(typed.get("preset")))
                .findFirst();
        if (preset.isEmpty()) errors.add("preset", page.t("conferences.fault.preset"));
        Optional<Period> period = periods.find(typed.getOrDefault("period", ""));
        Optional<Cluster> cluster = typed.getOrDefault("cluster", "").matches("\\d{1,18}")
                ? clusters.find(Long.parseLong(typed.get("cluster")))
                : Optional.empty();
        if (preset.filter(one -> one.points() == Preset.Points.CLUSTER).isPresent() && cluster.isEmpty())
            errors.add("cluster", page.t("conferences.fault.cluster"));
        Instant startsAt = When.read(page, typed.getOrDefault("day", ""), typed.getOrDefault("time", ""), errors);
        String name = typed.getOrDefault("name", "").strip();
        String place = typed.getOrDefault("place", "").strip();
        if (name.length() > 300) errors.add("name", page.t("conferences.fault.long"));
        if (place.length() > 300) errors.add("place", page.t("conferences.fault.long"));
        if (errors.any() || startsAt == null) return form(page, actor, typed, errors);
        long id = making.make(
                actor,
                actor.homeUnitId(),
                new Making.Wish(
                        preset.orElseThrow(),
                        name,
                        period.orElse(null),
                        preset.get().points() == Preset.Points.CLUSTER ? cluster.orElse(null) : null,
                        startsAt,
                        place),
                page.locale());
        return new ModelAndView("redirect:/conferences/" + id);
    }

    private List<Preset> presets(Actor actor) {
        int level = units.find(actor.homeUnitId(), actor.day()).map(Unit::level).orElse(0);
        return Preset.ALL.stream().filter(preset -> preset.isOf(level)).toList();
    }

    private ModelAndView form(Page page, Actor actor, Map<String, String> typed, FormErrors errors) {
        Map<String, Object> model = new HashMap<>();
        model.put("presets", presets(actor));
        model.put("periods", periods.opened());
        model.put("clusters", clusters.all());
        model.put("typed", typed);
        model.put("errors", errors);
        return Templates.view(
                "conferences/new", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    // ---------- one conference

    @GetMapping("/conferences/{id}")
    ModelAndView show(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String refused) {
        Conference conference = conferences.find(actor, id).orElseThrow(NotFound::new);
        List<Seat> own = seats.of(actor, conference);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("seats", own);
        model.put("documents", documents.of(id, own));
        Hall hall = halls.of(id);
        model.put("hall", hall);
        model.put("record", hall.state().isHeld() ? records.record(page, actor, own, hall) : null);
        model.put("telling", tellings.of(hall.preparation()));
        model.put("lacks", Lack.of(hall.preparation()));
        model.put(
                "registered",
                registrations.of(id).stream()
                        .filter(one -> own.stream().anyMatch(seat -> Registering.isOwn(seat, one)))
                        .toList()
                        .size());
        model.put("named", delegates.counts(id));
        model.put(
                "period",
                conference.periodId() == null
                        ? null
                        : periods.find(conference.periodId()).orElse(null));
        model.put("host", units.place(conference.hostId(), conference.unitDay()));
        model.put("refused", Acting.said(page, refused));
        return Templates.view("conferences/conference", model);
    }

    /** Conferences in the main navigation, with a count of those that run now. */
    @Component
    static class Entry implements NavEntry {
        @Override
        public String href() {
            return "/conferences";
        }

        @Override
        public String textKey() {
            return "conferences.title";
        }

        @Override
        public int order() {
            return 45;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return seesConferences(actor);
        }
    }

    static List<String> names(List<ConferenceOfficer> officers) {
        List<String> names = new ArrayList<>();
        for (ConferenceOfficer one : officers)
            names.add(one.title().isEmpty() ? one.name() : one.name() + ", " + one.title());
        return names;
    }
}
