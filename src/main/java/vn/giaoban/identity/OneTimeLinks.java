package vn.giaoban.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;

/** Keeps the links by which a person sets a password, once. The token itself is told to its issuer only and kept nowhere. */
@Component
class OneTimeLinks {
    private static final Duration NEW_ACCOUNT = Duration.ofDays(7);
    private static final Duration RESET = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Accounts accounts;
    private final SecureRandom random = new SecureRandom();

    OneTimeLinks(JdbcClient jdbc, Clock clock, Audit audit, Accounts accounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.accounts = accounts;
    }

    /** A new link's address within the application; earlier ones of the account open no more. */
    @Transactional
    public String issue(Actor who, Account account) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                update identity.one_time_link set expires_at = :now
                where account_id = :account and used_at is null and expires_at > :now
                """).param("account", account.id()).param("now", now).update();
        jdbc.sql("""
                insert into identity.one_time_link (token_sha256, account_id, purpose, issued_at, expires_at)
                values (:token, :account, :purpose, :now, :expires)
                """)
                .param("token", sha256(token))
                .param("account", account.id())
                .param("purpose", account.hasPassword() ? "RESET" : "FIRST")
                .param("now", now)
                .param("expires", now.plus(account.hasPassword() ? RESET : NEW_ACCOUNT))
                .update();
        audit.record(who, "account.linkIssued", "account", account.id(), accounts.homeUnit(account.id()), Map.of());
        return "/passwords/" + token;
    }

    /** Whose password the link sets; empty if it is unknown, used, expired, or its account is locked: nobody can tell which. */
    Optional<Account> open(String token) {
        return jdbc.sql("""
                select account_id from identity.one_time_link
                where token_sha256 = :token and used_at is null and expires_at > :now
                """)
                .param("token", sha256(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .flatMap(accounts::find)
                .filter(account -> !account.locked());
    }

    /** Uses the link up and sets the password; false if another use came first. */
    @Transactional
    public boolean use(String token, String passwordHash) {
        Optional<Account> account = open(token);
        int used = jdbc.sql("""
                update identity.one_time_link set used_at = :now
                where token_sha256 = :token and used_at is null and expires_at > :now
                """)
                .param("token", sha256(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (account.isEmpty() || used == 0) return false;
        Actor self = accounts.actor(
                account.get().id(), clock.instant().atZone(clock.getZone()).toLocalDate());
        accounts.setPassword(self, account.get().id(), passwordHash);
        return true;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
