package vn.giaoban.ballots;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a voter draws: 80 random bits in sixteen signs that are not mistaken for one another.
 *
 * @param signs without the spaces in which it is printed
 */
public record DrawnCode(String signs) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final int MARK_BYTES = 6;

    static DrawnCode random(SecureRandom random) {
        StringBuilder signs = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) signs.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return new DrawnCode(signs.toString());
    }

    /** As typed: small or large, with or without spaces and dashes, O for 0, I and L for 1. */
    static Optional<DrawnCode> typed(String typed) {
        if (typed.length() > 4 * LENGTH) return Optional.empty();
        String signs = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s.-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean whole = signs.length() == LENGTH && signs.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0);
        return whole ? Optional.of(new DrawnCode(signs)) : Optional.empty();
    }

    /** As printed: four groups of four. */
    public String printed() {
        return signs.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    /** Its first line, where it is printed on two. */
    public String firstHalf() {
        return printed().substring(0, LENGTH / 2 + 1);
    }

    public String secondHalf() {
        return printed().substring(LENGTH / 2 + 2);
    }

    /** By which it is known: of this ballot alone. */
    byte[] hash(long ballotId) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("giaoban ballot " + ballotId + " " + signs).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By which its holder finds it in the published list; it does not lead back to the code. */
    public String mark(long ballotId) {
        return mark(hash(ballotId));
    }

    static String mark(byte[] hash) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash, MARK_BYTES)).replaceAll("(.{4})(?=.)", "$1 ");
    }
}
