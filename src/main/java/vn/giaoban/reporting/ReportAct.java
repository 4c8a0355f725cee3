package vn.giaoban.reporting;

import java.util.Locale;

/** What may be done to a report; each is a step with who, when and why. */
public enum ReportAct {
    /** Bắt đầu. */
    BEGIN,
    /** Trình duyệt: to the unit's leader. */
    PRESENT,
    /** Đưa lại cho người soạn: by the leader, before sending. */
    HAND_BACK,
    /** Gửi: to the superior unit. */
    SUBMIT,
    /** Rút lại: until it is accepted. */
    WITHDRAW,
    /** Trả lại: by the superior, with reasons. */
    RETURN,
    /** Tiếp nhận: the figures count from now on. */
    ACCEPT,
    /** Bỏ tiếp nhận: by the superior, with a reason; the figures no longer count. */
    REVOKE,
    /** Đính chính: by the unit, with a reason; the accepted edition counts on meanwhile. */
    CORRECT,
    /** Thôi đính chính: by the unit; the accepted edition stands. */
    DROP_CORRECTION,
    /** Nhập từ hệ thống cũ: begun, sent and accepted elsewhere, brought in whole. */
    IMPORT;

    /** The text that names the act, as done. */
    public String textKey() {
        return "reporting.act." + name().toLowerCase(Locale.ROOT);
    }

    /** For the audit trail: "report.submitted". */
    public String auditName() {
        return switch (this) {
            case BEGIN -> "report.begun";
            case PRESENT -> "report.presented";
            case HAND_BACK -> "report.handed-back";
            case SUBMIT -> "report.submitted";
            case WITHDRAW -> "report.withdrawn";
            case RETURN -> "report.returned";
            case ACCEPT -> "report.accepted";
            case REVOKE -> "report.acceptance-revoked";
            case CORRECT -> "report.correction-begun";
            case DROP_CORRECTION -> "report.correction-dropped";
            case IMPORT -> "report.imported";
        };
    }
}
