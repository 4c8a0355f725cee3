package vn.giaoban.conferences;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.ballots.SecretBallots;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;
import vn.giaoban.web.Templates;

/** How a secret ballot begins: what is asked, and the slips, which are shown once. */
@Controller
class SlipPages {
    private static final int LONGEST = 300;
    private static final int MOST_CHOICES = 12;
    private static final int FEWEST_SLIPS = 5;
    private static final int MOST_SLIPS = 2000;

    private final Halls halls;
    private final Tellers tellers;
    private final PublicAddress address;

    SlipPages(Halls halls, Tellers tellers, PublicAddress address) {
        this.halls = halls;
        this.tellers = tellers;
        this.address = address;
    }

    /** Those that there are, and a new one. */
    @GetMapping("/conferences/{id}/secret-ballots/new")
    ModelAndView asking(Page page, Actor actor, @PathVariable long id) {
        tellers.seat(actor, id);
        Map<String, String> typed = new HashMap<>();
        typed.put("choices", page.t("conferences.ballot.standard").replace("|", "\n"));
        typed.put("most", "1");
        typed.put("room", halls.of(id).conference().place());
        return form(id, typed, new FormErrors(), HttpStatus.OK);
    }

    /** The slips are the answer: shown this once, and never again. */
    @PostMapping("/conferences/{id}/secret-ballots")
    ModelAndView print(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        Seat seat = tellers.seat(actor, id);
        Hall hall = halls.of(id);
        FormErrors errors = new FormErrors();
        List<String> choices = choices(typed.getOrDefault("choices", ""));
        String question = typed.getOrDefault("question", "").strip();
        String room = typed.getOrDefault("room", "").strip();
        int most = SecretBallotPages.number(typed.getOrDefault("most", ""));
        int slips = SecretBallotPages.number(typed.getOrDefault("slips", ""));
        if (question.isEmpty() || question.length() > LONGEST)
            errors.add("question", page.t("conferences.fault.question"));
        if (choices.size() < 2
                || choices.size() > MOST_CHOICES
                || choices.stream().anyMatch(one -> one.length() > LONGEST))
            errors.add("choices", page.t("conferences.fault.choices"));
        else if (most < 1 || most > choices.size())
            errors.add("most", page.t("conferences.fault.secret.most", choices.size()));
        if (slips < FEWEST_SLIPS || slips > MOST_SLIPS) errors.add("slips", page.t("conferences.fault.secret.slips"));
        if (room.isEmpty() || room.length() > LONGEST) errors.add("room", page.t("conferences.fault.secret.room"));
        if (!hall.state().isAhead() && !hall.state().isRunning())
            errors.add("question", page.t(Refused.STATE.textKey()));
        if (errors.any()) return form(id, typed, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        SecretBallots.Printed printed = tellers.print(
                seat, new Tellers.Asked(room, question, choices, most, slips, "true".equals(typed.get("listed"))));
        return Templates.view(
                "conferences/secretSlips",
                Map.of("hall", hall, "sheets", new SlipSheets(printed, address.of(request))));
    }

    private ModelAndView form(long id, Map<String, String> typed, FormErrors errors, HttpStatus status) {
        return Templates.view(
                "conferences/secretForm",
                Map.of("hall", halls.of(id), "ballots", tellers.of(id), "typed", typed, "errors", errors),
                status);
    }

    private static List<String> choices(String typed) {
        return typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
