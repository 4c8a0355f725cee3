package vn.giaoban.tasks;

import java.util.Map;

/**
 * How many tasks of one cause stand where.
 *
 * @param byState those with none left out
 */
public record TaskCounts(Map<TaskState, Integer> byState, int overdue) {
    public static final TaskCounts NONE = new TaskCounts(Map.of(), 0);

    public TaskCounts {
        byState = Map.copyOf(byState);
    }

    public int in(TaskState state) {
        return byState.getOrDefault(state, 0);
    }

    /** All that somebody is still to do, or was done: without those that were withdrawn. */
    public int standing() {
        return all() - in(TaskState.WITHDRAWN);
    }

    public int all() {
        return byState.values().stream().mapToInt(Integer::intValue).sum();
    }
}
