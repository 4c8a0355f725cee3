package vn.giaoban.run.drill;

/**
 * A way in which somebody who may write in the database changes the past, as thoroughly as it goes.
 *
 * <p>Three leave a whole chain behind, which only a head that somebody else has kept tells apart from what was.
 */
enum Tampering {
    UPDATE("another detail is written into an entry"),
    DELETE("an entry is taken out"),
    INSERT("an entry is put in, as if of an earlier transaction"),
    REORDER("two entries change places"),
    TRUNCATE("the last seals and their entries are cut off"),
    REHASH("an entry is altered and the whole chain is made again, seal by seal"),
    RESTORE("an old copy is put back, and work goes on upon it"),
    POLISH("a figure of a sent edition is polished in its own table");

    private final String inWords;

    Tampering(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }

    /** Whether what is left agrees with itself, so that nothing but a head kept elsewhere shows it. */
    boolean leavesAWholeChain() {
        return this == TRUNCATE || this == REHASH || this == RESTORE;
    }
}
