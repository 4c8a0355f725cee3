package vn.giaoban.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/**
 * The making of a form's edition, page by page. Every button saves its whole page: what was typed is kept whatever is pressed.
 * {@code act} says what else was: up:LINE, down:LINE, remove:LINE, add. {@code version} says which state of the draft the page was
 * made from: where somebody else changed the same part since, nothing is done, and both texts are shown.
 */
@Controller
class FormDraftPages {
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
        FormFields read = FormFields.of(page, request);
        read.settings(draft.form());
        if (read.errors().any()) return overview(draft, Shown.toBeMended(read));
        FormPart part = new FormPart.Settings(read.verb().equals("remove") ? read.number() : 0);
        Optional<FormDraft> changed = drafts.change(actor, id, read.version(), part, (form, numbers) -> {
            Form set = read.settings(form);
            return switch (read.verb()) {
                case "up" -> FormEdits.moveSection(set, read.number(), -1);
                case "down" -> FormEdits.moveSection(set, read.number(), 1);
                case "remove" -> FormEdits.removeSection(set, read.number());
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
            return overview(now, overtaking(page, now, part, read));
        }
        return new ModelAndView("redirect:/forms/drafts/" + id + read.anchor("section-"));
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
        FormFields read = FormFields.of(page, request);
        FormPart.Section part = new FormPart.Section(section);
        if (part.section(draft.form()).isEmpty()) {
            NotFound.unless(
                    drafts.was(id, read.version()).flatMap(part::section).isPresent());
            return overview(draft, overtaking(page, draft, part, read).withoutBoxes());
        }
        String q = read.text("q");
        FormEdits.changeSection(draft.form(), section, read::section);
        if (read.errors().any()) return section(draft, section, q, Shown.toBeMended(read));
        String line = read.noun();
        Optional<FormDraft> changed = drafts.change(actor, id, read.version(), part, (form, numbers) -> {
            Form set = FormEdits.changeSection(form, section, read::section);
            return switch (read.verb()) {
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
            Shown shown = overtaking(page, now, part, read);
            return part.section(now.form()).isEmpty()
                    ? overview(now, shown.withoutBoxes())
                    : section(now, section, q, shown);
        }
        String search =
                q.isEmpty() ? "" : "?q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8);
        String to = read.verb().equals("add") || read.verb().equals("search") || !q.isEmpty()
                ? "#add"
                : read.anchor("line-");
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
        FormFields read = FormFields.of(page, request);
        read.headings(draft.form());
        if (read.errors().any()) return headings(draft, Shown.toBeMended(read));
        String key = read.noun();
        FormPart part = new FormPart.Headings();
        Optional<FormDraft> changed = drafts.change(actor, id, read.version(), part, (form, numbers) -> {
            Form set = read.headings(form);
            return switch (read.verb()) {
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
            return headings(now, overtaking(page, now, part, read));
        }
        return new ModelAndView("redirect:/forms/drafts/" + id + "/headings" + read.anchor("heading-"));
    }

    @PostMapping("/forms/drafts/{id}/removal")
    ModelAndView discard(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        edited(actor, id);
        int seen = FormFields.of(page, request).version();
        if (drafts.discard(actor, id, seen)) return new ModelAndView("redirect:/forms");
        FormDraft now = edited(actor, id);
        FormPart part = new FormPart.Whole();
        Overtaking read = overtakings.of(page, now, seen, part);
        return overview(now, Shown.overtaken(now, Map.of(), overtakings.meanwhile(now, seen, part, read)));
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

        static Shown toBeMended(FormFields read) {
            return new Shown(read.version(), read.typed(), read.errors(), null);
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

    private Shown overtaking(Page page, FormDraft now, FormPart part, FormFields read) {
        Overtaking overtaking = overtakings.of(page, now, read.version(), part, read.typed());
        return Shown.overtaken(now, overtaking.boxes(), overtakings.meanwhile(now, read.version(), part, overtaking));
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

    private static String name(FormFields read, String field, Page page) {
        String typed = read.text(field);
        return typed.isEmpty() ? page.t("catalogue.form.unnamed") : typed;
    }

    /** Without marks, in small letters: "Đối thoại" is found by "doi thoai". */
    private static String plain(String text) {
        return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd');
    }
}
