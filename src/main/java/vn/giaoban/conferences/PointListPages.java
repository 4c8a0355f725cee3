package vn.giaoban.conferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The bridge points of a conference, thousands of them, some at a time; and inviting more. */
@Controller
class PointListPages {
    private static final int ON_A_PAGE = 50;
    private static final int LONGEST = 300;

    private final Seats seats;
    private final Halls halls;
    private final Delegates delegates;
    private final Inviting inviting;
    private final Clusters clusters;

    PointListPages(Seats seats, Halls halls, Delegates delegates, Inviting inviting, Clusters clusters) {
        this.seats = seats;
        this.halls = halls;
        this.delegates = delegates;
        this.inviting = inviting;
        this.clusters = clusters;
    }

    @GetMapping("/conferences/{id}/points")
    ModelAndView list(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") String sheet,
            @RequestParam(defaultValue = "") String made) {
        NotFound.unless(
                seats.of(actor, id).stream().anyMatch(seat -> seat.mayPrepare() || seat.part() == Seat.Part.READER));
        return view(actor, id, PointFilter.of(q, group, show), number(sheet), made, Map.of(), new FormErrors());
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(typed)) : 1;
    }

    @PostMapping("/conferences/{id}/points")
    ModelAndView add(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        NotFound.unless(seats.preparing(actor, id).isPresent());
        Conference conference = halls.of(id).conference();
        NotFound.unless(isInvitedTo(conference));
        FormErrors errors = new FormErrors();
        String which = typed.getOrDefault("which", "");
        if (which.equals("place")) return place(page, actor, conference, typed, errors);
        List<Unit> units = units(page, conference, which, typed, errors);
        if (errors.any()) return view(actor, id, PointFilter.of("", "", ""), 1, "", typed, errors);
        int made = inviting.invite(actor, conference, units);
        return new ModelAndView("redirect:" + conference.address() + "/points?made=" + made);
    }

    static boolean isInvitedTo(Conference conference) {
        return !conference.archived()
                && (conference.state().isAhead() || conference.state().isRunning());
    }

    private List<Unit> units(
            Page page, Conference conference, String which, Map<String, String> typed, FormErrors errors) {
        switch (which) {
            case "below" -> {
                return inviting.below(conference);
            }
            case "children" -> {
                return inviting.rightBelow(conference);
            }
            case "cluster" -> {
                String cluster = typed.getOrDefault("cluster", "");
                if (cluster.matches("\\d{1,18}")) return inviting.ofCluster(conference, Long.parseLong(cluster));
                errors.add("cluster", page.t("conferences.fault.cluster"));
            }
            case "units" -> {
                Inviting.Named named = inviting.named(conference, typed.getOrDefault("units", ""));
                if (!named.unknown().isEmpty())
                    errors.add("units", page.t("conferences.fault.units", String.join("; ", named.unknown())));
                else if (named.units().isEmpty()) errors.add("units", page.t("conferences.fault.noUnits"));
                return named.units();
            }
            default -> errors.add("which", page.t("conferences.fault.which"));
        }
        return List.of();
    }

    private ModelAndView place(
            Page page, Actor actor, Conference conference, Map<String, String> typed, FormErrors errors) {
        String name = typed.getOrDefault("name", "").strip();
        String place = typed.getOrDefault("place", "").strip();
        if (name.isEmpty()) errors.add("name", page.t("conferences.fault.pointName"));
        if (name.length() > LONGEST || place.length() > LONGEST) errors.add("name", page.t("conferences.fault.long"));
        if (errors.any()) return view(actor, conference.id(), PointFilter.of("", "", ""), 1, "", typed, errors);
        long id = inviting.place(actor, conference, name, place);
        return new ModelAndView("redirect:" + conference.address() + "/points/" + id);
    }

    private ModelAndView view(
            Actor actor,
            long id,
            PointFilter filter,
            int sheet,
            String made,
            Map<String, String> typed,
            FormErrors errors) {
        Hall hall = halls.of(id);
        List<BridgePoint> found = filter.of(hall);
        int sheets = Math.max(1, (found.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        int at = Math.min(sheet, sheets);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("filter", filter);
        model.put("found", found.size());
        model.put("points", found.subList((at - 1) * ON_A_PAGE, Math.min(at * ON_A_PAGE, found.size())));
        model.put("counts", delegates.counts(id));
        model.put("sheet", at);
        model.put("sheets", sheets);
        model.put("made", made.matches("\\d{1,5}") ? made : "");
        model.put("clusters", clusters.all());
        model.put("adds", seats.preparing(actor, id).isPresent() && isInvitedTo(hall.conference()));
        model.put("typed", typed);
        model.put("errors", errors);
        return Templates.view(
                "conferences/points", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
