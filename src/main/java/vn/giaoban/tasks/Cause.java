package vn.giaoban.tasks;

/**
 * What gave rise to a task.
 *
 * @param kind of thing, such as "conference"; one {@link TaskCauses} knows it
 * @param line which of the thing's lines, such as the number of a conclusion; 0 for the thing as a whole
 */
public record Cause(String kind, long id, int line) {
    /** The thing, whichever of its lines. */
    public Cause whole() {
        return new Cause(kind, id, 0);
    }

    /** For the audit trail: "conference 7.3". */
    @Override
    public String toString() {
        return kind + " " + id + (line == 0 ? "" : "." + line);
    }
}
