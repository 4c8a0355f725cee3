package vn.giaoban.tasks;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step in a task's life: what, by whom, when and why.
 *
 * @param state where the task stood after it
 * @param due when it was due then
 */
public record TaskStep(
        int version, TaskAct act, TaskState state, @Nullable LocalDate due, long accountId, Instant at, String note) {}
