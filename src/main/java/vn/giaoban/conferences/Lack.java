package vn.giaoban.conferences;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a conference still lacks before it is called, the most needed first, and where it is made good. */
public enum Lack {
    CHAIR("/edition", preparation -> preparation.chairs().isEmpty()),
    AGENDA("/agenda", preparation -> preparation.items().isEmpty()),
    PLACE("/edition", preparation -> preparation.conference().place().isEmpty()),
    POINTS(
            "/points",
            preparation ->
                    preparation.conference().online() && preparation.points().size() < 2),
    SECRETARY("/edition", preparation -> preparation.secretaries().isEmpty()),
    TIME("/agenda", Lack::isTooLong),
    /** A chair without an account cannot open it, nor confirm what was concluded. */
    CHAIR_ACCOUNT(
            "/edition",
            preparation -> !preparation.chairs().isEmpty()
                    && preparation.chairs().stream().allMatch(one -> one.accountId() == null));

    private final String path;
    private final Predicate<Preparation> lacks;

    Lack(String path, Predicate<Preparation> lacks) {
        this.path = path;
        this.lacks = lacks;
    }

    public static List<Lack> of(Preparation preparation) {
        return Arrays.stream(values())
                .filter(one -> one.lacks.test(preparation))
                .toList();
    }

    private static boolean isTooLong(Preparation preparation) {
        int minutes = preparation.items().stream().mapToInt(AgendaItem::minutes).sum();
        return minutes
                > Duration.between(
                                preparation.conference().startsAt(),
                                preparation.conference().endsAt())
                        .toMinutes();
    }

    /** Behind the conference's own address. */
    public String path() {
        return path;
    }

    /** Without it there is nothing to call anybody to. */
    public boolean isNeeded() {
        return refused().isPresent();
    }

    /** Why nobody is called as long as it is lacking; empty where they may be. */
    Optional<Refused> refused() {
        return Optional.ofNullable(
                switch (this) {
                    case CHAIR -> Refused.CHAIR_MISSING;
                    case AGENDA -> Refused.AGENDA_MISSING;
                    case CHAIR_ACCOUNT -> Refused.CHAIR_WITHOUT_ACCOUNT;
                    case PLACE, POINTS, SECRETARY, TIME -> null;
                });
    }

    public String textKey() {
        return switch (this) {
            case CHAIR -> "conferences.lack.chair";
            case AGENDA -> "conferences.lack.agenda";
            case PLACE -> "conferences.lack.place";
            case POINTS -> "conferences.lack.points";
            case SECRETARY -> "conferences.lack.secretary";
            case TIME -> "conferences.lack.time";
            case CHAIR_ACCOUNT -> "conferences.lack.chairAccount";
        };
    }
}
