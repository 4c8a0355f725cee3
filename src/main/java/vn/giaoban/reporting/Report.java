package vn.giaoban.reporting;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;

/**
 * What a unit says about a period, and where it stands.
 *
 * @param superiorId to whom it was due in its period's time; null for the root
 * @param keeperId who acts for the unit today: itself, or, once it has ended, whoever carries it on wholly or acts for its last
 *     superior
 * @param judgeId who accepts today: whoever acts for the superior, or, where that is the keeper itself, the keeper's superior, so
 *     that nobody accepts what it wrote; null for the root
 * @param revision grows with every step; a form with an old one is answered with what happened since
 * @param submissions how many editions were sent
 * @param lastSubmissionId the edition in hand: the last that was sent, or the accepted one again where a correction was given up
 * @param acceptedSubmissionId the edition that counts in the figures; null while none does
 * @param acceptedAt when that one was accepted
 * @param filled required cells and passages that are filled, of {@code required}
 * @param counted what the unit's log counts stands in it, in place of what is typed in those cells
 */
public record Report(
        long id,
        long periodId,
        long unitId,
        @Nullable Long superiorId,
        long keeperId,
        @Nullable Long judgeId,
        long formId,
        ReportState state,
        @Nullable ReportState presentedFrom,
        int revision,
        int submissions,
        @Nullable Long lastSubmissionId,
        @Nullable Long acceptedSubmissionId,
        Instant begunAt,
        @Nullable Instant firstSentAt,
        @Nullable Instant sentAt,
        @Nullable Instant acceptedAt,
        int filled,
        int required,
        boolean counted) {

    /** True for the unit's own people, who see it while it is being written; of a unit that has ended, its keeper's. */
    public boolean isOf(Actor actor) {
        return actor.holdsAnyIn(keeperId, Role.OFFICER, Role.LEADER);
    }

    /** True where the unit has ended and another acts for it. */
    public boolean isKept() {
        return keeperId != unitId;
    }

    /** True while an accepted edition counts and the next one is being written, sent or judged. */
    public boolean isCorrecting() {
        return acceptedSubmissionId != null && state != ReportState.ACCEPTED;
    }

    /** True while the superior has nothing in hand: what is being corrected was delivered long ago. */
    public boolean isOwed() {
        return acceptedSubmissionId == null && state.isOpen();
    }

    /** True where those above may read the correction under way: once it was sent, until it is taken back. */
    boolean showsCorrectionAbove() {
        return isCorrecting() && (state == ReportState.SUBMITTED || isUnderReturn());
    }

    /** Where an act leads that the lifecycle allows; what it means for editions and times is the database's to say. */
    Report after(ReportAct act, ReportState to) {
        return new Report(
                id,
                periodId,
                unitId,
                superiorId,
                keeperId,
                judgeId,
                formId,
                to,
                act == ReportAct.PRESENT ? state : null,
                revision + 1,
                submissions,
                lastSubmissionId,
                acceptedSubmissionId,
                begunAt,
                firstSentAt,
                sentAt,
                acceptedAt,
                filled,
                required,
                counted);
    }

    /** The acts this actor may do now. */
    public Set<ReportAct> acts(Actor actor) {
        Set<ReportAct> acts = EnumSet.noneOf(ReportAct.class);
        for (ReportAct act : Lifecycle.acts(state, isCorrecting())) if (may(actor, act)) acts.add(act);
        return acts;
    }

    /** True if the act is this actor's to do, whatever the state. */
    boolean may(Actor actor, ReportAct act) {
        return switch (Lifecycle.side(act)) {
            case UNIT -> isOf(actor);
            case UNIT_LEADER -> actor.holds(Role.LEADER, keeperId);
            case SUPERIOR ->
                judgeId == null
                        ? actor.holds(Role.LEADER, keeperId)
                        : actor.holdsAnyIn(judgeId, Role.OFFICER, Role.LEADER);
        };
    }

    /** True if this actor may write in it now: the unit's people while it is theirs, only the leader once it is presented. */
    public boolean isWritableBy(Actor actor) {
        return switch (state) {
            case DRAFT, WITHDRAWN, RETURNED -> isOf(actor);
            case PRESENTED -> actor.holds(Role.LEADER, keeperId);
            case SUBMITTED, ACCEPTED -> false;
        };
    }

    /** True while the last submission stands returned: then only what was objected to is open. */
    public boolean isUnderReturn() {
        return state == ReportState.RETURNED
                || (state == ReportState.PRESENTED && presentedFrom == ReportState.RETURNED);
    }
}
