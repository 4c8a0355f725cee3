package vn.giaoban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;

/** What waited on a device goes in at the door of programs, by our own pages alone. */
class OwnPagesAtTheDoorTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final int LET_IN = 400; // and told that nothing was sent

    private final Client hoa = HOUSE.signedIn("hoa");
    private final JsonNode line =
            JsonMapper.builder().build().readTree(hoa.get("/line").body());
    private final String token = line.get("csrf").asString();
    private final String writer = line.get("account").asString();

    @Test
    void aPageOfOnesOwnIsLetInWithItsTokenAndItsWriter() {
        assertThat(asked(token, Map.of("Giaoban-Writer", writer))).isEqualTo(LET_IN);
    }

    @Test
    void aCookieAloneOpensNothing() {
        assertThat(asked(token, Map.of())).isEqualTo(401);
        assertThat(asked("x".repeat(48), Map.of("Giaoban-Writer", writer))).isEqualTo(401);
    }

    @Test
    void anotherSitesPageIsRefusedWhateverItShows() {
        assertThat(asked(token, Map.of("Giaoban-Writer", writer, "Sec-Fetch-Site", "cross-site")))
                .isEqualTo(401);
    }

    @Test
    void whatSomebodyElseWroteIsNotTakenForOnesOwn() {
        assertThat(asked(token, Map.of("Giaoban-Writer", another()))).isEqualTo(401);
    }

    /** A page that stood open while somebody else signed in: whatever it asks for, it is not answered as that person. */
    @Test
    void aPageThatStoodOpenIsNotTakenForWhoeverSignedInSince() {
        Map<String, String> mine = Map.of("Giaoban-Writer", writer);
        Map<String, String> anothers = Map.of("Giaoban-Writer", another());
        assertThat(hoa.get("/reports", mine).status()).isEqualTo(200);
        assertThat(hoa.get("/reports", anothers).location()).startsWith("/sign-in");
        Map<String, String> script =
                Map.of("Giaoban-Writer", another(), "X-CSRF-TOKEN", token, "Accept", "application/json");
        assertThat(hoa.post("/reports/1/cells", Map.of("v.1", "7"), script).status())
                .isEqualTo(401);
        assertThat(hoa.get("/reports").status()).as("who is signed in stays so").isEqualTo(200);
    }

    @Test
    void nobodyIsToldNoKey() {
        assertThat(HOUSE.visitor().get("/line").body()).isEqualTo("{\"account\":0}");
    }

    private String another() {
        return String.valueOf(line.get("account").asLong() + 1);
    }

    private int asked(String token, Map<String, String> headers) {
        return hoa.post("/api/v1/activities", Map.of("_csrf", token), headers).status();
    }
}
