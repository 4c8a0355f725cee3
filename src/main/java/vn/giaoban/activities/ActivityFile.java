package vn.giaoban.activities;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import vn.giaoban.attachments.Attachment;

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

    /** What was sent, whichever keys it came under: a file that is sent twice is the same. */
    static Set<String> sent(Collection<ActivityFile> files) {
        Set<String> sent = new HashSet<>();
        for (ActivityFile file : files)
            sent.add(file.field() + ":" + file.attachment().sentSha256());
        return sent;
    }
}
