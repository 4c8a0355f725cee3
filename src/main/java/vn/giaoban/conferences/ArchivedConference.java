package vn.giaoban.conferences;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conference from before this system was in use, as a file of {@code data/conferences/archive} holds what was printed of it. Units are
 * named by code. What was not told is missing.
 *
 * @param key by which the import knows it again
 * @param cluster by its Vietnamese name; null for none
 * @param dayTold null or true: the day was told; false: it is the day of printing
 * @param concludedBy in whose name the conclusions stand
 */
record ArchivedConference(
        String key,
        String name,
        List<ConferenceKind> kinds,
        LocalDate day,
        @Nullable Boolean dayTold,
        @Nullable String partOfDay,
        String host,
        @Nullable String cluster,
        boolean online,
        @Nullable String place,
        @Nullable List<Body> convening,
        List<Named> chairs,
        String period,
        LocalDate aheadFrom,
        LocalDate aheadUntil,
        @Nullable Integer contributions,
        List<Room> points,
        List<Item> items,
        @Nullable List<Spoken> speeches,
        List<Found> findings,
        @Nullable List<Cited> citations,
        @Nullable List<String> topics,
        @Nullable String concludedBy,
        @Nullable List<Concluded> conclusions,
        @Nullable List<Kept> occasions,
        @Nullable List<String> captions,
        Source told) {

    record Body(String name, @Nullable String unit) {}

    record Named(String name, @Nullable String title) {}

    record Room(
            String name,
            @Nullable String unit,
            @Nullable Boolean central,
            @Nullable List<Named> delegates,
            @Nullable List<String> groups) {}

    record Item(AgendaItem.Kind kind, String title) {}

    /** @param item the kind of the item under which it was held */
    record Spoken(
            String speaker,
            @Nullable String title,
            AgendaItem.Kind item,
            String topic,
            @Nullable String note) {}

    record Found(
            Telling.Aspect aspect,
            String scope,
            @Nullable String unit,
            @Nullable String doer,
            @Nullable String movement,
            String statement,
            Telling.@Nullable Qualifier qualifier,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal whole,
            @Nullable String measure,
            @Nullable String indicator) {}

    record Cited(
            Telling.Part part,
            String kind,
            @Nullable String number,
            String issuer,
            @Nullable LocalDate dated,
            @Nullable String term,
            String subject) {}

    record Concluded(String text, List<String> owners, LocalDate due) {}

    record Kept(
            String name,
            @Nullable Integer years,
            @Nullable LocalDate since,
            @Nullable LocalDate falls) {}

    /** @param seenOn the day that the page bore when it was read, where it is not that of printing */
    record Source(
            String outlet,
            @Nullable String address,
            @Nullable String title,
            @Nullable String author,
            @Nullable LocalDateTime printedAt,
            @Nullable LocalDate seenOn,
            @Nullable Integer views) {}

    /** What was not told is written as nothing. */
    static String text(@Nullable String told) {
        return told == null ? "" : told;
    }

    static <T> List<T> list(@Nullable List<T> told) {
        return told == null ? List.of() : told;
    }
}
