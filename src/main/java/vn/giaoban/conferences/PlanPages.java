package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What a conference is, when and where, who chairs and who keeps the minutes: one form. */
@Controller
class PlanPages {
    private final Conferences conferences;
    private final Seats seats;
    private final PlanForm form;
    private final Periods periods;

    PlanPages(Conferences conferences, Seats seats, PlanForm form, Periods periods) {
        this.conferences = conferences;
        this.seats = seats;
        this.form = form;
        this.periods = periods;
    }

    @GetMapping("/conferences/{id}/edition")
    ModelAndView show(Page page, Actor actor, @PathVariable long id) {
        Conference conference = prepared(actor, id);
        return view(page, conference, form.typed(page, conference, conferences.officers(id)), new FormErrors(), null);
    }

    @PostMapping("/conferences/{id}/edition")
    ModelAndView save(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Conference conference = prepared(actor, id);
        FormErrors errors = new FormErrors();
        PlanForm.Read read = form.read(page, conference, typed, errors);
        ConferencePlan plan = read.plan();
        if (errors.any() || plan == null) return view(page, conference, typed, errors, null);
        if (conferences.edit(actor, conference, typed.getOrDefault("seen", ""), plan, read.officers()))
            return new ModelAndView("redirect:" + conference.address());
        return overtaken(page, conferences.of(id), plan, read.officers(), typed);
    }

    /** Whoever prepares it, until the chair has confirmed what was concluded. */
    private Conference prepared(Actor actor, long id) {
        Conference conference = seats.preparer(actor, id).conference();
        NotFound.unless(!conference.archived()
                && conference.state() != ConferenceState.CONCLUDED
                && conference.state() != ConferenceState.CANCELLED);
        return conference;
    }

    private ModelAndView overtaken(
            Page page,
            Conference now,
            ConferencePlan plan,
            List<ConferenceOfficer> officers,
            Map<String, String> typed) {
        List<ConferenceOfficer> standing = conferences.officers(now.id());
        Map<String, String> stands = form.typed(page, now, standing);
        List<Meanwhile.Place> places = new ArrayList<>();
        for (String box : List.of("name", "convenes", "day", "time", "end", "place", "subject"))
            if (!PlanForm.isTimed(now) && !typed.containsKey(box)) continue;
            else place(places, page.t(label(box)), stands.getOrDefault(box, ""), typed.getOrDefault(box, ""));
        place(places, page.t("conferences.kinds"), kinds(page, now.kinds()), kinds(page, plan.kinds()));
        place(places, page.t("conferences.period"), period(page, now.periodId()), period(page, plan.periodId()));
        place(places, page.t("conferences.plan.officers"), names(standing), names(officers));
        Map<String, String> again = new HashMap<>(typed);
        again.put("seen", PlanForm.seen(now, standing));
        return view(page, now, again, new FormErrors(), Meanwhile.somebody(places));
    }

    private static void place(List<Meanwhile.Place> places, String label, String stands, String typed) {
        if (!stands.equals(typed)) places.add(new Meanwhile.Place(label, stands, typed));
    }

    private static String label(String box) {
        return switch (box) {
            case "name" -> "conferences.name";
            case "convenes" -> "conferences.convenes";
            case "day" -> "conferences.day";
            case "time" -> "conferences.time";
            case "end" -> "conferences.end";
            case "place" -> "conferences.place";
            default -> "conferences.plan.subject";
        };
    }

    private static String kinds(Page page, List<ConferenceKind> kinds) {
        return kinds.stream().map(kind -> page.t(kind.textKey())).collect(Collectors.joining(", "));
    }

    private String period(Page page, @Nullable Long id) {
        return id == null
                ? ""
                : periods.find(id).map(one -> one.name(page.locale())).orElse("");
    }

    private static String names(List<ConferenceOfficer> officers) {
        return String.join("; ", ConferencePages.names(officers));
    }

    private ModelAndView view(
            Page page,
            Conference conference,
            Map<String, String> typed,
            FormErrors errors,
            @Nullable Meanwhile meanwhile) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("conference", conference);
        model.put("periods", offered(conference));
        model.put("accounts", form.accounts(page, typed));
        model.put("typed", typed);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        return Templates.view(
                "conferences/edition",
                model,
                meanwhile != null
                        ? HttpStatus.CONFLICT
                        : errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** Those that are open, and its own, whichever that is. */
    private List<Period> offered(Conference conference) {
        List<Period> all = new ArrayList<>(periods.opened());
        if (conference.periodId() != null)
            periods.find(conference.periodId())
                    .filter(own -> all.stream().noneMatch(one -> one.id() == own.id()))
                    .ifPresent(all::addFirst);
        return all;
    }
}
