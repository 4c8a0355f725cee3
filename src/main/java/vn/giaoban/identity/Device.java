package vn.giaoban.identity;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One browser in which an account is signed in. */
public record Device(String id, String name, Instant since, Instant lastSeen) {
    private static final List<String> BROWSERS =
            List.of("Edg", "OPR", "CocCoc", "coc_coc", "Firefox", "Chrome", "Safari");
    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux");

    /** A browser's name for its owner's eyes: "Firefox · Windows"; empty if it does not tell. */
    static String name(@Nullable String userAgent) {
        if (userAgent == null) return "";
        return Stream.of(first(BROWSERS, userAgent), first(SYSTEMS, userAgent))
                .filter(word -> !word.isEmpty())
                .map(Device::spoken)
                .collect(Collectors.joining(" · "));
    }

    private static String first(List<String> words, String userAgent) {
        return words.stream().filter(userAgent::contains).findFirst().orElse("");
    }

    private static String spoken(String word) {
        return switch (word) {
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            case "coc_coc", "CocCoc" -> "Cốc Cốc";
            case "Macintosh" -> "macOS";
            default -> word;
        };
    }
}
