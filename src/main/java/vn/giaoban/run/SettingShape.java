package vn.giaoban.run;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.identity.Hours;
import vn.giaoban.web.Networks;

/**
 * What a setting's value looks like.
 *
 * @param looks in the tables: "0…65535", "yes|no"
 * @param says behind "It must be" in the sentence that refuses another
 * @param path whether it is one, and so seen from where it was written
 */
record SettingShape(String looks, String says, boolean path, Predicate<String> fits) {
    static final SettingShape TEXT = new SettingShape("…", "a text", false, text -> true);
    static final SettingShape DIRECTORY = new SettingShape("DIR", "a directory", true, text -> true);
    static final SettingShape FILE = new SettingShape("FILE", "a file", true, text -> true);
    static final SettingShape YES_NO = oneOf("yes", "no");
    static final SettingShape DATABASE = new SettingShape(
            "postgresql://HOST:PORT/NAME",
            "like postgresql://user:password@host:5432/name",
            false,
            text -> true); // Database says better what is wrong with it
    static final SettingShape ORIGIN = new SettingShape(
            "https://HOST", "like https://giaoban.example.vn, without a path", false, SettingShape::isOrigin);
    static final SettingShape ISSUER = new SettingShape(
            "https://HOST/…", "like https://id.example.vn/realms/agency", false, SettingShape::isIssuer);
    static final SettingShape NETWORKS = new SettingShape(
            "ADDRESS/BITS, …",
            "a list of addresses or networks such as 10.1.0.0/16, 127.0.0.1, 2001:db8::/32",
            false,
            reads(Networks::of));
    static final SettingShape HOURS =
            new SettingShape("mon-fri 07:00-18:00", "like mon-fri 07:00-18:00 or 06:30-22:00", false, reads(Hours::of));

    static final SettingShape HOST_PORT =
            new SettingShape("HOST:PORT", "like 127.0.0.1:3310", false, SettingShape::isHostAndPort);

    static SettingShape number(int least, int most) {
        return new SettingShape(
                least + "…" + most,
                "a number from " + least + " to " + most,
                false,
                text -> text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most);
    }

    /** A number, or a word that stands for none. */
    static SettingShape numberOr(String word, int least, int most) {
        SettingShape number = number(least, most);
        return new SettingShape(
                word + "|" + number.looks,
                word + " or " + number.says,
                false,
                text -> text.equals(word) || number.fits.test(text));
    }

    static SettingShape oneOf(String... words) {
        return new SettingShape(String.join("|", words), String.join(" or ", words), false, List.of(words)::contains);
    }

    private static Predicate<String> reads(Consumer<String> reader) {
        return text -> {
            try {
                reader.accept(text);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        };
    }

    /** Whoever reads the way there could sign in as anybody: in the open only on this machine. */
    private static boolean isIssuer(String text) {
        try {
            URI uri = URI.create(text);
            boolean here = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isHostAndPort(String text) {
        int colon = text.lastIndexOf(':');
        return text.matches("[^\\s/]+:\\d{1,5}") && Integer.parseInt(text.substring(colon + 1)) <= 65535;
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            @Nullable String path = uri.getRawPath();
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (path == null || path.isEmpty())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
