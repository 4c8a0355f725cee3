package vn.giaoban.web;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The places of each {@link Lane} on this node. Virtual threads know no limit of their own. */
@Component
class Lanes {
    private final Map<Lane, Places> lanes = new EnumMap<>(Lane.class);

    private record Places(int number, Semaphore free) {}

    Lanes(Environment environment) {
        for (Lane lane : Lane.values()) {
            String set = environment.getRequiredProperty(
                    "giaoban.lane-" + lane.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            int number = set.equals("auto")
                    ? lane.standard(Runtime.getRuntime().availableProcessors())
                    : Integer.parseInt(set);
            lanes.put(lane, new Places(number, new Semaphore(number, true)));
        }
    }

    /** How many at once. */
    int places(Lane lane) {
        return of(lane).number();
    }

    /** Takes a place, after a while if need be, in the order of coming; false where there is none. Whoever got one gives it back. */
    boolean enter(Lane lane) {
        Places places = of(lane);
        if (places.free().getQueueLength() >= places.number() * lane.queuePerPlace()) return false;
        try {
            return places.free().tryAcquire(lane.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave(Lane lane) {
        of(lane).free().release();
    }

    private Places of(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }
}
