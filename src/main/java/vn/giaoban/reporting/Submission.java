package vn.giaoban.reporting;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Sheet;

/**
 * One sent edition of a report; never changes.
 *
 * @param rolled what had come up from below when it was sent, from {@code rolledReports} accepted reports
 * @param remarks notes and reasons by slot
 */
public record Submission(
        long id,
        long reportId,
        int number,
        long sentBy,
        Instant sentAt,
        Amounts own,
        Amounts override,
        Amounts rolled,
        int rolledReports,
        Map<Integer, Remark> remarks,
        Map<String, String> passages) {

    /** What was said beside a figure. */
    public record Remark(String note, String reason) {}

    /** The edition in the shape of a report's content, on the figures below as given. */
    Content content(Sheet below) {
        return Content.of(own, override, remarks, passages, below, new Content.Writing(number, sentBy, sentAt));
    }

    /** The slots that say something else than an earlier edition. */
    java.util.Set<Integer> changedSince(@Nullable Submission earlier) {
        java.util.Set<Integer> changed = new java.util.TreeSet<>();
        if (earlier == null) return changed;
        int slots =
                Math.max(Math.max(own.size(), override.size()), Math.max(earlier.own.size(), earlier.override.size()));
        for (int slot = 1; slot <= slots; slot++)
            if (!java.util.Objects.equals(own.get(slot), earlier.own.get(slot))
                    || !java.util.Objects.equals(override.get(slot), earlier.override.get(slot))) changed.add(slot);
        return changed;
    }

    /** The headings whose text is another than in an earlier edition. */
    java.util.Set<String> textChangedSince(@Nullable Submission earlier) {
        java.util.Set<String> changed = new java.util.TreeSet<>();
        if (earlier == null) return changed;
        java.util.Set<String> all = new java.util.TreeSet<>(passages.keySet());
        all.addAll(earlier.passages.keySet());
        for (String heading : all)
            if (!passages.getOrDefault(heading, "").equals(earlier.passages.getOrDefault(heading, "")))
                changed.add(heading);
        return changed;
    }
}
