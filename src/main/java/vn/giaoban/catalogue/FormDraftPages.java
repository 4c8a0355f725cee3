package vn.giaoban.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
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

/**
 * The making of a form's edition, page by page. Every button saves its whole page: what was typed is kept whatever is pressed.
 * {@code act} says what else was: up:LINE, down:LINE, remove:LINE, add. {@code version} says which state of the draft the page was
 * made from: where somebody else changed the same part since, nothing is done, and both texts are shown.
 */
@Controller
class FormDraftPages {
    /** Boxes that somebody writes in, among those that are chosen or ticked. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(name|new|title|rows|columns)(Vi|En)|validFrom|legalBasis|(vi|en|guideVi|guideEn|plus|minus)\\..*");

    private final FormDrafts drafts;
    private final FormEditions editions;
    private final FormReach reach;
    private final Indicators indicators;
    private final Overtakings overtakings;

    FormDraftPages(
            FormDrafts drafts, FormEditions editions, FormReach reach, Indicators indicators, Overtakings overtakings) {
        this.drafts = drafts;
        this.editions = editions;
        this.reach = reach;
        this.indicators = indicators;
        this.overtakings = overtakings;
    }

    @GetMapping("/forms/drafts/{id}")
    ModelAndView show(Actor actor, @PathVariable long id) {
        FormDraft draft = find(actor, id);
        return overview(draft, Shown.asItStands(draft));
    }

    @PostMapping("/forms/drafts/{id}")
    ModelAndView save(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        FormDraft draft = edited(actor, id);
        Map<String, String> fields = fields(request);
        FormFields read = new FormFields(page, fields);
        read.settings(draft.form());
        if (read.errors().any()) return overview(draft, Shown.toBeMended(fields, read.errors()));
        FormPart part = new FormPart.Settings(verb(fields).equals("remove") ? number(fields) : 0);
        Optional<FormDraft> changed = drafts.change(actor, id, seen(fields), part, (form, numbers) -> {
            Form set = read.settings(form);
            return switch (verb(fields)) {
                case "up" -> FormEdits.moveSection(set, number(fields), -1);
                case "down" -> FormEdits.moveSection(set, number(fields), 1);
                case "remove" -> FormEdits.removeSection(set, number(fields));
                case "add" ->
                    FormEdits.addSection(
                            set,
                            numbers,
                            name(read, "newVi", page),
                            name(read, read.text("newEn").isEmpty() ? "newVi" : "newEn", page));
                default -> set;
            };
        });
        if (changed.isEmpty()) {
            FormDraft now = edited(actor, id);
            return overview(now, overtaking(page, now, part, fields));
        }
        return new ModelAndView("redirect:/forms/drafts/" + id + anchor(fields, "section-"));
    }

    @GetMapping("/forms/drafts/{id}/sections/{section}")
    ModelAndView section(
            Actor actor, @PathVariable long id, @PathVariable long section, @RequestParam(defaultValue = "") String q) {
        FormDraft draft = find(actor, id);
        return section(draft, section, q, Shown.asItStands(draft));
    }

    @PostMapping("/forms/drafts/{id}/sections/{section}")
    ModelAndView saveSection(
            Page page, Actor actor, @PathVariable long id, @PathVariable long section, HttpServletRequest request) {
        FormDraft draft = edited(actor, id);
        Map<String, String> fields = fields(request);
        FormPart.Section part = new FormPart.Section(section);
        if (part.section(draft.form()).isEmpty()) {
            NotFound.unless(drafts.was(id, seen(fields)).flatMap(part::section).isPresent());
            return overview(draft, overtaking(page, draft, part, fields).withoutBoxes());
        }
        String q = fields.getOrDefault("q", "").strip();
        FormFields read = new FormFields(page, fields);
        FormEdits.changeSection(draft.form(), section, read::section);
        if (read.errors().any()) return section(draft, section, q, Shown.toBeMended(fields, read.errors()));
        String line = noun(fields);
        Optional<FormDraft> changed = drafts.change(actor, id, seen(fields), part, (form, numbers) -> {
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
                            set,
                            section,
                            numbers,
                            page.t("catalogue.form.total.new"),
                            page.t("catalogue.form.total.new"));
                default -> set;
            };
        });
        if (changed.isEmpty()) {
            FormDraft now = edited(actor, id);
            Shown shown = overtaking(page, now, part, fields);
            return part.section(now.form()).isEmpty()
                    ? overview(now, shown.withoutBoxes())
                    : section(now, section, q, shown);
        }
        String search =
                q.isEmpty() ? "" : "?q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8);
        String to = verb(fields).equals("add") || verb(fields).equals("search") || !q.isEmpty()
                ? "#add"
                : anchor(fields, "line-");
        return new ModelAndView("redirect:/forms/drafts/" + id + "/sections/" + section + search + to);
    }

    @GetMapping("/forms/drafts/{id}/headings")
    ModelAndView headings(Actor actor, @PathVariable long id) {
        FormDraft draft = find(actor, id);
        return headings(draft, Shown.asItStands(draft));
    }

    @PostMapping("/forms/drafts/{id}/headings")
    ModelAndView saveHeadings(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        FormDraft draft = edited(actor, id);
        Map<String, String> fields = fields(request);
        FormFields read = new FormFields(page, fields);
        read.headings(draft.form());
        if (read.errors().any()) return headings(draft, Shown.toBeMended(fields, read.errors()));
        String key = noun(fields);
        FormPart part = new FormPart.Headings();
        Optional<FormDraft> changed = drafts.change(actor, id, seen(fields), part, (form, numbers) -> {
            Form set = read.headings(form);
            return switch (verb(fields)) {
                case "up" -> HeadingEdits.move(set, key, -1);
                case "down" -> HeadingEdits.move(set, key, 1);
                case "remove" -> HeadingEdits.remove(set, key);
                case "add" ->
                    HeadingEdits.add(
                            set,
                            numbers,
                            name(read, "newVi", page),
                            name(read, read.text("newEn").isEmpty() ? "newVi" : "newEn", page));
                default -> set;
            };
        });
        if (changed.isEmpty()) {
            FormDraft now = edited(actor, id);
            return headings(now, overtaking(page, now, part, fields));
        }
        return new ModelAndView("redirect:/forms/drafts/" + id + "/headings" + anchor(fields, "heading-"));
    }

    @PostMapping("/forms/drafts/{id}/removal")
    ModelAndView discard(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        edited(actor, id);
        int seen = seen(fields(request));
        if (drafts.discard(actor, id, seen)) return new ModelAndView("redirect:/forms");
        FormDraft now = edited(actor, id);
        FormPart part = new FormPart.Whole();
        Overtaking read = overtakings.of(page, now, seen, part);
        return overview(now, Shown.overtaken(now, Map.of(), overtakings.meanwhile(now, seen, part, read)));
    }

    /** What was typed about a draft that is there no more, to be copied from. */
    @ExceptionHandler(DraftGone.class)
    ModelAndView gone(HttpServletRequest request) {
        List<String> typed = fields(request).entrySet().stream()
                .filter(field -> WRITTEN.matcher(field.getKey()).matches())
                .map(field -> field.getValue().strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return Templates.view("catalogue/formDraftGone", Map.of("typed", typed), HttpStatus.CONFLICT);
    }

    /** A draft to be changed, or told to be gone to those who could have changed it. */
    private FormDraft edited(Actor actor, long id) {
        return drafts.find(actor, id).orElseThrow(() -> drafts.mayEdit(actor) ? new DraftGone() : new NotFound());
    }

    private FormDraft find(Actor actor, long id) {
        return drafts.find(actor, id).orElseThrow(NotFound::new);
    }

    /**
     * What a page shows beside the draft itself.
     *
     * @param version which the page carries: the draft's, or while something is to be mended the one it was filled in upon
     * @param typed what its boxes say in place of what the draft says
     */
    private record Shown(
            int version,
            Map<String, String> typed,
            FormErrors errors,
            @Nullable Meanwhile meanwhile) {
        static Shown asItStands(FormDraft draft) {
            return new Shown(draft.version(), Map.of(), new FormErrors(), null);
        }

        static Shown toBeMended(Map<String, String> fields, FormErrors errors) {
            return new Shown(seen(fields), fields, errors, null);
        }

        static Shown overtaken(FormDraft now, Map<String, String> boxes, Meanwhile meanwhile) {
            return new Shown(now.version(), boxes, new FormErrors(), meanwhile);
        }

        /** On a page that has other boxes. */
        Shown withoutBoxes() {
            return new Shown(version, Map.of(), errors, meanwhile);
        }

        HttpStatus status() {
            if (meanwhile != null) return HttpStatus.CONFLICT;
            return errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
        }
    }

    private Shown overtaking(Page page, FormDraft now, FormPart part, Map<String, String> fields) {
        Overtaking overtaking = overtakings.of(page, now, seen(fields), part, fields);
        return Shown.overtaken(now, overtaking.boxes(), overtakings.meanwhile(now, seen(fields), part, overtaking));
    }

    private ModelAndView overview(FormDraft draft, Shown shown) {
        return view("catalogue/formDraft", draft, shown, Map.of("kinds", reach.kinds()));
    }

    private ModelAndView section(FormDraft draft, long id, String q, Shown shown) {
        FormSection section = new FormPart.Section(id).section(draft.form()).orElseThrow(NotFound::new);
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
        return view("catalogue/formSection", draft, shown, Map.of("section", section, "q", q, "found", found));
    }

    private ModelAndView headings(FormDraft draft, Shown shown) {
        return view("catalogue/formHeadings", draft, shown, Map.of());
    }

    private ModelAndView view(String template, FormDraft draft, Shown shown, Map<String, ?> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("draft", draft);
        model.put("indicators", indicators.of(draft.form().validFrom()));
        model.put("flaws", editions.flaws(draft));
        model.put("version", shown.version());
        model.put("typed", shown.typed());
        model.put("errors", shown.errors());
        model.put("meanwhile", shown.meanwhile());
        return Templates.view(template, model, shown.status());
    }

    private static int seen(Map<String, String> fields) {
        String version = fields.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
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
