package vn.giaoban.conferences;

import java.util.ArrayList;
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
import vn.giaoban.web.Texts;

/** The news article about a conference: begun from the record, made their own by whoever runs or prepares it. Nothing is published here. */
@Controller
class ArticlePages {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_BODY = 30_000;

    private final ArticleDrafts drafts;
    private final ArticleSource source;
    private final Seats seats;
    private final Halls halls;

    ArticlePages(ArticleDrafts drafts, ArticleSource source, Seats seats, Halls halls) {
        this.drafts = drafts;
        this.source = source;
        this.seats = seats;
        this.halls = halls;
    }

    @GetMapping("/conferences/{id}/article")
    ModelAndView show(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String language) {
        held(actor, id);
        Locale in = language(page, language);
        ArticleDraft begun = source.begun(id, in, page.now());
        ArticleDraft draft = drafts.of(id, in).orElse(begun);
        return form(id, in, draft, begun, draft.version(), new FormErrors(), null, HttpStatus.OK);
    }

    @PostMapping("/conferences/{id}/article")
    ModelAndView write(
            Page page,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String body) {
        Seat seat = held(actor, id);
        Locale in = language(page, language);
        String said = title.strip();
        String text = body.replace("\r\n", "\n").strip();
        ArticleDraft typed = new ArticleDraft(seen, said, text, "", null);
        FormErrors errors = new FormErrors();
        if (said.isEmpty()) errors.add("title", page.t("conferences.fault.article.title"));
        if (said.length() > LONGEST_TITLE) errors.add("title", page.t("conferences.fault.long"));
        if (text.isEmpty()) errors.add("body", page.t("conferences.fault.article.body"));
        if (text.length() > LONGEST_BODY) errors.add("body", page.t("conferences.fault.long"));
        if (errors.any())
            return form(
                    id,
                    in,
                    typed,
                    source.begun(id, in, page.now()),
                    seen,
                    errors,
                    null,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        if (drafts.write(seat, halls.of(id).conference(), in, seen, said, text))
            return new ModelAndView("redirect:/conferences/" + id + "/article?language=" + in.getLanguage());
        Optional<ArticleDraft> stands = drafts.of(id, in);
        return form(
                id,
                in,
                typed,
                source.begun(id, in, page.now()),
                stands.map(ArticleDraft::version).orElse(0),
                errors,
                stands.map(one -> meanwhile(page, one, typed)).orElse(null),
                HttpStatus.CONFLICT);
    }

    /** Once the conference is over, for those who run or prepare it. */
    private Seat held(Actor actor, long id) {
        Seat seat = seats.preparer(actor, id).seat();
        NotFound.unless(halls.of(id).state().isHeld());
        return seat;
    }

    private static Locale language(Page page, String asked) {
        return switch (asked) {
            case "vi" -> Texts.VIETNAMESE;
            case "en" -> Texts.ENGLISH;
            default -> page.english() ? Texts.ENGLISH : Texts.VIETNAMESE;
        };
    }

    private static Meanwhile meanwhile(Page page, ArticleDraft stands, ArticleDraft typed) {
        List<Meanwhile.Place> places = new ArrayList<>();
        if (!stands.title().equals(typed.title()))
            places.add(new Meanwhile.Place(page.t("conferences.article.title"), stands.title(), typed.title()));
        if (!stands.body().equals(typed.body()))
            places.add(new Meanwhile.Place(page.t("conferences.article.body"), stands.body(), typed.body()));
        return new Meanwhile(stands.by(), stands.at(), places);
    }

    private ModelAndView form(
            long id,
            Locale in,
            ArticleDraft draft,
            ArticleDraft begun,
            int seen,
            FormErrors errors,
            @Nullable Meanwhile meanwhile,
            HttpStatus status) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("hall", halls.of(id));
        model.put("language", in.getLanguage());
        model.put("draft", draft);
        model.put("begun", begun);
        model.put("seen", seen);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        return Templates.view("conferences/article", model, status);
    }
}
