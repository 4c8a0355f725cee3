package vn.giaoban.conferences;

import org.jspecify.annotations.Nullable;

/**
 * One who runs a conference: a chair or a secretary.
 *
 * @param accountId null for one who is known by name only
 * @param title as it stands in the invitation and in the minutes
 */
public record ConferenceOfficer(
        int position, Part part, @Nullable Long accountId, String name, String title) {
    public enum Part {
        CHAIR,
        SECRETARY
    }
}
