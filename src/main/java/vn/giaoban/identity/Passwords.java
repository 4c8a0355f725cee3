package vn.giaoban.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hashes and checks passwords with Argon2id as OWASP advises (19 MiB, two passes). Two at a time: a flood of sign-ins must not
 * take the memory and the processors from those who work.
 */
@Component
public class Passwords {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;
    private static final long PATIENCE_SECONDS = 10;

    private final PasswordEncoder argon2 =
            new Argon2Password4jPasswordEncoder(Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID));
    private final Semaphore twoAtATime = new Semaphore(2, true);
    private final Supplier<CommonPasswords> common =
            SingletonSupplier.of(() -> CommonPasswords.read(Passwords::simple));
    private final String nobody;

    public Passwords() {
        nobody = argon2.encode("nobody's password, so that an unknown name costs the same work");
    }

    public String hash(String password) {
        return inTurn(() -> argon2.encode(normalized(password)));
    }

    /** True if the password is the account's. Without an account the same work is done for nothing. */
    boolean matches(String password, @Nullable String hash) {
        String asked = password.length() > LONGEST ? "" : normalized(password);
        boolean matches = inTurn(() -> argon2.matches(asked, hash == null ? nobody : hash));
        return matches && hash != null;
    }

    /** What is wrong with a new password, as a text key; null if nothing is. */
    @Nullable
    String flaw(String password, String username) {
        String plain = normalized(password);
        if (plain.isEmpty()) return "identity.password.empty";
        if (plain.codePointCount(0, plain.length()) < SHORTEST) return "identity.password.short";
        if (plain.length() > LONGEST) return "identity.password.long";
        String simple = simple(plain);
        if (simple.length() > 0 && simple.chars().distinct().count() < 4) return "identity.password.common";
        if (common.get().contain(simple)) return "identity.password.common";
        if (username.length() > 3 && simple.contains(simple(username))) return "identity.password.name";
        return null;
    }

    /** Letters composed, so that the same password typed on another system is the same. */
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** Without case, diacritics, spaces and signs: "Mật khẩu 123!" is as common as "matkhau123". */
    private static String simple(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[^a-z0-9]", "");
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!twoAtATime.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new Busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return work.get();
        } finally {
            twoAtATime.release();
        }
    }

    /** So many sign in at once that this one waited too long. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("too many passwords to check", null, false, false);
        }
    }
}
