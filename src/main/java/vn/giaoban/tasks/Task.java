package vn.giaoban.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;

/**
 * What one unit is to do.
 *
 * @param ownerKeeperId who acts for its owner today: the owner, or who carries it on
 * @param giverId whose task it is to follow it
 * @param measure how it is seen that it was done; perhaps empty
 * @param due the last day; null where none was set
 * @param version counts the steps
 * @param changedAt when the last step was taken
 */
public record Task(
        long id,
        Cause cause,
        long ownerId,
        long ownerKeeperId,
        long giverId,
        long giverKeeperId,
        String text,
        String measure,
        @Nullable LocalDate due,
        TaskState state,
        int version,
        long givenBy,
        Instant givenAt,
        Instant changedAt) {
    /** Of its text, its measure and every note. */
    public static final int LONGEST = 2000;

    public boolean isOverdue(LocalDate today) {
        return due != null && state.isOpen() && today.isAfter(due);
    }

    /** Whether the actor may take the act as the task stands. */
    public boolean may(Actor actor, TaskAct act) {
        return state.after(act).isPresent() && isFor(actor, act);
    }

    /** The acts that the actor may take as the task stands. */
    public List<TaskAct> acts(Actor actor) {
        return state.acts().stream().filter(act -> isFor(actor, act)).toList();
    }

    /** Whether the act is the actor's to take, wherever the task stands. */
    boolean isFor(Actor actor, TaskAct act) {
        return actor.holdsAnyIn(keeper(act.side()), Role.OFFICER, Role.LEADER);
    }

    private long keeper(TaskAct.Side side) {
        return side == TaskAct.Side.OWNER ? ownerKeeperId : giverKeeperId;
    }

    /** Who acts for the unit that an act concerns, and is told of it. */
    long told(TaskAct act) {
        return act.side() == TaskAct.Side.OWNER ? giverKeeperId : ownerKeeperId;
    }

    /** What is to be mended in what was typed for an act. */
    public Optional<TaskFault> fault(TaskAct act, String note, @Nullable LocalDate newDue) {
        if (act.needsNote() && note.isBlank()) return Optional.of(TaskFault.NOTE_MISSING);
        if (note.strip().length() > LONGEST) return Optional.of(TaskFault.NOTE_LONG);
        if (act != TaskAct.EXTEND) return Optional.empty();
        if (newDue == null) return Optional.of(TaskFault.DUE_MISSING);
        if (due != null && !newDue.isAfter(due)) return Optional.of(TaskFault.DUE_EARLIER);
        return Optional.empty();
    }
}
