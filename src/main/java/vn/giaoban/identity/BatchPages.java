package vn.giaoban.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.papers.Spreadsheet;
import vn.giaoban.papers.Spreadsheet.Column;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.papers.UnreadableSpreadsheet;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;
import vn.giaoban.web.Templates;

/** Accounts by spreadsheet: template, upload, preview, the uploader's word, links. */
@Controller
class BatchPages {
    private static final List<String> COLUMNS = List.of("name", "username", "unit", "role", "from", "to");

    private final Batches batches;
    private final PublicAddress address;
    private final Proofs proofs;

    BatchPages(Batches batches, PublicAddress address, Proofs proofs) {
        this.batches = batches;
        this.address = address;
        this.proofs = proofs;
    }

    @GetMapping("/accounts/import")
    ModelAndView start(Actor actor) {
        return start(actor, new FormErrors(), HttpStatus.OK);
    }

    @GetMapping("/accounts/import/template")
    ResponseEntity<byte[]> template(Page page, Actor actor) {
        NotFound.unless(Administration.isAdministrator(actor));
        return file(
                "tai-khoan.xlsx",
                Spreadsheet.of(
                        page.t("identity.import.sheet"),
                        columns(page, false),
                        List.of(List.of(
                                "Nguyễn Thị Thí Dụ",
                                "",
                                "06541",
                                "Cán bộ",
                                page.f().day(actor.day()),
                                ""))));
    }

    @PostMapping("/accounts/import")
    ModelAndView upload(Page page, Actor actor, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        NotFound.unless(Administration.isAdministrator(actor));
        FormErrors errors = new FormErrors();
        if (file == null || file.isEmpty()) {
            errors.add("file", page.t("identity.import.file.empty"));
            return start(actor, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try (InputStream in = file.getInputStream()) {
            Optional<Long> batch = batches.keep(actor, Spreadsheets.read(in));
            if (batch.isPresent()) return new ModelAndView("redirect:/accounts/import/" + batch.get());
            errors.add("file", page.t("identity.import.file.noRows"));
        } catch (UnreadableSpreadsheet e) {
            errors.add(
                    "file", page.t(e.tooLarge() ? "identity.import.file.tooLarge" : "identity.import.file.unreadable"));
        }
        return start(actor, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/accounts/import/{id}")
    ModelAndView batch(Actor actor, @PathVariable long id) {
        NotFound.unless(Administration.isAdministrator(actor));
        return Templates.view(
                "identity/batch", Map.of("batch", batches.find(actor, id).orElseThrow(NotFound::new)));
    }

    @PostMapping("/accounts/import/{id}/confirmation")
    String confirm(Actor actor, @PathVariable long id, HttpServletRequest request) {
        NotFound.unless(
                Administration.isAdministrator(actor) && batches.find(actor, id).isPresent());
        proofs.recent(request);
        batches.confirm(actor, id);
        return "redirect:/accounts/import/" + id;
    }

    /** A post, since it issues the links: the file is their only copy. */
    @PostMapping("/accounts/import/{id}/links")
    ResponseEntity<byte[]> links(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        NotFound.unless(
                Administration.isAdministrator(actor) && batches.find(actor, id).isPresent());
        proofs.recent(request);
        List<String> links = batches.links(actor, id);
        List<Batch.Line> lines =
                batches.find(actor, id).orElseThrow(NotFound::new).lines();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Batch.Line line = lines.get(i);
            String link = links.get(i).isEmpty() ? "" : address.of(request) + links.get(i);
            rows.add(List.of(line.name(), line.username(), line.unit(), line.role(), line.from(), line.to(), link));
        }
        return file("duong-lien-ket.xlsx", Spreadsheet.of(page.t("identity.import.sheet"), columns(page, true), rows));
    }

    private static List<Column> columns(Page page, boolean links) {
        List<Column> columns = new ArrayList<>();
        for (String column : COLUMNS)
            columns.add(Column.text(page.t("identity.import.column." + column), column.equals("name") ? 30 : 16));
        if (links) columns.add(Column.text(page.t("identity.import.column.link"), 80));
        return columns;
    }

    private static ResponseEntity<byte[]> file(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Spreadsheets.TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    private static ModelAndView start(Actor actor, FormErrors errors, HttpStatus status) {
        NotFound.unless(Administration.isAdministrator(actor));
        return Templates.view("identity/import", Map.of("errors", errors), status);
    }
}
