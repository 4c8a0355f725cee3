package vn.giaoban.run;

import java.util.function.Consumer;

/**
 * Work to be done before the first page is served, on a migrated database. Every start asks every bean of this type, in
 * their order; one that finds its work done returns at once.
 */
public interface FirstStart {

    int order();

    /** Each line given to {@code progress} is shown on the console; long work says every few seconds how far it is. */
    void prepare(Home home, Consumer<String> progress);
}
