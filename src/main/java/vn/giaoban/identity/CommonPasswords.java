package vn.giaoban.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What many people choose: our own list, and passwords that became known elsewhere (data/identity/README.md). Read when the first
 * password is chosen; a start need not wait for it.
 */
final class CommonPasswords {
    private final Set<String> words;

    private CommonPasswords(UnaryOperator<String> simple) {
        // Our own list is written as people write; the other one is simple already.
        try (Stream<String> own = lines("data/identity/common-passwords.txt");
                Stream<String> breached = lines("data/identity/breached-passwords.txt")) {
            words = Stream.concat(own.map(simple), breached).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** @param simple how a password is written for comparison: without case, diacritics, spaces and signs */
    static CommonPasswords read(UnaryOperator<String> simple) {
        return new CommonPasswords(simple);
    }

    /** Whether a password, written simply, is one of them, as it is or without the digits at its end. */
    boolean contain(String simple) {
        return words.contains(simple) || words.contains(simple.replaceAll("[0-9]+$", ""));
    }

    private static Stream<String> lines(String file) {
        try {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8));
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .onClose(() -> close(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(BufferedReader in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
