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
 * module's name, {@code {0}} and so on for what is put in. A key that one language lacks fails the build (TextsTest).
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
        for (int i = 0; i < args.length; i++) text = text.replace("{" + i + "}", String.valueOf(args[i]));
        return text;
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
