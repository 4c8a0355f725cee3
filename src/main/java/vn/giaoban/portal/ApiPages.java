package vn.giaoban.portal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.Period;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;
import vn.giaoban.web.Texts;

/**
 * The public's door for programs: figures that the public may see, the description of the interface, and a page that explains it.
 * The public is answered alike, whoever asks, and any site may ask; whoever shows a token is answered all that they see.
 */
@Controller
class ApiPages {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final PublicFigures figures;
    private final SeenFigures seenFigures;
    private final PublicPeriods periods;
    private final Texts texts;

    ApiPages(PublicFigures figures, SeenFigures seenFigures, PublicPeriods periods, Texts texts) {
        this.figures = figures;
        this.seenFigures = seenFigures;
        this.periods = periods;
        this.texts = texts;
    }

    @GetMapping("/api/v1/figures")
    ResponseEntity<byte[]> figures(Page page, Actor actor, @RequestParam MultiValueMap<String, String> address) {
        PublicQuery.Read read = PublicQuery.read(new LinkedMultiValueMap<>(address));
        if (!read.faults().isEmpty()) return unreadable(page, read.faults());
        if (!actor.isAnonymous()) return seen(page, actor, read.query());
        if (read.query().isRows()) return unreadable(page, Map.of(PublicParameter.FORMAT.word(), "unreadable"));
        Optional<PublicFigures.Answer> answer = figures.answer(read.query(), page.today());
        if (answer.isEmpty())
            return problem(HttpStatus.NOT_FOUND, page.t("portal.api.notFound"), page.t("portal.api.notFound.text"));
        return read.query().isCsv()
                ? answer(CSV, PublicAnswers.csv(answer.get()))
                : answer(MediaType.APPLICATION_JSON, PublicAnswers.json(read.query(), answer.get()));
    }

    /** Whoever shows a token is answered all that they see; nobody in between keeps it. */
    private ResponseEntity<byte[]> seen(Page page, Actor actor, PublicQuery query) {
        Optional<SeenFigures.Answer> answer = seenFigures.answer(actor, query);
        if (answer.isEmpty())
            return problem(HttpStatus.NOT_FOUND, page.t("portal.api.notFound"), page.t("portal.api.notFound.text"));
        byte[] body = query.isRows()
                ? SeenAnswers.rows(answer.get())
                : query.isCsv() ? SeenAnswers.csv(answer.get()) : SeenAnswers.json(answer.get());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .contentType(query.isCsv() ? CSV : MediaType.APPLICATION_JSON)
                .body(body);
    }

    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<byte[]> description() {
        return answer(MediaType.APPLICATION_JSON, OpenApi.json(texts));
    }

    @GetMapping("/api")
    ModelAndView explained() {
        List<Period> published = periods.published();
        return Templates.view(
                "portal/api",
                Map.of(
                        "parameters",
                        Arrays.asList(PublicParameter.values()),
                        "published",
                        !published.isEmpty(),
                        "example",
                        published.isEmpty() ? "2026-9T" : published.getFirst().code()));
    }

    /** Kept by nobody without asking: what was public may be taken back. */
    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.noCache().cachePublic())
                .eTag(digest(body))
                .contentType(type)
                .body(body);
    }

    private ResponseEntity<byte[]> unreadable(Page page, Map<String, String> faults) {
        StringBuilder detail = new StringBuilder();
        faults.forEach((parameter, fault) -> detail.append(detail.isEmpty() ? "" : " ")
                .append(
                        fault.equals("unknown")
                                ? page.t("portal.api.unknown", parameter)
                                : page.t("portal.api.unreadable", parameter)));
        return problem(HttpStatus.BAD_REQUEST, page.t("portal.api.wrong"), detail.toString());
    }

    private static ResponseEntity<byte[]> problem(HttpStatus status, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status.value());
        problem.put("detail", detail);
        return ResponseEntity.status(status)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(JsonMapper.builder().build().writeValueAsBytes(problem));
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
