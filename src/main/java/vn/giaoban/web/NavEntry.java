package vn.giaoban.web;

import vn.giaoban.access.Actor;

/** One entry of the main navigation; each module brings its own as a bean. */
public interface NavEntry {
    String href();

    String textKey();

    /** Entries stand in this order, left to right. */
    int order();

    boolean visibleTo(Actor actor);

    /** A count of duties beside the entry; 0 shows nothing. Counts duties, not news. */
    default int badge(Actor actor) {
        return 0;
    }
}
