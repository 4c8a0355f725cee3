package vn.giaoban.conferences;

import java.util.Locale;

/** Why something cannot happen now. */
public enum Refused {
    /** Nobody is called to a conference that nobody chairs. */
    CHAIR_MISSING,
    /** Nor to one of which nobody knows what it is about. */
    AGENDA_MISSING,
    /** Nor to one that its chair could not open. */
    CHAIR_WITHOUT_ACCOUNT,
    /** The conference is not, or no longer, at that step. */
    STATE,
    /** Nothing of the kind happens before it is opened, or while it stands still. */
    NOT_RUNNING,
    /** The list is closed, and this is no point of order. */
    LIST_CLOSED,
    /** The same person waits already. */
    WAITING_ALREADY,
    /** The hand was lowered, or called meanwhile. */
    HAND_GONE,
    NOBODY_SPEAKS,
    ITEM_ALREADY,
    /** An item that was begun, or of which something is written down, stays where it is. */
    ITEM_HELD,
    LIST_ALREADY,
    NOTHING_SHOWN,
    BALLOT_RUNNING,
    BALLOT_CLOSED,
    /** A conference is not closed over a box that takes papers: it is counted or given up first. */
    SECRET_RUNNING,
    /** So few slips were drawn that totals would tell what each has chosen: the box stays closed. */
    SECRET_FEW_DRAWN,
    /** So few papers lie in the box by now. */
    SECRET_FEW_CAST,
    NO_SUCH_CHOICE,
    /** Somebody else wrote there meanwhile. */
    WRITTEN_MEANWHILE,
    /** A conclusion was removed meanwhile. */
    CONCLUSION_GONE,
    /** After the chair has confirmed, nothing is written any more. */
    CONFIRMED;

    public String textKey() {
        return "conferences.refused." + name().toLowerCase(Locale.ROOT);
    }
}
