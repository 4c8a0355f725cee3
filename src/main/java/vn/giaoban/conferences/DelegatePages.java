package vn.giaoban.conferences;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;
import vn.giaoban.web.QrPicture;
import vn.giaoban.web.Templates;

/** Who is to sit at a point, and the invitations by whose link they come in without an account. */
@Controller
class DelegatePages {
    private final PointPages point;
    private final BridgePoints points;
    private final Delegates delegates;
    private final Halls halls;
    private final PublicAddress address;

    DelegatePages(PointPages point, BridgePoints points, Delegates delegates, Halls halls, PublicAddress address) {
        this.point = point;
        this.points = points;
        this.delegates = delegates;
        this.halls = halls;
        this.address = address;
    }

    /** One by name and title, or many, a line each. */
    @PostMapping("/conferences/{id}/points/{pointId}/delegates")
    ModelAndView add(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long pointId,
            @RequestParam Map<String, String> typed) {
        Seat seat = point.writing(actor, id, pointId);
        BridgePoint at = points.find(id, pointId).orElseThrow(NotFound::new);
        FormErrors errors = new FormErrors();
        boolean many = typed.containsKey("lines");
        List<DelegateLines.Line> lines = many
                ? DelegateLines.read(page, typed.getOrDefault("lines", ""), "lines", errors)
                : List.of(new DelegateLines.Line(
                        typed.getOrDefault("delegate", "").strip(),
                        typed.getOrDefault("title", "").strip()));
        if (!many) check(page, lines.getFirst(), errors);
        if (errors.any()) {
            Map<String, String> both = new HashMap<>(PointPages.typed(at));
            both.putAll(typed);
            return point.view(seat, at, both, errors, null, "");
        }
        delegates.addAll(actor, halls.of(id).conference(), at, lines);
        return new ModelAndView("redirect:/conferences/" + id + "/points/" + pointId + "#delegates");
    }

    private static void check(Page page, DelegateLines.Line line, FormErrors errors) {
        if (line.name().isEmpty()) errors.add("delegate", page.t("conferences.fault.delegate"));
        if (line.name().length() > DelegateLines.LONGEST_NAME) errors.add("delegate", page.t("conferences.fault.long"));
        if (line.title().length() > DelegateLines.LONGEST_TITLE) errors.add("title", page.t("conferences.fault.long"));
    }

    @PostMapping("/conferences/{id}/delegates/{delegateId}/removal")
    ModelAndView remove(Actor actor, @PathVariable long id, @PathVariable long delegateId) {
        Delegate one = delegates.find(id, delegateId).orElseThrow(NotFound::new);
        point.writing(actor, id, one.pointId());
        delegates.remove(actor, halls.of(id).conference(), delegateId);
        return new ModelAndView("redirect:/conferences/" + id + "/points/" + one.pointId() + "#delegates");
    }

    // ---------- invitations

    /** A new link for one; what was given out before opens nothing any more. */
    @PostMapping("/conferences/{id}/delegates/{delegateId}/link")
    ModelAndView link(Actor actor, @PathVariable long id, @PathVariable long delegateId, HttpServletRequest request) {
        Delegate one = delegates.find(id, delegateId).orElseThrow(NotFound::new);
        point.writing(actor, id, one.pointId());
        return invitations(actor, id, one.pointId(), List.of(one), request);
    }

    /** Links for all of a point who have none yet: theirs who have one stay good. */
    @PostMapping("/conferences/{id}/points/{pointId}/invitations")
    ModelAndView links(Actor actor, @PathVariable long id, @PathVariable long pointId, HttpServletRequest request) {
        point.writing(actor, id, pointId);
        List<Delegate> those = delegates.ofPoint(pointId).stream()
                .filter(one -> points.find(id, pointId).isPresent() && !one.linked())
                .toList();
        if (those.isEmpty())
            return new ModelAndView("redirect:/conferences/" + id + "/points/" + pointId + "#delegates");
        return invitations(actor, id, pointId, those, request);
    }

    private ModelAndView invitations(
            Actor actor, long id, long pointId, List<Delegate> those, HttpServletRequest request) {
        Hall hall = halls.of(id);
        List<DelegateInvitation> all = new ArrayList<>();
        for (Delegate one : those) {
            String link = address.of(request) + "/seat/" + delegates.link(actor, hall.conference(), one.id());
            all.add(new DelegateInvitation(one, link, QrPicture.of(link)));
        }
        return Templates.view("conferences/invitations", Map.of("hall", hall, "pointId", pointId, "invitations", all));
    }
}
