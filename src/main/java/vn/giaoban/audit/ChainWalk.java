package vn.giaoban.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks along the seals, in their order, and along the entries, by id, beside each other; each is read once. An entry that its
 * seal has not come to yet is remembered by its digest.
 */
final class ChainWalk {
    private static final int NAMED = 5;

    private final Iterator<WrittenEntry> entries;
    private final List<Head> heads;
    private final Instant now;
    private final List<String> differences = new ArrayList<>();
    private final NavigableMap<Long, Passed> passed = new TreeMap<>();
    private @Nullable WrittenEntry next;
    private long read;
    private long agreeing;
    private long seals;
    private Seal last = Seal.BEGINNING;

    /** An entry that no seal has claimed so far. */
    private record Passed(byte[] digest, long transaction, Instant since) {}

    ChainWalk(Iterator<WrittenEntry> entries, List<Head> heads, Instant now) {
        this.entries = entries;
        this.heads = heads;
        this.now = now;
        advance();
    }

    void along(Seal seal) {
        boolean follows = seal.follows(last);
        if (!follows)
            differ(
                    seal,
                    seal.number() == last.number() + 1
                            ? "it does not follow the seal before, which is another than when it was made"
                            : "the seals from " + (last.number() + 1) + " to " + (seal.number() - 1) + " are missing");
        Seal.Making again = seal.again();
        List<Long> missing = new ArrayList<>();
        long missed = 0;
        for (Ids.Range range : seal.entries().ranges()) {
            long found = take(range, again, missing);
            missed += range.last() - range.first() + 1 - found;
        }
        Seal made = again.seal();
        if (missed > 0) differ(seal, missed + " of its entries are missing: " + named(missing, missed));
        else if (!seal.hasHashOf(made))
            differ(
                    seal,
                    seal.entries().isEmpty()
                            ? "it was altered"
                            : "an entry that it seals, or the seal itself, was altered (entries "
                                    + seal.entries().inWords() + ")");
        else {
            agreeing += made.count();
            if (follows) seals++;
        }
        for (Head head : heads)
            if (head.number() == seal.number() && !head.isOf(seal.hash()))
                differences.add("The head " + head.printed() + " is not that of seal " + seal.number() + ", which is "
                        + seal.head().printed()
                        + ": what was sealed until then is another than when the head was printed.");
        last = seal;
    }

    /** Claims a range's entries for its seal; gives how many there are. */
    private long take(Ids.Range range, Seal.Making again, List<Long> missing) {
        long found = 0;
        long expected = range.first();
        // 1. Those that were passed; 2. those that come.
        NavigableMap<Long, Passed> known = passed.subMap(range.first(), true, range.last(), true);
        for (var entry : known.entrySet()) {
            again.add(entry.getKey(), entry.getValue().digest());
            expected = note(missing, expected, entry.getKey());
            found++;
        }
        known.clear();
        while (next != null && next.id() <= range.last()) {
            if (next.id() < range.first()) pass(next);
            else {
                again.add(next.id(), next.digest());
                expected = note(missing, expected, next.id());
                found++;
            }
            advance();
        }
        note(missing, expected, range.last() + 1);
        return found;
    }

    /** Notes the first ids that are missing up to one; gives the id that should come behind it. */
    private static long note(List<Long> missing, long expected, long id) {
        for (long absent = expected; absent < id && missing.size() < NAMED; absent++) missing.add(absent);
        return id + 1;
    }

    /** What is left when every seal was passed: entries that none holds, and heads of seals that are gone. */
    void end() {
        while (next != null) {
            pass(next);
            advance();
        }
        List<Long> later = new ArrayList<>();
        List<Long> waiting = new ArrayList<>();
        Instant oldest = now;
        for (var entry : passed.entrySet()) {
            Passed one = entry.getValue();
            if (entry.getKey() <= last.above() || one.transaction() < last.before()) later.add(entry.getKey());
            else if (Duration.between(one.since(), now).compareTo(Seals.ALARM) > 0) {
                waiting.add(entry.getKey());
                if (one.since().isBefore(oldest)) oldest = one.since();
            }
        }
        if (!later.isEmpty())
            differences.add(later.size()
                    + " entries are in no seal, although the seals have passed them; they were put in later: "
                    + named(later, later.size()));
        if (!waiting.isEmpty())
            differences.add(waiting.size() + " entries have not been sealed for up to "
                    + Duration.between(oldest, now).toMinutes() + " minutes: " + named(waiting, waiting.size())
                    + ". Giaoban seals each second while it runs.");
        for (Head head : heads)
            if (head.number() > last.number())
                differences.add("There is no seal " + head.number() + " as of the head " + head.printed()
                        + ": the chain ends with "
                        + (last.number() == 0 ? "nothing" : "seal " + last.number() + " of " + last.sealedAt())
                        + ", and what came later is gone.");
    }

    private void pass(WrittenEntry entry) {
        passed.put(entry.id(), new Passed(entry.digest(), entry.transaction(), entry.since()));
    }

    private void advance() {
        if (next != null) read++;
        next = entries.hasNext() ? entries.next() : null;
    }

    private void differ(Seal seal, String what) {
        differences.add("Seal " + seal.number() + " of " + seal.sealedAt() + ": " + what + ".");
    }

    private static String named(List<Long> ids, long all) {
        StringBuilder named = new StringBuilder();
        for (Long id : ids.subList(0, Math.min(NAMED, ids.size())))
            named.append(named.isEmpty() ? "" : ", ").append(id);
        return named + (all > NAMED ? " …" : "");
    }

    /** How many entries there are. */
    long entries() {
        return read;
    }

    /** How many of them are as they were sealed. */
    long agreeing() {
        return agreeing;
    }

    /** How many seals hold and follow the one before. */
    long seals() {
        return seals;
    }

    Seal last() {
        return last;
    }

    List<String> differences() {
        return differences;
    }
}
