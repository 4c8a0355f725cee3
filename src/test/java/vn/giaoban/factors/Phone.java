package vn.giaoban.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's authenticator app, which has read what a page shows. */
public final class Phone {
    private static final Pattern SECRET = Pattern.compile("otpauth://totp/[^\"]*?secret=([A-Z2-7]+)");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Totp totp;
    private final Clock clock;

    private Phone(Totp totp, Clock clock) {
        this.totp = totp;
        this.clock = clock;
    }

    public static Phone scanning(String page, Clock clock) {
        Matcher found = SECRET.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return new Phone(new Totp(bytes(found.group(1))), clock);
    }

    /** What it shows now. */
    public String code() {
        return totp.code(clock.instant());
    }

    /** A code that it does not show, of no step near. */
    public String wrongCode() {
        String code = String.format(Locale.ROOT, "%06d", (Integer.parseInt(code()) + 1) % 1_000_000);
        return totp.accepted(code, clock.instant(), 0).isEmpty() ? code : "abcdef";
    }

    /** As a reader of the database would see it. */
    public String secretInHex() {
        return HexFormat.of().formatHex(totp.secret());
    }

    private static byte[] bytes(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        int held = 0;
        int bits = 0;
        int n = 0;
        for (char letter : base32.toCharArray()) {
            held = (held << 5 | ALPHABET.indexOf(letter)) & 0xfff;
            bits += 5;
            if (bits >= 8) bytes[n++] = (byte) (held >> (bits -= 8));
        }
        return Arrays.copyOf(bytes, n);
    }
}
