package vn.giaoban.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/**
 * The household of editors, to be read: its kinds, the rules of a kind, and one rule: what is in force, since when, by which legal
 * basis, how many units a change would touch, and what was and will be.
 */
@Controller
class RulePages {
    private final Editors editors;

    RulePages(Editors editors) {
        this.editors = editors;
    }

    @GetMapping("/catalogue")
    ModelAndView household(Page page, Actor actor) {
        NotFound.unless(!actor.isAnonymous());
        Map<String, List<Editor.Entry>> entries = new LinkedHashMap<>();
        for (Editor editor : editors.all()) entries.put(editor.kind(), editor.entries(page));
        return Templates.view("catalogue/household", Map.of("entries", entries));
    }

    @GetMapping("/catalogue/{kind}")
    ModelAndView rules(
            Page page, Actor actor, @PathVariable String kind, @RequestParam(defaultValue = "") String done) {
        NotFound.unless(!actor.isAnonymous());
        Editor editor = editors.of(kind);
        return Templates.view(
                "catalogue/rules",
                Map.of(
                        "kind",
                        kind,
                        "entries",
                        editor.entries(page),
                        "makes",
                        editor.mayMake() && editor.mayEdit(actor, Editor.NEW),
                        "done",
                        done.equals("withdrawn") ? done : ""));
    }

    /** @param done what was just done: made, ended, resumed or withdrawn */
    @GetMapping("/catalogue/{kind}/{key}")
    ModelAndView rule(
            Page page,
            Actor actor,
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String done) {
        Editor editor = editors.of(kind);
        NotFound.unless(editor.mayRead(actor, key));
        Rulings rulings = editor.rulings(key);
        Ruling shown = rulings.shown(actor.day()).orElseThrow(NotFound::new);
        boolean edits = editor.mayEdit(actor, key);
        Proposal touch = new Proposal(key, shown.says(), actor.day(), null, shown.legalBasis(), shown);
        return Templates.view(
                "catalogue/rule",
                Map.ofEntries(
                        Map.entry("kind", kind),
                        Map.entry("key", key),
                        Map.entry("name", editor.name(page, key, shown.says())),
                        Map.entry("fields", editor.fields(page, key)),
                        Map.entry("shown", shown),
                        Map.entry("rulings", rulings),
                        Map.entry(
                                "made",
                                editors.made(
                                        editor,
                                        rulings.all().stream().map(Ruling::id).toList())),
                        Map.entry("touch", editor.touch(touch)),
                        Map.entry("edits", edits),
                        Map.entry("ends", edits && editor.mayEnd(key)),
                        Map.entry(
                                "done",
                                List.of("made", "ended", "resumed", "withdrawn").contains(done) ? done : "")));
    }

    @Component
    static class Entry implements NavEntry {
        private final Editors editors;

        Entry(Editors editors) {
            this.editors = editors;
        }

        @Override
        public String href() {
            return "/catalogue";
        }

        @Override
        public String textKey() {
            return "catalogue.household";
        }

        @Override
        public int order() {
            return 82;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return !actor.isAnonymous() && editors.mayEdit(actor);
        }
    }
}
