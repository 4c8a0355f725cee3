package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** A new edition of a rule, or a new rule: the form, the review, the act. */
@Controller
class EditionPages {
    private final Editors editors;

    EditionPages(Editors editors) {
        this.editors = editors;
    }

    /** @param like another rule of the kind to copy from */
    @GetMapping("/catalogue/{kind}/{key}/edition")
    ModelAndView edition(
            Page page,
            Actor actor,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String like) {
        Editor editor = editors.edited(actor, kind, key);
        Map<String, String> typed = new HashMap<>();
        String from = like.isEmpty() ? key : like;
        if (editor.mayRead(actor, from))
            editor.rulings(from).shown(actor.day()).ifPresent(shown -> typed.putAll(shown.says()));
        return form(page, editor, key, typed, like, new FormErrors(), HttpStatus.OK);
    }

    /** The review; with {@code again}, the form once more with what was typed. */
    @PostMapping("/catalogue/{kind}/{key}/edition")
    ModelAndView review(
            Page page,
            Actor actor,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam Map<String, String> typed) {
        Editor editor = editors.edited(actor, kind, key);
        if (typed.containsKey("again")) return form(page, editor, key, typed, "", new FormErrors(), HttpStatus.OK);
        FormErrors errors = new FormErrors();
        EditorForm form = new EditorForm(typed);
        LocalDate from = form.checkedFrom(page, errors);
        String basis = form.checkedBasis(page, errors);
        Map<String, String> says = form.says(editor.fields(page, key));
        Proposal change = editors.proposal(editor, editor.key(key, says), says, from, basis);
        EditorForm.add(page, errors, errors.any() ? List.of() : editors.flaws(actor, editor, change));
        if (errors.any()) return form(page, editor, key, typed, "", errors, HttpStatus.UNPROCESSABLE_CONTENT);
        return Review.view(page, editor, key, change, "edition");
    }

    @PostMapping("/catalogue/{kind}/{key}/editions")
    ModelAndView keep(
            Page page,
            Actor actor,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam Map<String, String> typed) {
        Editor editor = editors.edited(actor, kind, key);
        FormErrors errors = new FormErrors();
        EditorForm form = new EditorForm(typed);
        LocalDate from = form.checkedFrom(page, errors);
        String basis = form.checkedBasis(page, errors);
        Map<String, String> says = form.says(editor.fields(page, key));
        String rule = editor.key(key, says);
        // Sent twice, a new rule is not made once more under the next name: the first bears the one that the review
        // showed.
        String named = typed.getOrDefault("rule", "");
        if (key.equals(Editor.NEW) && editors.isDone(editor, editors.proposal(editor, named, says, from, basis), 0))
            rule = named;
        else if (!errors.any()) {
            NotFound.unless(editor.mayEdit(actor, rule));
            Proposal change = editors.proposal(editor, rule, says, from, basis);
            List<Flaw> flaws = editors.keep(actor, editor, change, form.reviewed());
            EditorForm.add(page, errors, flaws);
            if (flaws.contains(Editors.MOVED))
                return form(
                        page,
                        editor,
                        key,
                        typed,
                        "",
                        errors,
                        editors.meanwhile(page, editor, change),
                        HttpStatus.CONFLICT);
        }
        if (errors.any()) return form(page, editor, key, typed, "", errors, HttpStatus.UNPROCESSABLE_CONTENT);
        return new ModelAndView("redirect:/catalogue/" + kind + "/" + rule + "?done=made");
    }

    private ModelAndView form(
            Page page,
            Editor editor,
            String key,
            Map<String, String> typed,
            String like,
            FormErrors errors,
            HttpStatus status) {
        return form(page, editor, key, typed, like, errors, null, status);
    }

    private ModelAndView form(
            Page page,
            Editor editor,
            String key,
            Map<String, String> typed,
            String like,
            FormErrors errors,
            @Nullable Meanwhile meanwhile,
            HttpStatus status) {
        List<EditorField> fields = editor.fields(page, key);
        Map<String, String> others = new LinkedHashMap<>();
        if (key.equals(Editor.NEW))
            for (Editor.Entry entry : editor.entries(page)) others.put(entry.key(), entry.name());
        Map<String, Object> model = new HashMap<>();
        model.put("kind", editor.kind());
        model.put("key", key);
        model.put(
                "name",
                key.equals(Editor.NEW) ? page.t("catalogue.new." + editor.kind()) : Review.name(page, editor, key));
        model.put("fields", fields);
        model.put("typed", typed);
        model.put("others", others);
        model.put("like", like);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        return Templates.view("catalogue/edition", model, status);
    }
}
