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
 * The door for programs: figures that the public may see, or that an account sees, the description of the interface, and a page that
 * explains it.
 */
@Controller
class ApiPages {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /** What an answer may differ by. */
    private static final String[] WHO = {HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE};

    private final PublicFigures figures;
    private final SeenFigures seen;
    private final PublicPeriods periods;
    private final Texts texts;

    ApiPages(PublicFigures figures, SeenFigures seen, PublicPeriods periods, Texts texts) {
        this.figures = figures;
        this.seen = seen;
        this.periods = periods;
        this.texts = texts;
    }

    /**
     * Who shows a token, or is signed in, is answered of all that their account sees, and for them alone; about what it does not see
     * they are the public.
     */
    @GetMapping("/api/v1/figures")
    ResponseEntity<byte[]> figures(Page page, Actor actor, @RequestParam MultiValueMap<String, String> address) {
        FigureQuery.Read read = FigureQuery.read(new LinkedMultiValueMap<>(address));
        if (!read.faults().isEmpty()) return unreadable(page, read.faults());
        FigureQuery query = read.query();
        Optional<SeenFigures.Answer> seen = this.seen.answer(actor, query);
        if (seen.isPresent())
            return query.isCsv()
                    ? own(CSV, SeenAnswers.csv(seen.get()))
                    : own(
                            MediaType.APPLICATION_JSON,
                            query.isRows() ? SeenAnswers.rows(query, seen.get()) : SeenAnswers.json(query, seen.get()));
        Optional<PublicFigures.Answer> answer = figures.answer(query, page.today());
        if (answer.isEmpty())
            return problem(HttpStatus.NOT_FOUND, page.t("portal.api.notFound"), page.t("portal.api.notFound.text"));
        return query.isCsv()
                ? answer(CSV, PublicAnswers.csv(answer.get()))
                : answer(
                        MediaType.APPLICATION_JSON,
                        query.isRows()
                                ? PublicAnswers.rows(query, answer.get())
                                : PublicAnswers.json(query, answer.get()));
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
                        Arrays.asList(FigureParameter.values()),
                        "published",
                        !published.isEmpty(),
                        "example",
                        published.isEmpty() ? "2026-9T" : published.getFirst().code()));
    }

    /** For who asks alone: kept by nobody on the way, and read by no other site's page. */
    private static ResponseEntity<byte[]> own(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, WHO)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .contentType(type)
                .body(body);
    }

    /** Kept by nobody without asking: what was public may be taken back. */
    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, WHO)
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
                .header(HttpHeaders.VARY, WHO)
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
