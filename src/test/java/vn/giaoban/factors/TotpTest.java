package vn.giaoban.factors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The secret of both RFCs' examples. */
    private static final Totp EXAMPLE = new Totp("12345678901234567890".getBytes(US_ASCII));

    /** RFC 4226, Appendix D. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void codesAreThoseOfRfc4226(long counter, String code) {
        assertThat(EXAMPLE.code(counter)).isEqualTo(code);
    }

    /** RFC 6238, Appendix B, for SHA-1: of its eight digits the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfRfc6238(long second, String code) {
        assertThat(EXAMPLE.code(Instant.ofEpochSecond(second))).isEqualTo(code.substring(2));
    }

    @Test
    void aCodeHoldsInItsHalfMinuteAndTheOnesBeside() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        String code = EXAMPLE.code(step);
        for (int seconds : List.of(-30, 0, 30))
            assertThat(EXAMPLE.accepted(code, now.plusSeconds(seconds), 0)).hasValue(step);
        for (int seconds : List.of(-60, 60))
            assertThat(EXAMPLE.accepted(code, now.plusSeconds(seconds), 0)).isEmpty();
    }

    @Test
    void aCodeIsTakenOnceAndNoneBeforeItAfterwards() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        assertThat(EXAMPLE.accepted(EXAMPLE.code(step), now, step)).isEmpty();
        assertThat(EXAMPLE.accepted(EXAMPLE.code(step - 1), now, step)).isEmpty();
        assertThat(EXAMPLE.accepted(EXAMPLE.code(step + 1), now, step)).isEqualTo(OptionalLong.of(step + 1));
    }

    @Test
    void whatIsNoCodeIsRefused() {
        Instant now = Instant.ofEpochSecond(59);
        for (String typed : List.of("", "28708", "2870820", "287083", "mười hai", "２８７０８２"))
            assertThat(EXAMPLE.accepted(typed, now, 0)).as(typed).isEmpty();
    }

    @Test
    void anAppIsToldAllItNeeds() {
        assertThat(EXAMPLE.uri("Giaoban", "hoa.ht"))
                .isEqualTo("otpauth://totp/Giaoban:hoa.ht?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Giaoban&algorithm=SHA1&digits=6&period=30");
        assertThat(EXAMPLE.text()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    @Test
    void secretsHave160BitsAndRecoveryCodes120NoneLikeAnother() {
        SecureRandom random = new SecureRandom();
        assertThat(Totp.random(random).secret())
                .hasSize(20)
                .isNotEqualTo(Totp.random(random).secret());
        RecoveryCode code = RecoveryCode.random(random);
        assertThat(code.text()).matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}");
        assertThat(code).isNotEqualTo(RecoveryCode.random(random));
        assertThat(new RecoveryCode(" "
                                + code.text().toLowerCase(java.util.Locale.ROOT).replace("-", "  "))
                        .sha256())
                .isEqualTo(code.sha256());
        assertThat(new RecoveryCode("0123-BI8O").sha256()).isEqualTo(new RecoveryCode("OI23-BIBO").sha256());
    }
}
