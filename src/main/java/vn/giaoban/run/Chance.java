package vn.giaoban.run;

/**
 * Numbers that look drawn by lot but are always the same for the same name: SplitMix64 over a hash of what is asked. No order of
 * asking matters, so every demo nation is the same on every machine.
 */
record Chance(String of) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Between 0 and 1, evenly. */
    double even(String what) {
        return (mixed(of + "/" + what) >>> 11) * 0x1p-53;
    }

    /** Around 0, mostly within -1 and 1, never beyond -2 and 2. */
    double around(String what) {
        double sum = 0;
        for (int i = 0; i < 4; i++) sum += even(what + "#" + i);
        return Math.clamp((sum - 2) * 1.7, -2, 2);
    }

    boolean happens(String what, double probability) {
        return even(what) < probability;
    }

    /** One of so many, from 0. */
    int among(String what, int many) {
        return (int) (even(what) * many);
    }

    private static long mixed(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        long z = hash + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
