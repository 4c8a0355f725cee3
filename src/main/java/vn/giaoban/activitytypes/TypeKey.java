package vn.giaoban.activitytypes;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Names for programs, made of what people read: "Số người dự" is "so-nguoi-du". */
final class TypeKey {
    private static final int LONGEST = 40;

    private TypeKey() {}

    /**
     * Letters and hyphens only, as the log's tables ask.
     *
     * @param taken what it must differ from; a letter behind it makes it differ
     */
    static String of(String label, Set<String> taken) {
        String plain = Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replaceAll("[^a-z]+", "-");
        String key = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-|-$", "");
        if (key.isEmpty()) key = "muc";
        String free = key;
        for (int n = 1; taken.contains(free); n++) free = key + "-" + letters(n);
        return free;
    }

    /** b to z, then ba. */
    private static String letters(int n) {
        String last = String.valueOf((char) ('a' + n % 26));
        return n < 26 ? last : letters(n / 26) + last;
    }
}
