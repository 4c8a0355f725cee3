package vn.giaoban.run;

/**
 * Numbers that look drawn by lot but are always the same for the same name: SplitMix64 from a hash of what is asked. No order of
 * asking matters, so every demo nation is the same on every machine.
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private final long seed;

    Chance(String of) {
        seed = hash(BASIS, of);
    }

    /** Between 0 and 1, evenly. */
    double even(String what) {
        return fraction(hash(seed, what));
    }

    /** Around 0, mostly within -1 and 1, never beyond -2 and 2. */
    double around(String what) {
        long state = hash(seed, what);
        double sum = 0;
        for (int draw = 0; draw < 4; draw++) sum += fraction(state += GOLDEN);
        return Math.clamp((sum - 2) * 1.7, -2, 2);
    }

    boolean happens(String what, double probability) {
        return even(what) < probability;
    }

    /** One of so many, from 0. */
    int among(String what, int many) {
        return (int) (even(what) * many);
    }

    /** FNV-1a, one step further by a separator, so that "1" of "23" is not "12" of "3". */
    private static long hash(long from, String text) {
        long hash = from;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        return (hash ^ '/') * 0x100000001B3L;
    }

    private static double fraction(long state) {
        long z = state + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1p-53;
    }
}
