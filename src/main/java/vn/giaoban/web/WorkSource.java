package vn.giaoban.web;

import java.util.List;
import vn.giaoban.access.Actor;

/** Says what a reader is to do; each module brings its own as a bean, "Việc của tôi" shows all of them. */
public interface WorkSource {
    /** In the reader's language, in any order. */
    List<WorkItem> items(Page page);

    /** How many are overdue or returned: asked on every page, so one cheap query. */
    default int pressing(Actor actor) {
        return 0;
    }
}
