package vn.giaoban.catalogue;

import java.time.LocalDate;
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
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The end of a rule from a day on: the day, the review, the act; and the end taken back before it comes. */
@Controller
class EndingPages {
    private final Editors editors;

    EndingPages(Editors editors) {
        this.editors = editors;
    }

    @GetMapping("/catalogue/{kind}/{key}/ending")
    ModelAndView ending(Page page, Actor actor, @PathVariable String kind, @PathVariable String key) {
        Editor editor = ended(actor, kind, key);
        return ending(page, editor, key, Map.of(), new FormErrors(), HttpStatus.OK);
    }

    @PostMapping("/catalogue/{kind}/{key}/ending")
    ModelAndView reviewEnding(
            Page page,
            Actor actor,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam Map<String, String> typed) {
        Editor editor = ended(actor, kind, key);
        FormErrors errors = new FormErrors();
        if (typed.containsKey("again")) return ending(page, editor, key, typed, errors, HttpStatus.OK);
        EditorForm form = new EditorForm(typed);
        LocalDate from = form.checkedFrom(page, errors);
        String basis = form.checkedBasis(page, errors);
        Proposal change = editors.ending(editor, key, from, basis);
        EditorForm.add(page, errors, errors.any() ? List.of() : editors.flaws(actor, editor, change));
        if (errors.any()) return ending(page, editor, key, typed, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        return Review.view(page, editor, key, change, "ending");
    }

    @PostMapping("/catalogue/{kind}/{key}/endings")
    ModelAndView end(
            Page page,
            Actor actor,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam Map<String, String> typed) {
        Editor editor = ended(actor, kind, key);
        FormErrors errors = new FormErrors();
        EditorForm form = new EditorForm(typed);
        LocalDate from = form.checkedFrom(page, errors);
        String basis = form.checkedBasis(page, errors);
        if (!errors.any()) {
            Proposal change = editors.ending(editor, key, from, basis);
            List<Flaw> flaws = editors.keep(actor, editor, change, form.reviewed());
            EditorForm.add(page, errors, flaws);
            if (flaws.contains(Editors.MOVED))
                return ending(
                        page, editor, key, typed, errors, editors.meanwhile(page, editor, change), HttpStatus.CONFLICT);
        }
        if (errors.any()) return ending(page, editor, key, typed, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        return new ModelAndView("redirect:/catalogue/" + kind + "/" + key + "?done=ended");
    }

    /** Takes the end back before it comes. */
    @PostMapping("/catalogue/{kind}/{key}/endings/withdrawal")
    String resume(Actor actor, @PathVariable String kind, @PathVariable String key) {
        editors.resume(actor, editors.edited(actor, kind, key), key);
        return "redirect:/catalogue/" + kind + "/" + key + "?done=resumed";
    }

    private ModelAndView ending(
            Page page, Editor editor, String key, Map<String, String> typed, FormErrors errors, HttpStatus status) {
        return ending(page, editor, key, typed, errors, null, status);
    }

    private ModelAndView ending(
            Page page,
            Editor editor,
            String key,
            Map<String, String> typed,
            FormErrors errors,
            @Nullable Meanwhile meanwhile,
            HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("kind", editor.kind());
        model.put("key", key);
        model.put("name", Review.name(page, editor, key));
        model.put("typed", typed);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        return Templates.view("catalogue/ending", model, status);
    }

    private Editor ended(Actor actor, String kind, String key) {
        Editor editor = editors.edited(actor, kind, key);
        NotFound.unless(editor.mayEnd(key));
        return editor;
    }
}
