package vn.giaoban.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.access.NotFound;

/** Keeps the personal texts of entries beside them, and erases them. */
final class PersonalTexts {
    private static final int SALT = 16;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PersonalTexts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Kept(byte[] digest, byte[] salt, String text) {}

    /** The details with digests in place of their personal texts, which are kept; most have none. */
    List<Map<String, ?>> keep(List<? extends Map<String, ?>> details) {
        List<Kept> kept = new ArrayList<>();
        List<Map<String, ?>> held = new ArrayList<>(details.size());
        for (Map<String, ?> detail : details)
            held.add(detail.values().stream().noneMatch(Personal.class::isInstance) ? detail : digested(detail, kept));
        if (!kept.isEmpty())
            jdbc.sql("""
                    insert into audit.personal (digest, salt, text)
                    select * from unnest(:digests::bytea[], :salts::bytea[], :texts::text[])
                    """)
                    .param("digests", kept.stream().map(Kept::digest).toArray(byte[][]::new))
                    .param("salts", kept.stream().map(Kept::salt).toArray(byte[][]::new))
                    .param("texts", kept.stream().map(Kept::text).toArray(String[]::new))
                    .update();
        return held;
    }

    private Map<String, ?> digested(Map<String, ?> detail, List<Kept> kept) {
        Map<String, Object> held = new LinkedHashMap<>();
        detail.forEach((name, value) -> {
            if (!(value instanceof Personal personal)) {
                held.put(name, value);
                return;
            }
            byte[] salt = new byte[SALT];
            random.nextBytes(salt);
            byte[] digest = digest(salt, personal.text());
            kept.add(new Kept(digest, salt, personal.text()));
            held.put(name, Map.of("personal", HexFormat.of().formatHex(digest)));
        });
        return held;
    }

    /** SHA-256 of the salt and of the text's bytes in UTF-8, one behind the other. */
    private static byte[] digest(byte[] salt, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Erases one text of an entry, with its salt: nobody can tell any more, nor try out, what it was. Gives its digest. */
    String erase(long entryId, String name) {
        String digest = jdbc.sql("select detail -> :name ->> 'personal' from audit.entry where id = :id")
                .param("name", name)
                .param("id", entryId)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        int erased = jdbc.sql("""
                update audit.personal set salt = null, text = null, erased_at = :now
                where digest = :digest and text is not null
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("digest", HexFormat.of().parseHex(digest))
                .update();
        NotFound.unless(erased == 1);
        return digest;
    }
}
