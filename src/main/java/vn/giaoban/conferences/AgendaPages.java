package vn.giaoban.conferences;

import java.time.Duration;
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
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The agenda on one form: what is done, for how many minutes, in which order; all by keyboard, without a script. */
@Controller
class AgendaPages {
    private final Agendas agendas;
    private final Seats seats;

    AgendaPages(Agendas agendas, Seats seats) {
        this.agendas = agendas;
        this.seats = seats;
    }

    @GetMapping("/conferences/{id}/agenda")
    ModelAndView show(Actor actor, @PathVariable long id) {
        Conference conference = prepared(actor, id);
        return view(conference, AgendaForm.of(agendas.of(id)), -1, new FormErrors(), null);
    }

    /** One of the buttons in its rows, which keep nothing yet, or the one that keeps all. */
    @PostMapping("/conferences/{id}/agenda")
    ModelAndView save(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam Map<String, String> typed) {
        Conference conference = prepared(actor, id);
        AgendaForm form = AgendaForm.typed(typed);
        if (!act.equals("save")) {
            AgendaForm after = form.after(act);
            return view(conference, after, after.focus(act), new FormErrors(), null);
        }
        FormErrors errors = new FormErrors();
        List<AgendaItem> standing = agendas.of(id);
        List<AgendaItem> items =
                form.items(page, standing.stream().map(AgendaItem::id).collect(Collectors.toSet()), errors);
        if (errors.any()) return view(conference, form, -1, errors, null);
        if (agendas.change(actor, conference, form.seen(), items))
            return new ModelAndView("redirect:" + conference.address());
        List<AgendaItem> now = agendas.of(id);
        Meanwhile meanwhile = Meanwhile.somebody(List.of(new Meanwhile.Place(
                page.t("conferences.agenda"), AgendaForm.text(page, now), AgendaForm.text(page, items))));
        return view(conference, form.upon(Seen.of(now)), -1, new FormErrors(), meanwhile);
    }

    /** Whoever prepares it, as long as it is still to come: what runs goes by the agenda it was opened with. */
    private Conference prepared(Actor actor, long id) {
        Conference conference = seats.preparer(actor, id).conference();
        NotFound.unless(conference.isPrepared());
        return conference;
    }

    private static ModelAndView view(
            Conference conference, AgendaForm form, int focus, FormErrors errors, @Nullable Meanwhile meanwhile) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("conference", conference);
        model.put("form", form);
        model.put("focus", focus);
        model.put("planned", (int)
                Duration.between(conference.startsAt(), conference.endsAt()).toMinutes());
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        return Templates.view(
                "conferences/items",
                model,
                meanwhile != null
                        ? HttpStatus.CONFLICT
                        : errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
