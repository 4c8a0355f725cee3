package vn.giaoban.conferences;

import java.util.Locale;

/** What a conference is held for. One may serve several ends: a directive is studied, and the first half of the year reviewed. */
public enum ConferenceKind {
    /** Giao ban: one period is accounted for and the next agreed on. */
    BRIEFING,
    /** Sơ kết: what was done so far is reviewed. */
    REVIEW,
    /** Tổng kết: a year, or a whole undertaking, is summed up. */
    SUMMARY,
    /** Quán triệt: a directive is studied. */
    STUDY;

    public String textKey() {
        return "conferences.kind." + name().toLowerCase(Locale.ROOT);
    }
}
