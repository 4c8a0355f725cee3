package vn.giaoban.live;

/** Whoever owns streams of one kind, and says what is to be seen of them. */
public interface LiveSource {
    /** The kind of the streams. */
    String kind();

    /**
     * What an audience is to see of a stream that has changed. Asked once for all of that audience, by nobody in particular and in no
     * transaction; all that is answered goes to all of them, so what is one person's own is not here but behind a small GET of its own.
     *
     * @param after the change up to which this is known; 0 where nothing is, and everything is to be told
     */
    LiveState read(String key, String audience, long after);
}
