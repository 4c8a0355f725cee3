package vn.giaoban.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every text on the screens, in Vietnamese and in English: {@code texts/<module>_<language>.properties}, keys beginning with the
 * module's name, {@code {0}} and so on for what is put in, {@code {0|unit|units}} for a word by whether that is one. A key that one
 * language lacks fails the build (TextsTest).
 */
@Component
public class Texts {
    public static final Locale VIETNAMESE = Locale.of("vi");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private final Map<String, String> vietnamese;
    private final Map<String, String> english;

    public Texts() {
        vietnamese = load("vi");
        english = load("en");
    }

    /** The text of a key in a language, with its arguments in place; the key itself where there is none. */
    public String text(Locale locale, String key, Object... args) {
        String text = keys(locale).get(key);
        if (text == null) return key;
        return args.length == 0 ? text : filled(text, args);
    }

    /** In one pass: what is put in is never read as a place itself, whatever somebody typed. */
    private static String filled(String text, Object[] args) {
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int from = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
            int end = text.indexOf('}', at);
            int n = end < 0 ? -1 : Character.digit(text.charAt(at + 1), 10);
            boolean place = n >= 0 && n < args.length && (end == at + 2 || text.charAt(at + 2) == '|');
            if (!place) {
                filled.append(text, from, at + 1);
                from = at + 1;
                continue;
            }
            filled.append(text, from, at);
            String arg = String.valueOf(args[n]);
            if (end == at + 2) filled.append(arg);
            else {
                int or = text.indexOf('|', at + 3);
                if (arg.equals("1")) filled.append(text, at + 3, or);
                else filled.append(text, or + 1, end);
            }
            from = end + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    public boolean has(String key) {
        return vietnamese.containsKey(key);
    }

    /** All keys of a language with their texts, arguments not put in. */
    public Map<String, String> keys(Locale locale) {
        return locale.getLanguage().equals("en") ? english : vietnamese;
    }

    private static Map<String, String> load(String language) {
        try {
            Map<String, String> all = new HashMap<>();
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:texts/*_" + language + ".properties")) {
                Properties properties = new Properties();
                try (Reader in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(in);
                }
                properties.forEach((key, text) -> all.put((String) key, (String) text));
            }
            return Map.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
