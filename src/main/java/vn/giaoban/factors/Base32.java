package vn.giaoban.factors;

/** Bytes as people copy them by hand: letters and digits that are hard to confuse (RFC 4648 §6), without padding. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int GROUP = 4;

    private Base32() {}

    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 8 / 5 + 1);
        int held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = held << 8 | next & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.append(ALPHABET.charAt(held << 5 - bits & 31));
        return text.toString();
    }

    /** In groups of four, for the eye. */
    static String grouped(String text, String between) {
        return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1" + between);
    }
}
