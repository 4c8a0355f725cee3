package vn.giaoban.factors;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;

/** Keeps what accounts prove themselves by beside their passwords. Who may call for what, and how often, callers have checked. */
@Component
public class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    /** A secret that was shown and not confirmed is forgotten. */
    private static final Duration TO_CONFIRM = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final KeyFile keys;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(JdbcClient jdbc, Clock clock, Audit audit, KeyFile keys) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.keys = keys;
    }

    /** What a proof was made with. */
    public enum Kind {
        APP,
        RECOVERY_CODE
    }

    /** Of an account; empty if it has none. */
    public Optional<SecondFactor> of(long accountId) {
        return jdbc.sql("""
                select a.since, (select count(*) from factors.recovery_code c where c.account_id = a.account_id and c.used_at is null)
                from factors.authenticator a where a.account_id = :account
                """)
                .param("account", accountId)
                .query((rs, n) ->
                        new SecondFactor(rs.getObject(1, OffsetDateTime.class).toInstant(), rs.getInt(2)))
                .optional();
    }

    /** Of how many accounts no code can be checked here, because the key of their secret is not in the key file. */
    public long unreadable() {
        return jdbc.sql("select key_id from factors.authenticator").query(String.class).list().stream()
                .filter(id -> !keys.has(id))
                .count();
    }

    // ---------- enrolling ----------

    /** Begins with a new secret; what the account has stays in force until a code of the new one is typed. */
    @Transactional
    public void begin(long accountId) {
        KeyFile.Encrypted secret = keys.encrypt(Totp.random(random).secret(), about(accountId));
        jdbc.sql("""
                insert into factors.enrolment (account_id, key_id, secret, begun_at) values (:account, :key, :secret, :now)
                on conflict (account_id) do update
                set key_id = excluded.key_id, secret = excluded.secret, begun_at = excluded.begun_at
                """)
                .param("account", accountId)
                .param("key", secret.keyId())
                .param("secret", secret.bytes())
                .param("now", now())
                .update();
    }

    /** The secret that waits for its first code; empty if none was begun within half an hour. */
    public Optional<Totp> begun(long accountId) {
        return jdbc.sql("""
                select key_id, secret from factors.enrolment where account_id = :account and begun_at > :since
                """)
                .param("account", accountId)
                .param("since", now().minus(TO_CONFIRM))
                .query((rs, n) -> new KeyFile.Encrypted(rs.getString(1), rs.getBytes(2)))
                .optional()
                .map(secret -> new Totp(keys.decrypt(secret, about(accountId))));
    }

    /**
     * Takes the secret that was begun into force, in place of any before, if the code is of it.
     *
     * @return the recovery codes, which nobody can read again; empty if the code is wrong
     */
    @Transactional
    public Optional<List<String>> confirm(Actor who, long accountId, long unitId, String typed) {
        Optional<Totp> begun = begun(accountId);
        if (begun.isEmpty()) return Optional.empty();
        OptionalLong step = begun.get().accepted(digits(typed), clock.instant(), 0);
        if (step.isEmpty()) return Optional.empty();
        jdbc.sql("""
                with begun as (delete from factors.enrolment where account_id = :account returning *)
                insert into factors.authenticator (account_id, key_id, secret, since, last_step)
                select account_id, key_id, secret, :now, :step from begun
                on conflict (account_id) do update
                set key_id = excluded.key_id, secret = excluded.secret, since = excluded.since, last_step = excluded.last_step
                """)
                .param("account", accountId)
                .param("now", now())
                .param("step", step.getAsLong())
                .update();
        audit.record(who, "account.secondFactorSet", "account", accountId, unitId, Map.of());
        return Optional.of(makeCodes(accountId));
    }

    // ---------- proving ----------

    /** Takes a code of the app or a recovery code, each once; empty if it is neither, or the account has none. */
    @Transactional
    public Optional<Kind> accept(long accountId, String typed) {
        if (takeCode(accountId, digits(typed))) return Optional.of(Kind.APP);
        return takeRecoveryCode(accountId, typed) ? Optional.of(Kind.RECOVERY_CODE) : Optional.empty();
    }

    private boolean takeCode(long accountId, String digits) {
        record Held(KeyFile.Encrypted secret, long lastStep) {}
        Optional<Held> held = jdbc.sql("""
                select key_id, secret, last_step from factors.authenticator where account_id = :account for update
                """)
                .param("account", accountId)
                .query((rs, n) -> new Held(new KeyFile.Encrypted(rs.getString(1), rs.getBytes(2)), rs.getLong(3)))
                .optional();
        if (held.isEmpty() || digits.isEmpty()) return false;
        OptionalLong step = new Totp(keys.decrypt(held.get().secret(), about(accountId)))
                .accepted(digits, clock.instant(), held.get().lastStep());
        if (step.isEmpty()) return false;
        jdbc.sql("update factors.authenticator set last_step = :step where account_id = :account")
                .param("step", step.getAsLong())
                .param("account", accountId)
                .update();
        return true;
    }

    private boolean takeRecoveryCode(long accountId, String typed) {
        return jdbc.sql("""
                update factors.recovery_code set used_at = :now
                where account_id = :account and code_sha256 = :code and used_at is null
                """)
                        .param("now", now())
                        .param("account", accountId)
                        .param("code", new RecoveryCode(typed).sha256())
                        .update()
                > 0;
    }

    // ---------- renewing and removing ----------

    /** Ten new recovery codes, which nobody can read again; those before open nothing from now on. */
    @Transactional
    public List<String> renewCodes(Actor who, long accountId, long unitId) {
        audit.record(who, "account.recoveryCodesMade", "account", accountId, unitId, Map.of());
        return makeCodes(accountId);
    }

    /** Takes the account's second factor away; false if it had none. */
    @Transactional
    public boolean remove(Actor who, long accountId, long unitId) {
        jdbc.sql("delete from factors.enrolment where account_id = :account")
                .param("account", accountId)
                .update();
        int removed = jdbc.sql("delete from factors.authenticator where account_id = :account")
                .param("account", accountId)
                .update();
        if (removed == 0) return false;
        forgetCodes(accountId);
        audit.record(who, "account.secondFactorRemoved", "account", accountId, unitId, Map.of());
        return true;
    }

    private List<String> makeCodes(long accountId) {
        forgetCodes(accountId);
        List<RecoveryCode> codes = Stream.generate(() -> RecoveryCode.random(random))
                .limit(RECOVERY_CODES)
                .toList();
        jdbc.sql("""
                insert into factors.recovery_code (account_id, code_sha256, made_at)
                select :account, code, :now from unnest(:codes::bytea[]) as code
                """)
                .param("account", accountId)
                .param("codes", codes.stream().map(RecoveryCode::sha256).toArray(byte[][]::new))
                .param("now", now())
                .update();
        return codes.stream().map(RecoveryCode::text).toList();
    }

    private void forgetCodes(long accountId) {
        jdbc.sql("delete from factors.recovery_code where account_id = :account")
                .param("account", accountId)
                .update();
    }

    private static String digits(String typed) {
        String plain = typed.replaceAll("\\s", "");
        return plain.matches("[0-9]{6}") ? plain : "";
    }

    private static String about(long accountId) {
        return "second factor of account " + accountId;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
