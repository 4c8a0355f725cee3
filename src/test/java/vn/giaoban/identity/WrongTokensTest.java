package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;

class WrongTokensTest {
    private static final TestHouse HOUSE = TestHouse.open();

    @BeforeEach
    @AfterEach
    void everythingAsItWas() {
        HOUSE.clock().set(TestHouse.TODAY);
        HOUSE.jdbc().sql("delete from identity.wrong_token").update();
    }

    @Test
    void manyWrongTokensWaitTheRightOnePassesAndTheWaitEnds() {
        Client stranger = HOUSE.visitor().showing("gb_khong-phai-ma-nao-ca");
        int allowed = HOUSE.bean(Attempts.class).perAddress();
        for (int i = 0; i < allowed; i++)
            assertThat(stranger.get("/api/v1/figures").status()).isEqualTo(401);

        Answer tooMany = stranger.get("/api/v1/figures");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(Integer.parseInt(tooMany.header("retry-after"))).isBetween(1, 901);
        assertThat(tooMany.body()).contains("\"status\":429", "Too many wrong tokens");
        assertThat(HOUSE.program("dung")
                        .get("/api/v1/reports?unit=khong-co&period=khong-co")
                        .status())
                .as("a right token from the same address")
                .isNotIn(401, 429);

        HOUSE.clock().forward(Attempts.WINDOW.plusSeconds(1));
        assertThat(stranger.get("/api/v1/figures").status()).isEqualTo(401);
    }

    @Test
    void anotherNodeGoesOnCountingAndAnotherAddressIsFree() {
        WrongTokens here = HOUSE.bean(WrongTokens.class);
        WrongTokens elsewhere = new WrongTokens(
                HOUSE.bean(JdbcClient.class),
                HOUSE.clock(),
                HOUSE.bean(TransactionTemplate.class),
                HOUSE.bean(Attempts.class));
        int allowed = HOUSE.bean(Attempts.class).perAddress();
        for (int i = 0; i < allowed; i++)
            assertThat((i % 2 == 0 ? here : elsewhere).count("2001:db8:1:2::" + i))
                    .isEmpty();
        assertThat(elsewhere.count("2001:db8:1:2::ffff"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Attempts.WINDOW));
        assertThat(here.count("2001:db8:1:2::ffff")).isPresent();
        assertThat(here.count("2001:db8:1:3::1")).isEmpty();
    }
}
