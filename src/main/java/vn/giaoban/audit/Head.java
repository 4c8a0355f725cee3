package vn.giaoban.audit;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seal's number and hash, by which everything that was written until then is held: whoever has it on paper can have the trail
 * checked against it, whatever was done to the database meanwhile.
 *
 * @param hash in hexadecimal digits: all 64 of them, or at least the first 16
 */
public record Head(long number, String hash) {
    private static final int PRINTED = 20;
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(\\d{1,18})\\s*:\\s*([0-9a-f][0-9a-f \\-]{14,}[0-9a-f])\\s*");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16,64}");

    public Head {
        if (number < 1 || !HASH.matcher(hash).matches()) throw new IllegalArgumentException(number + ":" + hash);
    }

    static Head of(long number, byte[] hash) {
        return new Head(number, HexFormat.of().formatHex(hash));
    }

    /** Reads a head as it is printed, or with its whole hash; gaps and dashes between the digits do not matter. */
    public static Optional<Head> read(String written) {
        Matcher found = WRITTEN.matcher(written.toLowerCase(Locale.ROOT));
        if (!found.matches()) return Optional.empty();
        String hash = found.group(2).replaceAll("[ -]", "");
        long number = Long.parseLong(found.group(1));
        return number < 1 || !HASH.matcher(hash).matches() ? Optional.empty() : Optional.of(new Head(number, hash));
    }

    /** As it is printed, short enough to be copied by hand: {@code 1234:9f3a-77c0-12ab-44de-90fe}. */
    public String printed() {
        StringBuilder printed = new StringBuilder().append(number).append(':');
        for (int i = 0; i < PRINTED && i < hash.length(); i += 4)
            printed.append(i == 0 ? "" : "-").append(hash, i, Math.min(i + 4, hash.length()));
        return printed.toString();
    }

    /** With all of its digits, for programs: {@code 1234:9f3a77c0…}. */
    public String written() {
        return number + ":" + hash;
    }

    /** Whether it is that of a seal with this hash, as far as it goes. */
    boolean isOf(byte[] other) {
        return HexFormat.of().formatHex(other).startsWith(hash);
    }
}
