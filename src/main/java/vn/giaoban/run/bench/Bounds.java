package vn.giaoban.run.bench;

import java.util.Optional;

/**
 * What some sums may truthfully be while they grow: no less than what was acknowledged before one asked, no more than that and what is
 * under way, or of unknown end, when the answer is there. Safe to use from many threads.
 */
final class Bounds {
    private final String[] names;
    private final long[] least;
    private final long[] underWay;

    /** @param names of the sums, in words */
    Bounds(String... names) {
        this.names = names;
        this.least = new long[names.length];
        this.underWay = new long[names.length];
    }

    /** Something is about to be sent that adds so much to each. */
    synchronized void sent(long... more) {
        for (int i = 0; i < more.length; i++) underWay[i] += more[i];
    }

    /** It was sent, and acknowledged now. */
    synchronized void acknowledged(long... more) {
        for (int i = 0; i < more.length; i++) {
            underWay[i] -= more[i];
            least[i] += more[i];
        }
    }

    /** It was sent, and not done: so it was answered. */
    synchronized void refused(long... more) {
        for (int i = 0; i < more.length; i++) underWay[i] -= more[i];
    }

    /** To be asked for before the request whose answer is to be judged. */
    synchronized long[] least() {
        return least.clone();
    }

    /** The first of the found sums that cannot have been true between the moment of {@code least} and now, in words. */
    synchronized Optional<String> fault(long[] leastBefore, long[] found) {
        for (int i = 0; i < found.length; i++)
            if (found[i] < leastBefore[i] || found[i] > least[i] + underWay[i])
                return Optional.of(names[i] + ": " + found[i] + ", between " + leastBefore[i] + " and "
                        + (least[i] + underWay[i]) + " is true");
        return Optional.empty();
    }
}
