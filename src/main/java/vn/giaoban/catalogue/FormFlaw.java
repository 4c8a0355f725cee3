package vn.giaoban.catalogue;

import java.util.List;

/**
 * Why a form that is being made cannot be laid down yet.
 *
 * @param at which section it concerns, 0 for the form as a whole, -1 for the outline of the text
 * @param textKey what to do, with its arguments
 */
public record FormFlaw(long at, String textKey, List<Object> args) {
    public FormFlaw {
        args = List.copyOf(args);
    }

    /** Where it is mended. */
    public String href(long draftId) {
        String draft = "/forms/drafts/" + draftId;
        return at > 0 ? draft + "/sections/" + at : at < 0 ? draft + "/headings" : draft;
    }
}
