package vn.giaoban.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/**
 * The making of a form's edition, page by page. Every button saves its whole page: what was typed is kept whatever is pressed.
 * {@code act} says what else was: up:LINE, down:LINE, remove:LINE, add.
 */
@Controller
class FormDraftPages {
    private final FormDrafts drafts;
    private final FormEditions editions;
    private final FormReach reach;
    private final Indicators indicators;

    FormDraftPages(FormDrafts drafts, FormEditions editions, FormReach reach, Indicators indicators) {
        this.drafts = drafts;
        this.editions = editions;
        this.reach = reach;
        this.indicators = indicators;
    }

    @GetMapping("/forms/drafts/{id}")
    ModelAndView show(Actor actor, @PathVariable long id) {
        return overview(find(actor, id), Map.of(), new FormErrors());
    }

    @PostMapping("/forms/drafts/{id}")
    ModelAndView save(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        FormDraft draft = find(actor, id);
        Map<String, String> fields = fields(request);
        FormFields read = new FormFields(page, fields);
        read.settings(draft.form());
        if (read.errors().any()) return overview(draft, fields, read.errors());
        drafts.change(actor, id, "settings", form -> {
            Form set = read.settings(form);
            return switch (verb(fields)) {
                case "up" -> FormEdits.moveSection(set, number(fields), -1);
                case "down" -> FormEdits.moveSection(set, number(fields), 1);
                case "remove" -> FormEdits.removeSection(set, number(fields));
                case "add" ->
                    FormEdits.addSection(
                            set,
                            name(read, "newVi", page),
                            name(read, read.text("newEn").isEmpty() ? "newVi" : "newEn", page));
                default -> set;
            };
        });
        return new ModelAndView("redirect:/forms/drafts/" + id + anchor(fields, "section-"));
    }

    @GetMapping("/forms/drafts/{id}/sections/{section}")
    ModelAndView section(
            Actor actor, @PathVariable long id, @PathVariable long section, @RequestParam(defaultValue = "") String q) {
        return section(find(actor, id), section, q, Map.of(), new FormErrors());
    }

    @PostMapping("/forms/drafts/{id}/sections/{section}")
    ModelAndView saveSection(
            Page page, Actor actor, @PathVariable long id, @PathVariable long section, HttpServletRequest request) {
        FormDraft draft = find(actor, id);
        NotFound.unless(draft.form().sections().stream().anyMatch(s -> s.id() == section));
        Map<String, String> fields = fields(request);
        String q = fields.getOrDefault("q", "").strip();
        FormFields read = new FormFields(page, fields);
        FormEdits.changeSection(draft.form(), section, read::section);
        if (read.errors().any()) return section(draft, section, q, fields, read.errors());
        String line = noun(fields);
        drafts.change(actor, id, "section", form -> {
            Form set = FormEdits.changeSection(form, section, read::section);
            return switch (verb(fields)) {
                case "up" -> FormEdits.moveLine(set, section, line, -1);
                case "down" -> FormEdits.moveLine(set, section, line, 1);
                case "remove" -> FormEdits.removeLine(set, section, line);
                case "add" ->
                    Optional.ofNullable(indicators.of(set.validFrom()).byCode().get(line))
                            .map(indicator -> FormEdits.addItem(set, section, indicator))
                            .orElse(set);
                case "total" ->
                    FormEdits.addTotal(
                            set, section, page.t("catalogue.form.total.new"), page.t("catalogue.form.total.new"));
                default -> set;
            };
        });
        String search =
                q.isEmpty() ? "" : "?q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8);
        String to = verb(fields).equals("add") || verb(fields).equals("search") || !q.isEmpty()
                ? "#add"
                : anchor(fields, "line-");
        return new ModelAndView("redirect:/forms/drafts/" + id + "/sections/" + section + search + to);
    }

    @GetMapping("/forms/drafts/{id}/headings")
    ModelAndView headings(Actor actor, @PathVariable long id) {
        return headings(find(actor, id), Map.of(), new FormErrors());
    }

    @PostMapping("/forms/drafts/{id}/headings")
    ModelAndView saveHeadings(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        FormDraft draft = find(actor, id);
        Map<String, String> fields = fields(request);
        FormFields read = new FormFields(page, fields);
        read.headings(draft.form());
        if (read.errors().any()) return headings(draft, fields, read.errors());
        String key = noun(fields);
        drafts.change(actor, id, "headings", form -> {
            Form set = read.headings(form);
            return switch (verb(fields)) {
                case "up" -> HeadingEdits.move(set, key, -1);
                case "down" -> HeadingEdits.move(set, key, 1);
                case "remove" -> HeadingEdits.remove(set, key);
                case "add" ->
                    HeadingEdits.add(
                            set,
                            name(read, "newVi", page),
                            name(read, read.text("newEn").isEmpty() ? "newVi" : "newEn", page));
                default -> set;
            };
        });
        return new ModelAndView("redirect:/forms/drafts/" + id + "/headings" + anchor(fields, "heading-"));
    }

    @PostMapping("/forms/drafts/{id}/removal")
    String discard(Actor actor, @PathVariable long id) {
        drafts.discard(actor, id);
        return "redirect:/forms";
    }

    private FormDraft find(Actor actor, long id) {
        return drafts.find(actor, id).orElseThrow(NotFound::new);
    }

    private ModelAndView overview(FormDraft draft, Map<String, String> typed, FormErrors errors) {
        return view("catalogue/formDraft", draft, typed, errors, Map.of("kinds", reach.kinds()));
    }

    private ModelAndView section(FormDraft draft, long id, String q, Map<String, String> typed, FormErrors errors) {
        FormSection section = draft.form().sections().stream()
                .filter(s -> s.id() == id)
                .findFirst()
                .orElseThrow(NotFound::new);
        String sought = plain(q);
        List<Indicator> found = sought.isEmpty()
                ? List.of()
                : indicators.of(draft.form().validFrom()).all().stream()
                        .filter(i -> draft.form().item(i.code()).isEmpty())
                        .filter(i -> i.code().equals(sought)
                                || plain(i.nameVi()).contains(sought)
                                || plain(i.nameEn()).contains(sought))
                        .limit(20)
                        .toList();
        return view("catalogue/formSection", draft, typed, errors, Map.of("section", section, "q", q, "found", found));
    }

    private ModelAndView headings(FormDraft draft, Map<String, String> typed, FormErrors errors) {
        return view("catalogue/formHeadings", draft, typed, errors, Map.of());
    }

    private ModelAndView view(
            String template, FormDraft draft, Map<String, String> typed, FormErrors errors, Map<String, ?> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("draft", draft);
        model.put("indicators", indicators.of(draft.form().validFrom()));
        model.put("flaws", editions.flaws(draft));
        model.put("typed", typed);
        model.put("errors", errors);
        return Templates.view(template, model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static String name(FormFields read, String field, Page page) {
        String typed = read.text(field);
        return typed.isEmpty() ? page.t("catalogue.form.unnamed") : typed;
    }

    private static Map<String, String> fields(HttpServletRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        return fields;
    }

    private static String verb(Map<String, String> fields) {
        return fields.getOrDefault("act", "").split(":", 2)[0];
    }

    private static String noun(Map<String, String> fields) {
        String[] parts = fields.getOrDefault("act", "").split(":", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    private static long number(Map<String, String> fields) {
        String noun = noun(fields);
        return noun.matches("\\d{1,18}") ? Long.parseLong(noun) : 0;
    }

    /** Back to where the button was. */
    private static String anchor(Map<String, String> fields, String prefix) {
        return verb(fields).equals("up") || verb(fields).equals("down") ? "#" + prefix + noun(fields) : "";
    }

    /** Without marks, in small letters: "Đối thoại" is found by "doi thoai". */
    private static String plain(String text) {
        return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd');
    }
}
