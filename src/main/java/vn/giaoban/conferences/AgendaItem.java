package vn.giaoban.conferences;

import java.util.Locale;

/**
 * An item of the agenda.
 *
 * @param position from 1
 * @param minutes planned
 */
public record AgendaItem(long id, int position, Kind kind, String title, int minutes) {
    boolean says(AgendaItem other) {
        return kind == other.kind && title.equals(other.title) && minutes == other.minutes;
    }

    /** What is done in it. */
    public enum Kind {
        OPENING,
        REPORT,
        /** Quán triệt: a directive is presented. */
        STUDY,
        /** Tham luận: contributions registered beforehand. */
        CONTRIBUTIONS,
        /** Thảo luận: whoever raises a hand. */
        DISCUSSION,
        BALLOT,
        CONCLUSION,
        CLOSING,
        OTHER;

        /** The list of those who wish to speak opens with it. */
        public boolean isSpokenIn() {
            return this == CONTRIBUTIONS || this == DISCUSSION;
        }

        public String textKey() {
            return "conferences.item." + name().toLowerCase(Locale.ROOT);
        }
    }
}
