package vn.giaoban.activities;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.papers.SheetCell;
import vn.giaoban.papers.SheetFile;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.papers.UnreadableSpreadsheet;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;
import vn.giaoban.web.Texts;

/** Activities by spreadsheet: a kind, its template, the file, what each row comes to, and the sender's word. */
@Controller
class LogImportPages {
    /** What may stand above the rows: what we write into files ourselves, the head, what to type. */
    private static final int ABOVE = 8;

    private final LogImports imports;
    private final LogReviews reviews;
    private final ActivityTypes types;
    private final Texts texts;

    LogImportPages(LogImports imports, LogReviews reviews, ActivityTypes types, Texts texts) {
        this.imports = imports;
        this.reviews = reviews;
        this.types = types;
        this.texts = texts;
    }

    /** The kinds to choose from; with one chosen, its template and where to put the file. */
    @GetMapping("/activities/import")
    ModelAndView start(Actor actor, @RequestParam(defaultValue = "") String type) {
        return start(actor, type, new FormErrors());
    }

    private ModelAndView start(Actor actor, String type, FormErrors errors) {
        NotFound.unless(Activities.mayWrite(actor, actor.homeUnitId()));
        Map<String, ActivityType> ofToday = types.of(actor.day());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("types", ofToday.values());
        model.put("chosen", ofToday.get(type));
        model.put("errors", errors);
        return Templates.view(
                "activities/import", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping("/activities/import/template")
    ResponseEntity<byte[]> template(Page page, Actor actor, @RequestParam String type) {
        NotFound.unless(Activities.mayWrite(actor, actor.homeUnitId()));
        ActivityType chosen = types.find(type, actor.day()).orElseThrow(NotFound::new);
        return file("mau-" + type, writer(page).template(LogSheet.of(List.of(chosen)), chosen.name(page.locale())));
    }

    @PostMapping("/activities/import")
    ModelAndView upload(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        NotFound.unless(Activities.mayWrite(actor, actor.homeUnitId()));
        FormErrors errors = new FormErrors();
        Optional<ActivityType> chosen = types.find(type, actor.day());
        if (chosen.isEmpty()) errors.add("type", page.t("activities.import.type.none"));
        else if (file == null || file.isEmpty()) errors.add("file", page.t("activities.import.file.empty"));
        else {
            Optional<LogImportFile> read = read(page, chosen.get(), file, errors);
            if (read.isPresent())
                return new ModelAndView("redirect:/activities/import/"
                        + imports.keep(
                                actor,
                                type,
                                page.locale(),
                                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                                read.get()));
        }
        return start(actor, type, errors);
    }

    /** Empty where it cannot be kept; what to do about it is among the errors. */
    private Optional<LogImportFile> read(Page page, ActivityType type, MultipartFile file, FormErrors errors)
            throws IOException {
        try (InputStream in = file.getInputStream()) {
            List<List<SheetCell>> cells = SheetFile.read(in, type.name(page.locale()), LogImports.MOST_ROWS + ABOVE);
            LogImportFile read = LogImportFile.read(
                    cells, LogSheet.of(types.editionsOf(type.code()).values()), texts, page.locale());
            if (!read.missing().isEmpty())
                errors.add("file", page.t("activities.import.file.columns", String.join(", ", read.missing())));
            else if (read.rows().isEmpty()) errors.add("file", page.t("activities.import.file.noRows"));
            else if (read.rows().size() > LogImports.MOST_ROWS)
                errors.add("file", page.t("activities.import.file.tooLarge"));
            else return Optional.of(read);
        } catch (UnreadableSpreadsheet e) {
            errors.add(
                    "file",
                    page.t(e.tooLarge() ? "activities.import.file.tooLarge" : "activities.import.file.unreadable"));
        }
        return Optional.empty();
    }

    @GetMapping("/activities/import/{id}")
    ModelAndView review(Actor actor, @PathVariable long id) {
        return review(actor, id, HttpStatus.OK);
    }

    private ModelAndView review(Actor actor, long id, HttpStatus status) {
        LogImport kept = imports.find(actor, id).orElseThrow(NotFound::new);
        LogSheet sheet = sheet(kept);
        Map<String, Object> model = new HashMap<>();
        model.put("review", reviews.of(actor, kept));
        model.put("sheet", sheet);
        model.put("texts", texts);
        model.put(
                "type",
                types.find(kept.typeCode(), actor.day())
                        .or(() -> types.editionsOf(kept.typeCode()).values().stream()
                                .findFirst())
                        .orElseThrow(NotFound::new));
        model.put("stale", status == HttpStatus.CONFLICT);
        model.put("unsaid", status == HttpStatus.UNPROCESSABLE_CONTENT);
        return Templates.view("activities/review", model, status);
    }

    /** The rows that are to be mended, with what to do about each: to be mended there, and sent again. */
    @GetMapping("/activities/import/{id}/faults.xlsx")
    ResponseEntity<byte[]> faults(Page page, Actor actor, @PathVariable long id) {
        LogImport kept = imports.find(actor, id).orElseThrow(NotFound::new);
        return file("dong-can-sua-" + id, writer(page).faults(sheet(kept), reviews.of(actor, kept)));
    }

    /**
     * @param only that the good rows are to be loaded though others are bad
     * @param doubtful that those are other activities which look like one that is logged
     */
    @PostMapping("/activities/import/{id}/confirmation")
    ModelAndView load(
            Actor actor,
            @PathVariable long id,
            @RequestParam String seen,
            @RequestParam(defaultValue = "false") boolean only,
            @RequestParam(defaultValue = "false") boolean doubtful) {
        LogImport kept = imports.find(actor, id).orElseThrow(NotFound::new);
        if (kept.loaded() == null && !only && !reviews.of(actor, kept).bad().isEmpty())
            return review(actor, id, HttpStatus.UNPROCESSABLE_CONTENT);
        imports.load(actor, id, seen, doubtful);
        return new ModelAndView("redirect:/activities/import/" + id);
    }

    /** How things stand now is shown instead of loading something else than was seen. */
    @ExceptionHandler
    ModelAndView stale(StaleImport e, Actor actor) {
        return review(actor, e.importId(), HttpStatus.CONFLICT);
    }

    private LogSheetWriter writer(Page page) {
        return new LogSheetWriter(texts, page.locale());
    }

    private static ResponseEntity<byte[]> file(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Spreadsheets.TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".xlsx")
                                .build()
                                .toString())
                .body(bytes);
    }

    private LogSheet sheet(LogImport kept) {
        return LogSheet.of(types.editionsOf(kept.typeCode()).values());
    }
}
