package vn.giaoban.conferences;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The agenda amended while the conference runs: an item more, one that was not begun elsewhere or left out. */
@Controller
class AmendmentPages {
    private static final int LONGEST = 300;
    private static final int MOST_MINUTES = 600;

    private final Acting acting;
    private final Seats seats;
    private final Halls halls;

    AmendmentPages(Acting acting, Seats seats, Halls halls) {
        this.acting = acting;
        this.seats = seats;
        this.halls = halls;
    }

    private static String home(long id) {
        return "/conferences/" + id + "/agenda/amendments";
    }

    @GetMapping("/conferences/{id}/agenda/amendments")
    ModelAndView show(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String refused) {
        return view(running(actor, id), Map.of("minutes", "10"), new FormErrors(), Acting.said(page, refused));
    }

    private Hall running(Actor actor, long id) {
        NotFound.unless(seats.running(actor, id).isPresent());
        Hall hall = halls.of(id);
        NotFound.unless(hall.state().isRunning());
        return hall;
    }

    @PostMapping("/conferences/{id}/agenda/amendments")
    ModelAndView add(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Hall hall = running(actor, id);
        FormErrors errors = new FormErrors();
        String title = typed.getOrDefault("title", "").strip();
        String minutes = typed.getOrDefault("minutes", "").strip();
        int planned = minutes.matches("\\d{1,3}") ? Integer.parseInt(minutes) : 0;
        if (title.isEmpty()) errors.add("title", page.t("conferences.fault.item"));
        if (title.length() > LONGEST) errors.add("title", page.t("conferences.fault.long"));
        if (planned < 1 || planned > MOST_MINUTES) errors.add("minutes", page.t("conferences.fault.itemMinutes"));
        if (errors.any()) return view(hall, typed, errors, "");
        AgendaItem.Kind kind = Arrays.stream(AgendaItem.Kind.values())
                .filter(one -> one.name().equals(typed.get("kind")))
                .findFirst()
                .orElse(AgendaItem.Kind.OTHER);
        return acting.act(
                page,
                actor,
                id,
                new Happening.ItemAdded(kind, title, planned, number(typed.getOrDefault("before", ""))),
                home(id));
    }

    private static long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }

    @PostMapping("/conferences/{id}/items/{item}/placing")
    ModelAndView move(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long item,
            @RequestParam(defaultValue = "0") long before) {
        return acting.act(page, actor, id, new Happening.ItemMoved(item, title(actor, id, item), before), home(id));
    }

    @PostMapping("/conferences/{id}/items/{item}/removal")
    ModelAndView drop(Page page, Actor actor, @PathVariable long id, @PathVariable long item) {
        return acting.act(page, actor, id, new Happening.ItemDropped(item, title(actor, id, item)), home(id));
    }

    /** As the record calls it, which may be all that is left of it. */
    private String title(Actor actor, long id, long item) {
        NotFound.unless(seats.running(actor, id).isPresent());
        return halls.of(id).preparation().item(item).map(AgendaItem::title).orElse("");
    }

    private static ModelAndView view(Hall hall, Map<String, String> typed, FormErrors errors, String said) {
        Map<String, Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("typed", typed);
        model.put("errors", errors);
        model.put("said", said);
        return Templates.view(
                "conferences/amendments", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
