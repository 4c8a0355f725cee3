package vn.giaoban.conferences;

import java.util.Map;
import vn.giaoban.tasks.TaskCounts;

/**
 * What a conference's own page shows once it was held, as far as its reader may see it.
 *
 * @param tasks how the tasks of each conclusion stand, of those that the reader may see
 * @param results where the result of each secret ballot is read, by its number
 * @param papers minutes and conclusions are open to the reader
 * @param keeps so are the attendance list and the events
 * @param edits so is the article
 */
public record ConferenceRecord(
        Minutes minutes,
        Letterhead head,
        Map<Integer, TaskCounts> tasks,
        Map<Long, String> results,
        boolean papers,
        boolean keeps,
        boolean edits) {
    public TaskCounts tasks(Minutes.Concluded conclusion) {
        return tasks.getOrDefault(conclusion.conclusion(), TaskCounts.NONE);
    }
}
