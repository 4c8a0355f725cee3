package vn.giaoban.run.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.audit.Head;
import vn.giaoban.audit.SealVerification;
import vn.giaoban.audit.Seals;
import vn.giaoban.reporting.EditionVerification;

/**
 * Changes the past in every way there is and looks whether {@code audit verify} finds it, once without anything and once with the head
 * that a receipt bears. On a database of its own, beside which nobody seals.
 */
final class TamperDrill {
    private static final int SEALS = 30;
    private static final int ACTS = 7;

    private final SealVerification verification;
    private final EditionVerification editions;
    private final Seals seals;
    private final TamperHand hand;

    TamperDrill(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Audit audit,
            Seals seals,
            SealVerification verification,
            EditionVerification editions,
            Actor somebody) {
        this.seals = seals;
        this.verification = verification;
        this.editions = editions;
        this.hand = new TamperHand(jdbc, transaction, audit, seals, somebody);
    }

    /**
     * What became of one way.
     *
     * @param without what is said where nobody has kept a head
     * @param with what is said to who brings the head of a receipt
     */
    record Seen(Tampering way, List<String> without, List<String> with) {
        boolean isFound() {
            return !with.isEmpty();
        }
    }

    /** Takes all ways, one after the other; everything stands afterwards as it stood before, with some acts more. */
    List<Seen> run() {
        for (int i = 0; i < SEALS; i++) {
            if (i == SEALS / 2) hand.copy("drill_old");
            hand.act(ACTS);
        }
        Head receipt = seals.head().orElseThrow();
        hand.copy("drill_now");
        try {
            expectNothing(receipt, "before anything was done");
            List<Seen> seen = new ArrayList<>();
            for (Tampering way : Tampering.values()) {
                hand.tamper(way, "drill_now", "drill_old");
                seen.add(new Seen(way, differences(List.of()), differences(List.of(receipt))));
                hand.undo("drill_now");
            }
            expectNothing(receipt, "after all was put back");
            return seen;
        } finally {
            hand.forget("drill_now");
            hand.forget("drill_old");
        }
    }

    private void expectNothing(Head receipt, String when) {
        List<String> found = differences(List.of(receipt));
        if (!found.isEmpty()) throw new IllegalStateException(when + ": " + found);
    }

    private List<String> differences(List<Head> heads) {
        List<String> differences = new ArrayList<>(verification.verify(heads).differences());
        differences.addAll(editions.differences());
        return differences;
    }

    /** For the line of JSON. */
    static Map<String, Object> told(List<Seen> all) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("drill", "tampering");
        told.put("ways", all.size());
        told.put("found", all.stream().filter(Seen::isFound).count());
        told.put(
                "foundWithoutAHead",
                all.stream().filter(one -> !one.without().isEmpty()).count());
        Map<String, Object> ways = new LinkedHashMap<>();
        for (Seen seen : all) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("what", seen.way().inWords());
            one.put("found", seen.isFound());
            one.put("needsAHead", seen.without().isEmpty());
            one.put("says", seen.isFound() ? seen.with().getFirst() : "");
            ways.put(seen.way().name().toLowerCase(java.util.Locale.ROOT), one);
        }
        told.put("seen", ways);
        return told;
    }
}
