package vn.giaoban.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** PDFs that would do something. */
class PdfFileTest {
    private final Shelf shelf = new Shelf();

    @Test
    void aScriptIsFoundInTheOpenSpelledOtherwiseAndPacked() {
        String script = "<< /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>";
        assertThat(flaw("1 0 obj\n" + script + "\nendobj\n")).isEqualTo(AttachmentFlaw.PDF_SCRIPT);
        assertThat(flaw("1 0 obj\n<< /S /J#61vaScript >>\nendobj\n")).isEqualTo(AttachmentFlaw.PDF_SCRIPT);
        assertThat(flaw("1 0 obj\n<< /A 3 0 R /#4aS (x) >>\nendobj\n")).isEqualTo(AttachmentFlaw.PDF_SCRIPT);
        assertThat(shelf.flaw("a.pdf", Samples.pdfPacked(script, ""))).isEqualTo(AttachmentFlaw.PDF_SCRIPT);
        assertThat(flaw("1 0 obj\n<< /AcroForm << /XFA 3 0 R >> >>\nendobj\n")).isEqualTo(AttachmentFlaw.PDF_SCRIPT);
    }

    @Test
    void programsAndFilesWithinAreRefused() {
        assertThat(flaw("1 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n")).isEqualTo(AttachmentFlaw.PDF_LAUNCH);
        assertThat(flaw("1 0 obj\n<< /Names << /EmbeddedFiles 3 0 R >> >>\nendobj\n"))
                .isEqualTo(AttachmentFlaw.FILE_INSIDE);
        assertThat(flaw("1 0 obj\n<< /Type /Filespec /EF << /F 3 0 R >> >>\nendobj\n"))
                .isEqualTo(AttachmentFlaw.FILE_INSIDE);
        assertThat(shelf.flaw("a.pdf", Samples.pdfPacked("<< /Subtype /FileAttachment >>", "")))
                .isEqualTo(AttachmentFlaw.FILE_INSIDE);
    }

    @Test
    void whatCannotBeLookedThroughIsRefused() {
        assertThat(flaw("1 0 obj\n<< >>\nendobj\ntrailer << /Encrypt 2 0 R >>\n"))
                .isEqualTo(AttachmentFlaw.PDF_LOCKED);
        assertThat(shelf.flaw("a.pdf", Samples.pdfPacked("<< >>", " /DecodeParms << /Predictor 12 >>")))
                .isEqualTo(AttachmentFlaw.PDF_OPAQUE);
        assertThat(shelf.flaw(
                        "a.pdf", Samples.pdfPacked("<< >>", " /Extends (>> stream) /Filter [/FlateDecode /LZWDecode]")))
                .isEqualTo(AttachmentFlaw.PDF_OPAQUE);
        assertThat(flaw("5 0 obj\n<< /First 4 /N 1 /Filter /FlateDecode >>\nstream\nnot packed at all\nendstream\n"))
                .isEqualTo(AttachmentFlaw.PDF_OPAQUE);
        assertThat(shelf.flaw("a.pdf", Samples.utf8("%PDF-1.7\nno object"))).isEqualTo(AttachmentFlaw.UNREADABLE);
    }

    @Test
    void whatReadersTakeForTextHidesNothing() {
        String packed = Samples.deflated("1 0 << /S /JavaScript >>");
        String stream =
                "<< /N 1 /X (endobj \\) 9 0 obj stream) %>> stream\n /First 4 /Filter /FlateDecode >>\nstream\n";
        assertThat(shelf.flaw("a.pdf", Samples.pdf("5 0 obj\n" + stream + packed + "\nendstream\nendobj\n")))
                .as("an entry that is not an object stream's")
                .isEqualTo(AttachmentFlaw.PDF_OPAQUE);
        String plain =
                "<< /N 1 /Length (endobj \\) 9 0 obj stream) %>> stream\n /First 4 /Filter /FlateDecode >>\nstream\n";
        assertThat(shelf.flaw("a.pdf", Samples.pdf("( 5 0 obj\n" + plain + packed + "\nendstream\nendobj\n")))
                .as("within a text that begins before the object")
                .isEqualTo(AttachmentFlaw.PDF_SCRIPT);
    }

    @Test
    void bombsAreNotUnpackedNorReadAgainAndAgain() {
        assertThat(shelf.flaw("a.pdf", Samples.pdfPacked(" ".repeat(20 * 1024 * 1024), "")))
                .isEqualTo(AttachmentFlaw.TOO_MUCH_INSIDE);
        assertThat(flaw("1 0 obj (".repeat(100_000))).isEqualTo(AttachmentFlaw.UNREADABLE);
    }

    @Test
    void aPdfOfTodaysProgramsIsKept() {
        byte[] pdf = Samples.pdfPacked("<< /Type /Catalog /Pages 2 0 R /Outlines << /First 7 0 R >> >>", " /Length 99");
        assertThat(shelf.read(shelf.kept("a.pdf", pdf))).isEqualTo(pdf);
        byte[] talking = Samples.pdf("1 0 obj\n<< /Title (Launch of JavaScript, JS and EF) >>\nendobj\n");
        assertThat(shelf.read(shelf.kept("a.pdf", talking))).isEqualTo(talking);
    }

    private AttachmentFlaw flaw(String objects) {
        return shelf.flaw("a.pdf", Samples.pdf(objects));
    }
}
