package vn.giaoban.tasks;

import java.util.Locale;

/** What may be done with a task; each is a step with who, when and why. */
public enum TaskAct {
    /** Giao. */
    GIVE(Side.GIVER, false),
    /** Bắt đầu thực hiện. */
    BEGIN(Side.OWNER, false),
    /** Báo đã xong: with a note on what was done. */
    REPORT(Side.OWNER, true),
    /** Xác nhận hoàn thành. */
    CONFIRM(Side.GIVER, false),
    /** Chưa đạt: back to the owner, with what is missing; also where it was confirmed too early. */
    RETURN(Side.GIVER, true),
    /** Rút: nobody is to do it any more. */
    WITHDRAW(Side.GIVER, true),
    /** Gia hạn: a later day. */
    EXTEND(Side.GIVER, true);

    /** On whose behalf an act is done: officers and leaders of the unit that is to do it, or of the one that follows it. */
    enum Side {
        OWNER,
        GIVER
    }

    private final Side side;
    private final boolean noted;

    TaskAct(Side side, boolean noted) {
        this.side = side;
        this.noted = noted;
    }

    Side side() {
        return side;
    }

    /** Whether it says something: what was done, or why. */
    public boolean needsNote() {
        return noted;
    }

    /** The text that names the act, as done. */
    public String textKey() {
        return "tasks.act." + name().toLowerCase(Locale.ROOT);
    }

    /** For the audit trail: "task.given". */
    String auditName() {
        return switch (this) {
            case GIVE -> "task.given";
            case BEGIN -> "task.begun";
            case REPORT -> "task.reported";
            case CONFIRM -> "task.confirmed";
            case RETURN -> "task.returned";
            case WITHDRAW -> "task.withdrawn";
            case EXTEND -> "task.extended";
        };
    }
}
