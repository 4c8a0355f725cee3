package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void shortCommonAndOwnNamesAreRefusedWithTheirReason() {
        assertThat(passwords.flaw("", "hoa.ht")).isEqualTo("identity.password.empty");
        assertThat(passwords.flaw("mười một ký", "hoa.ht")).isEqualTo("identity.password.short");
        assertThat(passwords.flaw("x".repeat(201), "hoa.ht")).isEqualTo("identity.password.long");
        assertThat(passwords.flaw("Mật khẩu 123456!", "hoa.ht")).isEqualTo("identity.password.common");
        assertThat(passwords.flaw("111111111111", "hoa.ht")).isEqualTo("identity.password.common");
        assertThat(passwords.flaw("hoaht-o-mau-son", "hoa.ht")).isEqualTo("identity.password.name");
        assertThat(passwords.flaw("sương giăng đèo Khau Vài", "hoa.ht")).isNull();
    }

    @Test
    void whatBecameKnownElsewhereIsRefusedHoweverItIsLengthened() {
        assertThat(passwords.flaw("Trustno1-2026!!", "hoa.ht")).isEqualTo("identity.password.common");
        assertThat(passwords.flaw("jennifer 1234567", "hoa.ht")).isEqualTo("identity.password.common");
        assertThat(passwords.flaw("1qaz2wsx3edc4rfv", "hoa.ht")).isEqualTo("identity.password.common");
        assertThat(passwords.flaw("jennifer đi chợ phiên", "hoa.ht")).isNull();
    }

    @Test
    void aPasswordIsTheSameHoweverItsLettersAreComposed() {
        String hash = passwords.hash("Mẫu Sơn mù sương");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("Ma\u0302\u0303u Sơn mù sương", hash)).isTrue();
        assertThat(passwords.matches("mẫu sơn mù sương", hash)).isFalse();
        assertThat(passwords.matches("nobody's password, so that an unknown name costs the same work", null))
                .isFalse();
    }
}
