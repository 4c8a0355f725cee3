package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;
import vn.giaoban.factors.Phone;
import vn.giaoban.run.Cast;

class SecondFactorRuleTest {
    /** Where administrators must have one. */
    private static final TestHouse HOUSE = TestHouse.apart(made -> made.getEnvironment()
            .getPropertySources()
            .addFirst(new MapPropertySource("rule", Map.of("giaoban.second-factor", "administrators"))));

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "OFF,            false, false, NONE",
        "OFF,            true,  true,  NONE",
        "MAY,            false, true,  NONE",
        "MAY,            true,  false, CODE",
        "ADMINISTRATORS, false, false, NONE",
        "ADMINISTRATORS, false, true,  ENROLMENT",
        "ADMINISTRATORS, true,  false, CODE",
        "ADMINISTRATORS, true,  true,  CODE",
        "ALL,            false, false, ENROLMENT",
        "ALL,            true,  false, CODE"
    })
    void theRuleSaysWhatFollowsAPassword(
            SecondFactorRule rule, boolean enrolled, boolean administrator, SecondFactorRule.Step step) {
        assertThat(rule.after(enrolled, administrator)).isEqualTo(step);
    }

    @Test
    void administratorSetsItUpBeforeAnythingOpensAndCannotRemoveIt() {
        Client tuan = HOUSE.visitor();
        Answer asked =
                tuan.post("/sign-in", Map.of("username", "tuan", "password", Cast.PASSWORD, "next", "/accounts"));
        assertThat(asked.location()).isEqualTo("/sign-in/enrolment?next=%2Faccounts");
        assertThat(tuan.get("/accounts").location()).startsWith("/sign-in");
        Phone phone = Phone.scanning(tuan.get(asked.location()).body(), HOUSE.clock());
        Answer wrong = tuan.post("/sign-in/enrolment", Map.of("code", phone.wrongCode(), "next", "/accounts"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(tuan.get("/accounts").location()).startsWith("/sign-in");
        Answer in = tuan.post("/sign-in/enrolment", Map.of("code", phone.code(), "next", "/accounts"));
        assertThat(in.body()).contains("Mã dự phòng", "href=\"/accounts\"").containsPattern("([A-Z2-7]{4}-){5}");
        assertThat(tuan.get("/accounts").status()).isEqualTo(200);
        assertThat(tuan.get("/me/second-factor").body())
                .contains("chỉ thay, không tắt")
                .doesNotContain("/me/second-factor/removal");
        assertThat(tuan.post("/me/second-factor/removal", Map.of()).location()).isEqualTo("/me/second-factor");
        assertThat(HOUSE.visitor()
                        .post("/sign-in", Map.of("username", "tuan", "password", Cast.PASSWORD))
                        .location())
                .isEqualTo("/sign-in/code");
        assertThat(HOUSE.signedIn("hoa").get("/work").status())
                .as("an officer needs none here")
                .isEqualTo(200);
    }
}
