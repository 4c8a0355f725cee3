package vn.giaoban.attachments;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a packed document says of its own parts: their kinds ({@code [Content_Types].xml}) and how they hang together
 * ({@code .rels}). A part may have any name; what is done with it follows from these two.
 */
final class OfficeParts {
    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /** Relationships to files that lie within. */
    private static final Set<String> TO_FILES = Set.of("oleobject", "package", "afchunk");
    /** Relationships to what lies elsewhere, whether or not it is said so. */
    private static final Set<String> TO_ELSEWHERE = Set.of("attachedtemplate", "externallink", "externallinkpath");

    private final String wanted;
    private boolean found;

    OfficeParts(AttachmentKind kind) {
        wanted = kind == AttachmentKind.DOCX ? WORD : EXCEL;
    }

    /** Reads one such part. */
    void read(byte[] xml) throws RefusedAttachment {
        try {
            // This parser knows no entities but XML's own five and fetches nothing; a DOCTYPE is refused all the same.
            XMLStreamReader reader = new InputFactoryImpl().createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) throw new RefusedAttachment(AttachmentFlaw.UNREADABLE);
                if (event == XMLStreamConstants.START_ELEMENT) element(reader);
            }
            reader.close();
        } catch (XMLStreamException e) {
            throw new RefusedAttachment(AttachmentFlaw.UNREADABLE, e);
        }
    }

    private void element(XMLStreamReader reader) throws RefusedAttachment {
        String content = attribute(reader, "ContentType");
        if (content != null) contentType(content);
        String type = attribute(reader, "Type");
        if (type != null)
            relationship(type.substring(type.lastIndexOf('/') + 1), "external".equals(attribute(reader, "TargetMode")));
    }

    private void contentType(String type) throws RefusedAttachment {
        if (isMacro(type)) throw new RefusedAttachment(AttachmentFlaw.MACRO);
        if (type.contains("activex")) throw new RefusedAttachment(AttachmentFlaw.ACTIVE_X);
        if (type.contains("oleobject")) throw new RefusedAttachment(AttachmentFlaw.FILE_INSIDE);
        found |= type.equals(wanted);
    }

    private static void relationship(String type, boolean external) throws RefusedAttachment {
        if (isMacro(type)) throw new RefusedAttachment(AttachmentFlaw.MACRO);
        if (type.equals("control") || type.contains("activex")) throw new RefusedAttachment(AttachmentFlaw.ACTIVE_X);
        // An address that a reader may follow is no danger; all else that lies outside is fetched unasked.
        if (TO_ELSEWHERE.contains(type) || external && !type.equals("hyperlink"))
            throw new RefusedAttachment(AttachmentFlaw.FETCHES);
        if (TO_FILES.contains(type)) throw new RefusedAttachment(AttachmentFlaw.FILE_INSIDE);
    }

    /** Also the macro sheets of Excel 4. */
    private static boolean isMacro(String type) {
        return type.contains("macro") || type.contains("vba");
    }

    /** In small letters; null if the element has none, in whatever namespace. */
    private static @Nullable String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++)
            if (reader.getAttributeLocalName(i).equals(name))
                return reader.getAttributeValue(i).strip().toLowerCase(Locale.ROOT);
        return null;
    }

    /** After all parts: a document must be a document, a workbook a workbook. */
    void checkKind() throws RefusedAttachment {
        if (!found) throw new RefusedAttachment(AttachmentFlaw.NOT_AS_NAMED);
    }
}
