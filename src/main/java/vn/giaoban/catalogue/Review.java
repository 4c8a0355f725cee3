package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/**
 * What whoever decides sees before keeping a change: what becomes different, and what it touches.
 *
 * @param act edition, ending or withdrawal
 * @param differences only the fields that change; for a new rule every field that says something
 * @param hidden everything that was typed, sent once more with the act
 */
public record Review(
        String kind,
        String key,
        String name,
        String act,
        LocalDate from,
        @Nullable LocalDate to,
        String legalBasis,
        @Nullable Ruling before,
        List<Difference> differences,
        List<String> notes,
        Touch touch,
        Map<String, String> hidden) {

    /** One field before and after, as it is read. */
    public record Difference(String label, String before, String after) {}

    static Review of(Page page, Editor editor, String key, Proposal change, String act) {
        Ruling before = change.before();
        Map<String, String> was = before == null ? Map.of() : before.says();
        List<EditorField> fields = editor.fields(page, change.key());
        List<Difference> differences = new ArrayList<>();
        if (!change.ends())
            for (EditorField field : fields) {
                String then = was.getOrDefault(field.name(), "");
                String now = change.said(field.name());
                if (!then.equals(now))
                    differences.add(new Difference(
                            field.label(), before == null ? "–" : field.shown(page, then), field.shown(page, now)));
            }
        Map<String, String> hidden = new LinkedHashMap<>(change.says());
        if (!act.equals("withdrawal")) {
            hidden.put("from", page.f().day(change.from()));
            hidden.put("legalBasis", change.legalBasis());
            hidden.put("rule", change.key());
            hidden.put("reviewed", String.valueOf(before == null ? 0 : before.id()));
        }
        return new Review(
                editor.kind(),
                key,
                editor.name(page, change.key(), change.ends() ? was : change.says()),
                act,
                change.from(),
                change.to(),
                change.legalBasis(),
                before,
                differences,
                editor.notes(page, change),
                editor.touch(change),
                hidden);
    }

    static ModelAndView view(Page page, Editor editor, String key, Proposal change, String act) {
        return view(page, editor, key, change, act, new FormErrors());
    }

    static ModelAndView view(Page page, Editor editor, String key, Proposal change, String act, FormErrors errors) {
        return Templates.view(
                "catalogue/review",
                Map.of("review", of(page, editor, key, change, act), "errors", errors),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** What the rule is called today. */
    static String name(Page page, Editor editor, String key) {
        Ruling shown = editor.rulings(key).shown(page.today()).orElseThrow(NotFound::new);
        return editor.name(page, key, shown.says());
    }

    /** Where the act is sent. */
    public String action() {
        String rule = "/catalogue/" + kind + "/" + key;
        return switch (act) {
            case "ending" -> rule + "/endings";
            case "withdrawal" -> rule + "/editions/" + (before == null ? 0 : before.id()) + "/withdrawal";
            default -> rule + "/editions";
        };
    }
}
