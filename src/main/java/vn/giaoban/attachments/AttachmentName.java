package vn.giaoban.attachments;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A file's name as it may be kept and handed out: no path, nothing that cannot be seen or that a file system takes for something
 * else.
 *
 * @param extension in small letters, without the dot; empty if there was none
 */
record AttachmentName(String stem, String extension) {
    private static final int LONGEST = 150;
    private static final String NAMELESS = "tep";

    /** What is left of a name that somebody's program gave. */
    static AttachmentName of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        // Characters of category C cannot be seen; some of them turn "fdp.exe" round in the eyes of its reader.
        String seen = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("\\p{C}", "")
                .replaceAll("[<>:\"|?*]", "_");
        int dot = seen.lastIndexOf('.');
        String stem = trimmed(dot < 0 ? seen : seen.substring(0, dot));
        String extension = dot < 0 ? "" : seen.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
        return new AttachmentName(stem.isEmpty() ? NAMELESS : stem, extension);
    }

    private static String trimmed(String stem) {
        int characters = stem.codePointCount(0, stem.length());
        String shortened = characters <= LONGEST ? stem : stem.substring(0, stem.offsetByCodePoints(0, LONGEST));
        return shortened.replaceAll("^[. ]+|[. ]+$", "");
    }

    String whole() {
        return stem + "." + extension;
    }
}
