package vn.giaoban.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.LogFilings.Filed;
import vn.giaoban.activities.LogFilings.Hand;
import vn.giaoban.run.Cast;

/** Logs that were kept elsewhere stand as if they had been kept here. */
class LogFilingsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 15);
    private static final LocalDate LAST = LocalDate.of(2026, 9, 14);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    private final LogFilings filings = HOUSE.bean(LogFilings.class);
    private final Activities activities = HOUSE.bean(Activities.class);
    private final Counts counts = HOUSE.bean(Counts.class);
    private final ActivityType type =
            HOUSE.bean(ActivityTypes.class).find("giam-sat", DAY).orElseThrow();
    private final Actor hoa = HOUSE.actor("hoa");
    private final Actor pao = HOUSE.actor("pao");
    private final Hand logged = new Hand(hoa, Instant.parse("2026-03-04T09:00:00Z"));
    private final Hand confirmed = new Hand(pao, Instant.parse("2026-03-05T02:30:00Z"));
    private final long commune = HOUSE.unit(Cast.COMMUNE).id();

    @BeforeEach
    @AfterEach
    void nothingIsLogged() {
        HOUSE.transaction().executeWithoutResult(status -> {
            HOUSE.jdbc().sql("delete from activities.revision").update();
            HOUSE.jdbc().sql("delete from activities.activity").update();
        });
    }

    @Test
    void whatIsFiledReadsAsItWasWrittenAndConfirmed() {
        String odd = "Có \"ngoặc\", \\gạch chéo\\, dấu\tcách\nvà dòng mới \\N";
        filings.file(List.of(filed(1, odd, confirmed), filed(2, "", null)).iterator());
        Activity first = standing(1);
        assertThat(first.content()).isEqualTo(content(odd));
        assertThat(first.state()).isEqualTo(ActivityState.CONFIRMED);
        assertThat(first.version()).isEqualTo(2);
        assertThat(first.loggedBy()).isEqualTo(hoa.accountId());
        assertThat(first.loggedAt()).isEqualTo(logged.at());
        assertThat(first.changedBy()).isEqualTo(pao.accountId());
        assertThat(first.changedAt()).isEqualTo(confirmed.at());
        assertThat(HOUSE.bean(Revisions.class).past(first.id()))
                .containsExactly(new Activity.Past(
                        1,
                        content(odd),
                        ActivityState.LOGGED,
                        hoa.accountId(),
                        logged.at(),
                        ActivityState.Act.CONFIRM,
                        ""));
        Activity second = standing(2);
        assertThat(second.state()).isEqualTo(ActivityState.LOGGED);
        assertThat(second.version()).isEqualTo(1);
        assertThat(HOUSE.bean(Revisions.class).past(second.id())).isEmpty();
        assertThat(HOUSE.jdbc()
                        .sql(
                                "select detail::text from audit.entry where act = 'activity.filed' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("\"activities\": 2", "\"confirmed\": 1", "2026-03-04");
    }

    @Test
    void theCountsOfManyUnitsAreThoseOfEach() {
        filings.file(List.of(filed(1, "", confirmed), filed(2, "", null)).iterator());
        long other = HOUSE.unit("05977").id();
        Map<Long, Counts.Count> many = counts.of(List.of(other, commune), FIRST, LAST);
        assertThat(many.get(commune)).isEqualTo(counts.of(commune, FIRST, LAST));
        assertThat(many.get(other)).isEqualTo(counts.of(other, FIRST, LAST));
        assertThat(many.get(commune).activities())
                .hasSize(2)
                .containsEntry(standing(1).id(), 2);
        assertThat(many.get(other).activities()).isEmpty();
    }

    @Test
    void whoHasNoPartInTheUnitFilesNothing() {
        Hand dung = new Hand(HOUSE.actor("dung"), logged.at());
        for (Filed wrong : List.of(
                new Filed(key(2), commune, type, content(""), dung, null),
                new Filed(key(2), commune, type, content(""), logged, new Hand(hoa, confirmed.at()))))
            assertThatThrownBy(() ->
                            filings.file(List.of(filed(1, "", confirmed), wrong).iterator()))
                    .isInstanceOf(NotFound.class);
        assertThat(filings.isAny()).as("all or none").isFalse();
    }

    private Filed filed(int number, String what, Hand confirmed) {
        return new Filed(key(number), commune, type, content(what), logged, confirmed);
    }

    private ActivityContent content(String what) {
        return new ActivityContent(
                DAY, "Thôn Nà Lìn", what, Map.of(2, 3000L, 3, 1000L), Map.of(1, "Đường \"liên thôn\" \\ xã"));
    }

    private static UUID key(int number) {
        return new UUID(20260304, number);
    }

    private Activity standing(int number) {
        return HOUSE.jdbc()
                .sql("select id from activities.activity where key = :key")
                .param("key", key(number))
                .query(Long.class)
                .optional()
                .flatMap(id -> activities.find(hoa, id))
                .orElseThrow();
    }
}
