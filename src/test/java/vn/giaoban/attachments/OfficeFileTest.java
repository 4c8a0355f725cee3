package vn.giaoban.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents of Word and Excel that carry more than text. */
class OfficeFileTest {
    private final Shelf shelf = new Shelf();

    @Test
    void macrosAreFoundByTheirPartTheirTypeAndTheirRelationship() {
        byte[] macro = Samples.utf8("Sub AutoOpen()");
        assertThat(flaw("", "", Map.of("word/vbaProject.bin", macro))).isEqualTo(AttachmentFlaw.MACRO);
        assertThat(flaw(
                        "<Override PartName=\"/word/a.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>",
                        ""))
                .isEqualTo(AttachmentFlaw.MACRO);
        assertThat(flaw("", Samples.relationship("vbaProject", "a.bin", ""))).isEqualTo(AttachmentFlaw.MACRO);
        assertThat(flaw("", Samples.relationship("xlMacrosheet", "a.xml", ""))).isEqualTo(AttachmentFlaw.MACRO);
        assertThat(flaw(
                        "<Default Extension=\"x\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>",
                        ""))
                .isEqualTo(AttachmentFlaw.MACRO);
    }

    @Test
    void controlsObjectsAndFilesWithinAreRefused() {
        byte[] ole = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
        byte[] nested = Samples.xlsx();
        assertThat(flaw("", "", Map.of("word/activeX/activeX1.xml", Samples.utf8("<x/>"))))
                .isEqualTo(AttachmentFlaw.ACTIVE_X);
        assertThat(flaw("", Samples.relationship("control", "a.xml", ""))).isEqualTo(AttachmentFlaw.ACTIVE_X);
        assertThat(flaw("", Samples.relationship("oleObject", "a.bin", ""))).isEqualTo(AttachmentFlaw.FILE_INSIDE);
        assertThat(flaw("", "", Map.of("word/embeddings/bang.xlsx", nested))).isEqualTo(AttachmentFlaw.FILE_INSIDE);
        assertThat(flaw("", "", Map.of("word/media/image1.png", nested))).isEqualTo(AttachmentFlaw.FILE_INSIDE);
        assertThat(flaw("", "", Map.of("word/media/image1.bin", ole))).isEqualTo(AttachmentFlaw.FILE_INSIDE);
        assertThat(flaw("", "", Map.of("word/chay.exe", ole))).isEqualTo(AttachmentFlaw.FILE_INSIDE);
    }

    @Test
    void whatWouldBeFetchedOnOpeningIsRefusedAndALinkToClickOnIsNot() {
        String external = " TargetMode=\"External\"";
        assertThat(flaw("", Samples.relationship("attachedTemplate", "https://la.example/t.dotm", external)))
                .isEqualTo(AttachmentFlaw.FETCHES);
        assertThat(flaw("", Samples.relationship("image", "https://la.example/a.png", external)))
                .isEqualTo(AttachmentFlaw.FETCHES);
        assertThat(flaw("", Samples.relationship("oleObject", "file:///a.xlsx", " TargetMode='&#69;xternal'")))
                .isEqualTo(AttachmentFlaw.FETCHES);
        assertThat(flaw("", Samples.relationship("externalLink", "externalLinks/externalLink1.xml", "")))
                .isEqualTo(AttachmentFlaw.FETCHES);
        assertThat(shelf.kept("cong-van.docx", Samples.docx()).kind()).isEqualTo(AttachmentKind.DOCX);
    }

    @Test
    void bombsAreNotUnpacked() {
        assertThat(flaw("", "", Map.of("word/footnotes.xml", new byte[30 * 1024 * 1024])))
                .isEqualTo(AttachmentFlaw.TOO_MUCH_INSIDE);
        Map<String, byte[]> many = new HashMap<>();
        for (int i = 0; i < 2_000; i++) many.put("word/part" + i + ".xml", new byte[0]);
        assertThat(flaw("", "", many)).isEqualTo(AttachmentFlaw.TOO_MUCH_INSIDE);
    }

    @Test
    void aContainerThatIsBrokenOrReadTwoWaysIsRefused() {
        byte[] whole = Samples.docx();
        assertThat(shelf.flaw("do.docx", java.util.Arrays.copyOf(whole, whole.length - 60)))
                .isEqualTo(AttachmentFlaw.UNREADABLE);
        assertThat(flaw("", "", Map.of("WORD/document.xml", new byte[0]))).isEqualTo(AttachmentFlaw.UNREADABLE);
        assertThat(flaw("", "", Map.of("../../etc/passwd.xml", new byte[0]))).isEqualTo(AttachmentFlaw.UNREADABLE);
        byte[] doctype = Samples.utf8("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>");
        assertThat(flaw("", "", Map.of("word/_rels/a.rels", doctype))).isEqualTo(AttachmentFlaw.UNREADABLE);
        assertThat(shelf.flaw("khac.docx", Samples.zip(Map.of("a.xml", new byte[1]))))
                .isEqualTo(AttachmentFlaw.NOT_AS_NAMED);
    }

    private AttachmentFlaw flaw(String types, String relationships) {
        return flaw(types, relationships, Map.of());
    }

    private AttachmentFlaw flaw(String types, String relationships, Map<String, byte[]> parts) {
        return shelf.flaw("cong-van.docx", Samples.docx(types, relationships, parts));
    }
}
