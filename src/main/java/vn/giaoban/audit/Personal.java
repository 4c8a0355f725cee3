package vn.giaoban.audit;

/**
 * Text about a person, or in a person's own words, in an entry's detail: {@code Map.of("name", new Personal(name))}. It is kept
 * beside the entry, which holds only its salted digest, so that it can be erased one day and the seals still hold.
 */
public record Personal(String text) {
    @Override
    public String toString() {
        return "personal"; // never into a log by accident
    }
}
