package vn.giaoban.run.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import vn.giaoban.TestHouse;

/** Every way of tampering is found, three of them by nothing but the head on a receipt. */
class TamperDrillTest {
    private static TestHouse house;
    private static Map<Tampering, TamperDrill.Seen> seen;

    @BeforeAll
    static void drill() {
        GenericApplicationContext[] made = new GenericApplicationContext[1];
        house = TestHouse.apart(context -> made[0] = context);
        house.bean("sealer", SmartLifecycle.class).stop();
        seen = TamperScene.in(made[0]).run().stream()
                .collect(Collectors.toMap(TamperDrill.Seen::way, Function.identity()));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void allWaysAreFound() {
        assertThat(seen).containsOnlyKeys(Tampering.values());
        assertThat(seen.values()).allMatch(TamperDrill.Seen::isFound);
        assertThat(TamperDrill.told(List.copyOf(seen.values())))
                .containsEntry("found", (long) Tampering.values().length)
                .containsEntry("foundWithoutAHead", 5L);
    }

    @Test
    void whatAgreesWithItselfIsFoundByAReceiptAlone() {
        assertThat(seen.values())
                .allSatisfy(one -> assertThat(one.without().isEmpty())
                        .as(one.way().inWords())
                        .isEqualTo(one.way().leavesAWholeChain()));
    }

    @Test
    void eachIsNamedByWhatItIs() {
        assertThat(says(Tampering.UPDATE)).contains("an entry that it seals, or the seal itself, was altered");
        assertThat(says(Tampering.DELETE)).contains("1 of its entries are missing");
        assertThat(says(Tampering.INSERT)).contains("1 entries are in no seal").contains("they were put in later");
        assertThat(says(Tampering.REORDER)).contains("an entry that it seals, or the seal itself, was altered");
        assertThat(says(Tampering.TRUNCATE)).contains("There is no seal").contains("what came later is gone");
        assertThat(says(Tampering.REHASH)).contains("is not that of seal");
        assertThat(says(Tampering.RESTORE)).contains("is not that of seal");
        assertThat(says(Tampering.POLISH)).contains("edition 1: what it says is another than when it was sent");
    }

    private static String says(Tampering way) {
        return seen.get(way).with().getFirst();
    }
}
