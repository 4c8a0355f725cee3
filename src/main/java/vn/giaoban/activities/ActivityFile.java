package vn.giaoban.activities;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import vn.giaoban.attachments.Attachment;
import vn.giaoban.web.Page;

/**
 * A photo or document that goes with an activity.
 *
 * @param field the position of the field that it fills; {@link #OWN} for one of the activity's own
 */
public record ActivityFile(int field, Attachment attachment) {
    static final int OWN = 0;

    /** So many of its own an activity carries. */
    public static final int MOST = 10;

    public boolean isOwn() {
        return field == OWN;
    }

    /** How large it is, as a reader is told. */
    public String size(Page page) {
        long kilobytes = Math.ceilDiv(attachment.bytes(), 1024L);
        return kilobytes < 1024
                ? page.f().whole(kilobytes) + " KB"
                : page.f().number(kilobytes * 1000 / 1024, 1) + " MB";
    }

    /** What was sent, whichever keys it came under: a file that is sent twice is the same. */
    static Set<String> sent(Collection<ActivityFile> files) {
        Set<String> sent = new HashSet<>();
        for (ActivityFile file : files)
            sent.add(file.field() + ":" + file.attachment().sentSha256());
        return sent;
    }
}
