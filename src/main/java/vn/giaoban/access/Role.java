package vn.giaoban.access;

/** What an account may be in a unit, from a day to a day. */
public enum Role {
    /** Cán bộ: fills in the unit's reports, receives those of the units below. */
    OFFICER,
    /** Lãnh đạo: approves and sends; nothing leaves the unit without one. */
    LEADER,
    /** Quản trị: makes accounts in the unit and below; touches no report. */
    ADMINISTRATOR,
    /** Kiểm soát: reads everything at and below the unit, changes nothing. */
    AUDITOR
}
