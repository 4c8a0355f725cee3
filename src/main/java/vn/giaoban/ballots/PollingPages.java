package vn.giaoban.ballots;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.giaoban.web.Templates;
import vn.giaoban.web.Texts;

/**
 * Where a vote is cast and the count is read, by nobody in particular: these pages ask for no actor, keep no cookie, and write no line
 * anywhere, not even of a failure ({@link vn.giaoban.web.Unseen}).
 */
@Controller
class PollingPages {
    private final SecretBallots ballots;
    private final WrongCodes wrong;
    private final Templates templates;
    private final String standard;

    PollingPages(
            SecretBallots ballots,
            WrongCodes wrong,
            Templates templates,
            @Value("${giaoban.language}") String standard) {
        this.ballots = ballots;
        this.wrong = wrong;
        this.templates = templates;
        this.standard = standard;
    }

    @GetMapping("/ballot/{entrance}")
    ResponseEntity<String> ballot(@PathVariable String entrance, @RequestParam(defaultValue = "") String lang) {
        return answer(find(entrance), lang, "", HttpStatus.OK);
    }

    /** The answer is the same for a first paper and for any later one with the same code: what lies in the box stays. */
    @PostMapping("/ballot/{entrance}")
    ResponseEntity<String> vote(
            @PathVariable String entrance,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") List<String> choice,
            @RequestParam(defaultValue = "") String lang) {
        Optional<SecretBallot> found = find(entrance);
        if (found.isEmpty()) return answer(found, lang, "", HttpStatus.OK);
        SecretBallot ballot = found.get();
        if (wrong.tooMany(ballot.id())) return answer(found, lang, "ballots.wait", HttpStatus.TOO_MANY_REQUESTS);
        OptionalInt paper = ballot.paper(choice.stream()
                .map(PollingPages::number)
                .filter(one -> one >= 0)
                .toList());
        if (paper.isEmpty()) return answer(found, lang, "ballots.choose", HttpStatus.UNPROCESSABLE_CONTENT);
        SecretBallots.Put put;
        try {
            put = DrawnCode.typed(code)
                    .map(drawn -> ballots.put(ballot.id(), drawn, paper.getAsInt()))
                    .orElse(SecretBallots.Put.NO_SUCH_CODE);
        } catch (DataAccessException | TransactionException e) {
            // Said to the voter alone: a line in the log would tell when somebody voted.
            return answer(found, lang, "ballots.later", HttpStatus.SERVICE_UNAVAILABLE);
        }
        return switch (put) {
            case IN_BOX -> answer(found, lang, "ballots.inBox", HttpStatus.OK);
            case NOT_OPEN -> answer(find(entrance), lang, "ballots.notOpen", HttpStatus.CONFLICT);
            case NO_SUCH_CODE -> {
                wrong.count(ballot.id());
                yield answer(found, lang, "ballots.noSuchCode", HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    /** What was published, for whoever counts again. */
    @GetMapping("/ballot/{entrance}/papers.csv")
    ResponseEntity<String> papers(@PathVariable String entrance, @RequestParam(defaultValue = "") String lang) {
        Optional<SecretBallot> found = find(entrance).filter(ballot -> ballot.state() == SecretBallot.State.CLOSED);
        if (found.isEmpty()) return answer(Optional.empty(), lang, "", HttpStatus.OK);
        String lines = ballots.papers(found.get()).stream()
                .map(paper -> paper.mark() + "," + paper.hash() + "," + cell(String.join("; ", paper.chosen())) + "\n")
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"ballot-" + found.get().entrance() + ".csv\"")
                .body("mark,sha256,chosen\n" + lines);
    }

    /** A cell that a spreadsheet takes for a text. */
    private static String cell(String text) {
        String plain = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }

    /** An address is typed from a slip like a code, and read as leniently. */
    private Optional<SecretBallot> find(String entrance) {
        return DrawnCode.typed(entrance)
                .map(made -> made.signs().toLowerCase(Locale.ROOT))
                .flatMap(ballots::at);
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }

    private ResponseEntity<String> answer(Optional<SecretBallot> ballot, String lang, String said, HttpStatus status) {
        Locale locale = (lang.isEmpty() ? standard : lang).equals("en") ? Texts.ENGLISH : Texts.VIETNAMESE;
        Map<String, Object> model = new HashMap<>();
        model.put("ballot", ballot.orElse(null));
        model.put("papers", ballot.map(ballots::papers).orElse(List.of()));
        model.put("said", said);
        model.put("lost", status.isError());
        return ResponseEntity.status(ballot.isEmpty() ? HttpStatus.NOT_FOUND : status)
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .body(templates.shared("ballots/ballot", locale, model));
    }
}
