package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final Instant EIGHT = Instant.parse("2026-09-29T01:00:00Z");
    private static final List<AgendaItem> AGENDA =
            List.of(new AgendaItem(1, 1, AgendaItem.Kind.OPENING, "Khai mạc", 10));

    @Test
    void nobodyIsCalledToAConferenceWithoutAChairOrAnAgenda() {
        Happening called = new Happening.Called();
        assertThat(prepared(List.of(), AGENDA).refusal(called)).contains(Refused.CHAIR_MISSING);
        assertThat(prepared(List.of(chair(5L)), List.of()).refusal(called)).contains(Refused.AGENDA_MISSING);
        assertThat(prepared(List.of(chair(null)), AGENDA).refusal(called)).contains(Refused.CHAIR_WITHOUT_ACCOUNT);
        assertThat(prepared(List.of(chair(5L)), AGENDA).refusal(called))
                .as("a place and a secretary can still be found")
                .isEmpty();
    }

    @Test
    void whatIsLackingKeepsNobodyFromAnythingButTheCall() {
        assertThat(prepared(List.of(), List.of()).refusal(new Happening.Cancelled("Không họp")))
                .isEmpty();
    }

    private static ConferenceOfficer chair(@Nullable Long account) {
        return new ConferenceOfficer(1, ConferenceOfficer.Part.CHAIR, account, "Trần Văn Bình", "Trưởng ban");
    }

    private static Preparation prepared(List<ConferenceOfficer> officers, List<AgendaItem> items) {
        return new Preparation(
                new Conference(
                        7,
                        "Hội nghị",
                        List.of(ConferenceKind.BRIEFING),
                        null,
                        1,
                        null,
                        "",
                        "",
                        EIGHT,
                        EIGHT.plusSeconds(3600),
                        true,
                        false,
                        "",
                        ConferenceState.PREPARING,
                        null,
                        false,
                        1),
                officers,
                items,
                List.of(),
                Map.of());
    }
}
