package vn.giaoban.run.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What all screens are told of the acts: each act that a screen shows, by its own event or by a later one, and how long after it was sent. */
final class Hearsay implements Watcher.Hearing {
    private final Map<Long, Act> acts = new HashMap<>();
    private final Map<Gathering.Audience, Times> times = new LinkedHashMap<>();
    private final Times all = new Times();
    private final long rooms;
    private final long others;
    private long expected;
    private long received;
    private long merged;
    private boolean counting;

    private record Act(long at, boolean rooms) {}

    Hearsay(List<Watcher> screens) {
        rooms = screens.stream()
                .filter(one -> one.audience() == Gathering.Audience.ROOM)
                .count();
        others = screens.size() - rooms;
    }

    /** From here on what is sent counts. */
    synchronized void count() {
        counting = true;
    }

    /** An act is about to be sent. */
    synchronized void sent(long seq, boolean seenInRooms) {
        if (!counting) return;
        acts.put(seq, new Act(System.nanoTime(), seenInRooms));
        expected += others + (seenInRooms ? rooms : 0);
    }

    @Override
    public synchronized void heard(Watcher watcher, long seq) {
        if (watcher.known < 0) return;
        long now = System.nanoTime();
        for (long told = watcher.known + 1; told <= seq; told++) {
            Act act = acts.get(told);
            if (act == null) continue;
            if (watcher.audience() == Gathering.Audience.ROOM && !act.rooms) continue;
            received++;
            if (told < seq) merged++;
            all.add(now - act.at);
            times.computeIfAbsent(watcher.audience(), audience -> new Times()).add(now - act.at);
        }
    }

    synchronized long missing() {
        return expected - received;
    }

    synchronized Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("acts", acts.size());
        summary.put("expected", expected);
        summary.put("received", received);
        summary.put("lost", expected - received);
        summary.put("toldWithALaterOne", merged);
        summary.put("delayMs", all.summary());
        Map<String, Object> each = new LinkedHashMap<>();
        for (Gathering.Audience audience : Gathering.Audience.values())
            if (times.containsKey(audience))
                each.put(
                        audience.folder(),
                        Objects.requireNonNull(times.get(audience)).summary());
        summary.put("delayMsOf", each);
        return summary;
    }
}
