package vn.giaoban.reporting;

import java.util.Locale;

/** Where a report stands. */
public enum ReportState {
    /** Đang soạn. */
    DRAFT,
    /** Chờ duyệt: presented to the unit's own leader. */
    PRESENTED,
    /** Đã gửi: with the superior unit. */
    SUBMITTED,
    /** Đã rút lại: taken back by the unit before acceptance. */
    WITHDRAWN,
    /** Trả lại, with reasons. */
    RETURNED,
    /** Đã tiếp nhận: its figures count. */
    ACCEPTED;

    /** The text that names the state. */
    public String textKey() {
        return "reporting.state." + name().toLowerCase(Locale.ROOT);
    }

    /** The text that says where the correction of an accepted report stands. */
    public String correctingKey() {
        return "reporting.correcting." + name().toLowerCase(Locale.ROOT);
    }

    /** True while the unit itself is at work on it; a report that is not being corrected is then owed. */
    public boolean isOpen() {
        return this != SUBMITTED && this != ACCEPTED;
    }
}
