package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of a conference (biên bản): what is in them, apart from how they are laid out. Worked out of what was prepared and what
 * happened, so that they say what the events say; the notice of conclusions and the record are made of the same.
 *
 * @param closedAt null while it runs
 * @param parts item by item of the agenda; first what came before any item was begun, where there was anything
 * @param sent contributions registered beforehand whose turn did not come
 */
public record Minutes(
        Conference conference,
        List<ConferenceOfficer> chairs,
        List<ConferenceOfficer> secretaries,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        Attending attending,
        List<Part> parts,
        List<Sent> sent,
        List<Concluded> conclusions) {

    /**
     * Who was there, in numbers: points, persons sitting in them, and those summoned by name.
     *
     * @param pointsEver those that were there at any time while it ran
     * @param pointsUp those of them that were still there at the end, or are by now
     * @param persons in the points that ever were
     */
    public record Attending(
            int pointsEver,
            int pointsUp,
            int points,
            int persons,
            int summoned,
            int named,
            int present,
            int online,
            int absent,
            int late) {
        /** Some points came and left. */
        public boolean somePointsLeft() {
            return pointsEver != pointsUp;
        }
    }

    /**
     * An item of the agenda as it was held.
     *
     * @param item null for what came before the first
     * @param begun null where it was passed over
     */
    public record Part(
            @Nullable AgendaItem item,
            @Nullable Instant begun,
            String note,
            List<Speaking> speeches,
            List<Voting> ballots,
            List<SecretVote> secrets) {}

    /**
     * One speech.
     *
     * @param text of the contribution as it was registered; empty where none was
     * @param file the name of what was registered with it; empty where nothing was
     * @param note what the secretaries wrote of it
     */
    public record Speaking(
            int number,
            Instant from,
            @Nullable Instant until,
            Duration spoken,
            String speaker,
            String title,
            String where,
            String topic,
            boolean order,
            String text,
            String file,
            String note) {}

    /** A contribution that was registered and not spoken. */
    public record Sent(String speaker, String title, String where, String topic, String text, String file) {}

    /**
     * An open ballot and its result.
     *
     * @param voters how many might have voted
     */
    public record Voting(
            String question,
            boolean byPoint,
            boolean named,
            List<Chosen> choices,
            int votes,
            int voters,
            Instant openedAt,
            @Nullable Instant closedAt) {
        /** Those who did not vote. */
        public int silent() {
            return Math.max(0, voters - votes);
        }
    }

    /** @param who points or delegates by name, where the vote is named; else empty */
    public record Chosen(String choice, int count, String who) {}

    /** A conclusion, counted anew from 1. */
    public record Concluded(int number, int conclusion, String text, Owned owners, LocalDate due, String measure) {}

    /**
     * Whom a conclusion is given to.
     *
     * @param names where they are few; else how many there are, and whether it is every one of a kind
     */
    public record Owned(List<String> names, int count, Kind kind) {
        public enum Kind {
            NONE,
            NAMED,
            PROVINCES,
            COMMUNES,
            ALL,
            MANY
        }
    }

    /** All speeches, in order. */
    public List<Speaking> speeches() {
        return parts.stream().flatMap(part -> part.speeches().stream()).toList();
    }

    public List<SecretVote> secrets() {
        return parts.stream().flatMap(part -> part.secrets().stream()).toList();
    }

    public List<Voting> ballots() {
        return parts.stream().flatMap(part -> part.ballots().stream()).toList();
    }

    /** Points of order are no contributions. */
    public int contributions() {
        return (int) speeches().stream().filter(speech -> !speech.order()).count();
    }

    // ---------- worked out

    /** As many owners are named; more are counted. */
    static final int NAMED = 12;

    /**
     * @param hall the conference as it is seen now
     * @param registered the contributions registered beforehand, by id, withdrawn ones too
     * @param files the names of what was registered with them, by the attachment's id
     * @param delegates those who were summoned by name
     * @param owners the names of owners, by unit
     */
    static Minutes of(
            Hall hall,
            Map<Long, Registration> registered,
            Map<Long, String> files,
            List<Delegate> delegates,
            Map<Long, String> owners) {
        Course course = hall.course();
        Preparation preparation = hall.preparation();
        Map<Long, List<Speaking>> speeches = new LinkedHashMap<>();
        Set<Long> spoken = new HashSet<>();
        for (Speech speech : course.floor().speeches()) {
            Registration registration = registered.get(speech.hand().registration());
            if (registration != null) spoken.add(registration.id());
            speeches.computeIfAbsent(speech.item(), item -> new ArrayList<>())
                    .add(speaking(hall, speech, registration, files));
        }
        Map<Long, List<Voting>> ballots = new LinkedHashMap<>();
        for (Ballot ballot : course.ballots())
            ballots.computeIfAbsent(ballot.item(), item -> new ArrayList<>()).add(voting(hall, ballot, delegates));
        Map<Long, List<SecretVote>> secrets = new LinkedHashMap<>();
        for (SecretVote secret : course.secrets())
            secrets.computeIfAbsent(secret.item(), item -> new ArrayList<>()).add(secret);
        List<Part> parts = new ArrayList<>();
        if (speeches.containsKey(0L) || ballots.containsKey(0L) || secrets.containsKey(0L))
            parts.add(part(null, course, speeches, ballots, secrets));
        for (AgendaItem item : preparation.items()) parts.add(part(item, course, speeches, ballots, secrets));
        return new Minutes(
                hall.conference(),
                preparation.chairs(),
                preparation.secretaries(),
                course.openedAt().orElse(null),
                course.closedAt().orElse(null),
                attending(hall, delegates),
                parts,
                registered.values().stream()
                        .filter(one -> one.kind() == Registration.Kind.CONTRIBUTION)
                        .filter(one -> !one.withdrawn() && !spoken.contains(one.id()))
                        .sorted(Comparator.comparing(Registration::position))
                        .map(one -> new Sent(
                                one.speaker(),
                                one.title(),
                                hall.where(one.pointId()),
                                one.topic(),
                                one.body(),
                                file(one, files)))
                        .toList(),
                concluded(preparation, course.conclusions(), owners));
    }

    private static Part part(
            @Nullable AgendaItem item,
            Course course,
            Map<Long, List<Speaking>> speeches,
            Map<Long, List<Voting>> ballots,
            Map<Long, List<SecretVote>> secrets) {
        long id = item == null ? 0 : item.id();
        return new Part(
                item,
                course.begun().get(id),
                note(course, Note.item(id)),
                List.copyOf(speeches.getOrDefault(id, List.of())),
                List.copyOf(ballots.getOrDefault(id, List.of())),
                List.copyOf(secrets.getOrDefault(id, List.of())));
    }

    private static Speaking speaking(
            Hall hall, Speech speech, @Nullable Registration registration, Map<Long, String> files) {
        Hand hand = speech.hand();
        return new Speaking(
                speech.number(),
                speech.from(),
                speech.until(),
                speech.spoken(hall.now()),
                hand.speaker(),
                hand.title(),
                hall.where(hand.point()),
                hand.topic(),
                hand.kind() == HandKind.ORDER,
                registration == null ? "" : registration.body(),
                registration == null ? "" : file(registration, files),
                note(hall.course(), Note.speech(speech.number())));
    }

    private static String file(Registration registration, Map<Long, String> files) {
        Long attachment = registration.attachmentId();
        return attachment == null ? "" : files.getOrDefault(attachment, "");
    }

    private static String note(Course course, String about) {
        Note note = course.notes().get(about);
        return note == null ? "" : note.text();
    }

    private static Voting voting(Hall hall, Ballot ballot, List<Delegate> delegates) {
        return new Voting(
                ballot.question(),
                ballot.byPoint(),
                ballot.named(),
                IntStream.range(0, ballot.choices().size())
                        .mapToObj(choice -> new Chosen(
                                ballot.choices().get(choice),
                                ballot.count(choice),
                                ballot.named() ? who(hall, ballot, choice, delegates) : ""))
                        .toList(),
                ballot.votes().size(),
                hall.voters(ballot),
                ballot.openedAt(),
                ballot.closedAt());
    }

    private static String who(Hall hall, Ballot ballot, int choice, List<Delegate> delegates) {
        if (ballot.byPoint()) return hall.votersOf(ballot, choice);
        return delegates.stream()
                .filter(one -> Objects.equals(ballot.votes().get(one.id()), choice))
                .map(Delegate::name)
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static Attending attending(Hall hall, List<Delegate> delegates) {
        int[] presences = new int[Presence.values().length];
        for (Delegate one : delegates) {
            Course.Attendance attendance = hall.course().persons().get(one.id());
            if (attendance != null) presences[attendance.presence().ordinal()]++;
        }
        return new Attending(
                hall.pointsEver(),
                hall.pointsUp(),
                hall.pointsAll(),
                hall.personsEver(),
                hall.preparation().points().values().stream()
                        .mapToInt(BridgePoint::summoned)
                        .sum(),
                delegates.size(),
                presences[Presence.PRESENT.ordinal()],
                presences[Presence.ONLINE.ordinal()],
                presences[Presence.ABSENT.ordinal()],
                (int) delegates.stream().filter(Delegate::addedLate).count());
    }

    private static List<Concluded> concluded(
            Preparation preparation, List<Conclusion> conclusions, Map<Long, String> names) {
        List<Concluded> all = new ArrayList<>();
        for (Conclusion one : conclusions)
            all.add(new Concluded(
                    all.size() + 1,
                    one.number(),
                    one.text(),
                    owned(preparation, one.owners(), names),
                    one.due(),
                    one.measure()));
        return all;
    }

    private static Owned owned(Preparation preparation, List<Long> owners, Map<Long, String> names) {
        Set<Long> these = new HashSet<>(owners);
        if (these.isEmpty()) return new Owned(List.of(), 0, Owned.Kind.NONE);
        Set<Long> all = new HashSet<>();
        Set<Long> communes = new HashSet<>();
        for (BridgePoint point : preparation.points().values()) {
            Long unit = point.unitId();
            if (unit == null || unit == preparation.conference().hostId()) continue;
            all.add(unit);
            if (point.groupId() != null && !Objects.equals(point.groupId(), unit)) communes.add(unit);
        }
        Set<Long> provinces = new HashSet<>(all);
        provinces.removeAll(communes);
        Owned.Kind kind = these.size() > 1 && these.equals(provinces)
                ? Owned.Kind.PROVINCES
                : these.size() > 1 && these.equals(communes)
                        ? Owned.Kind.COMMUNES
                        : these.size() > 1 && these.equals(all)
                                ? Owned.Kind.ALL
                                : owners.size() <= NAMED ? Owned.Kind.NAMED : Owned.Kind.MANY;
        return new Owned(
                kind == Owned.Kind.NAMED
                        ? owners.stream()
                                .map(id -> names.getOrDefault(id, ""))
                                .filter(name -> !name.isEmpty())
                                .toList()
                        : List.of(),
                owners.size(),
                kind);
    }
}
