package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All editions of one rule, the earliest first: each ends the day before the next begins. */
public record Rulings(List<Ruling> all) {
    public Rulings {
        all = all.stream().sorted(Comparator.comparing(Ruling::from)).toList();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Optional<Ruling> on(LocalDate day) {
        return all.stream().filter(ruling -> ruling.holdsOn(day)).findFirst();
    }

    public Optional<Ruling> find(long id) {
        return all.stream().filter(ruling -> ruling.id() == id).findFirst();
    }

    /** What a reader asks about: what holds on the day, else what will, else what did last. */
    public Optional<Ruling> shown(LocalDate day) {
        return on(day).or(() -> after(day)).or(() -> all.stream().reduce((earlier, later) -> later));
    }

    /** The edition that begins on that very day: two cannot. */
    public Optional<Ruling> from(LocalDate day) {
        return all.stream().filter(ruling -> ruling.from().equals(day)).findFirst();
    }

    /** The first to begin after the day. */
    public Optional<Ruling> after(LocalDate day) {
        return all.stream().filter(ruling -> ruling.from().isAfter(day)).findFirst();
    }

    /** The edition that ends the day before that one begins. */
    public Optional<Ruling> before(Ruling ruling) {
        return on(ruling.from().minusDays(1));
    }

    /** The last day of an edition that begins on the day: that of the one it takes over from, else before the next begins. */
    public @Nullable LocalDate until(LocalDate day) {
        Optional<Ruling> held = on(day);
        if (held.isPresent()) return held.get().to();
        return after(day).map(next -> next.from().minusDays(1)).orElse(null);
    }

    /** The latest, if it ends and nothing follows; its end may be taken back until that day. */
    public Optional<Ruling> ending(LocalDate today) {
        return all.stream()
                .reduce((earlier, later) -> later)
                .filter(last -> last.to() != null && !last.to().isBefore(today));
    }
}
