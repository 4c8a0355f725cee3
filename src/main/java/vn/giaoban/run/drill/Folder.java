package vn.giaoban.run.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.reporting.ReportState;
import vn.giaoban.run.bench.Crew;

/**
 * One commune's report of one month, as those who act on it know it: what was acknowledged, and what was asked for and never answered.
 * It is used by one client at a time.
 */
final class Folder {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private final SmallCountry country;
    private final Crew crew;
    private final int commune;
    private final int month;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private long id;
    private Standing standing = new Standing(null, 0, 0);
    private @Nullable Act pending;

    Folder(SmallCountry country, Crew crew, int commune, int month) {
        this.country = country;
        this.crew = crew;
        this.commune = commune;
        this.month = month;
    }

    /** What was asked for, and how it was answered. */
    record Acknowledged(Act act, Program.Answer answer) {}

    /**
     * Where a report stands.
     *
     * @param state null before it was sent for the first time
     * @param revision the number of steps it has taken
     * @param editions how often it was sent
     */
    record Standing(@Nullable ReportState state, int revision, int editions) {
        Standing after(Act.Kind kind) {
            return switch (kind) {
                // Begun, presented and sent; begun only once.
                case SEND -> new Standing(ReportState.SUBMITTED, revision + (state == null ? 3 : 2), editions + 1);
                case ACCEPT -> new Standing(ReportState.ACCEPTED, revision + 1, editions);
                case RETURN -> new Standing(ReportState.RETURNED, revision + 1, editions);
                case WITHDRAW -> new Standing(ReportState.WITHDRAWN, revision + 1, editions);
            };
        }
    }

    int month() {
        return month;
    }

    String unit() {
        return SmallCountry.communeCode(commune);
    }

    String period() {
        return SmallCountry.periodCode(month);
    }

    Standing standing() {
        return standing;
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** What was asked for last and not answered, or answered with "later". */
    Optional<Act> pending() {
        return Optional.ofNullable(pending);
    }

    boolean isAccepted() {
        return standing.state() == ReportState.ACCEPTED;
    }

    /** What the report adds to the nation's figure while it is accepted. */
    long value(int indicator) {
        return SmallCountry.value(commune, month, indicator, standing.editions());
    }

    /**
     * What is asked for next: sent, then mostly accepted, sometimes returned or taken back and sent again; what was not
     * answered, once more. Noted before it is asked.
     */
    Act next(RandomGenerator random) {
        Act asked = pending;
        if (asked != null) return asked;
        Act next = switch (standing.state()) {
            case null -> send();
            case SUBMITTED -> {
                int drawn = random.nextInt(10);
                yield step(drawn < 7 ? Act.Kind.ACCEPT : drawn < 9 ? Act.Kind.RETURN : Act.Kind.WITHDRAW);
            }
            default -> send();
        };
        pending = next;
        return next;
    }

    private Act send() {
        return new Act(
                Act.Kind.SEND,
                crew.of(unit()),
                "/api/v1/reports",
                SmallCountry.message(commune, month, standing.editions() + 1),
                key());
    }

    private Act step(Act.Kind kind) {
        String noun = switch (kind) {
            case ACCEPT -> "acceptance";
            case RETURN -> "return";
            default -> "withdrawal";
        };
        String reason = kind == Act.Kind.ACCEPT ? "" : ",\"reason\":\"Diễn tập.\"";
        return new Act(
                kind,
                crew.of(kind == Act.Kind.WITHDRAW ? unit() : SmallCountry.provinceCode(country.province(commune))),
                "/api/v1/reports/" + id + "/" + noun,
                "{\"revision\":" + standing.revision() + reason + "}",
                key());
    }

    /** A pattern that all its keys fit, and no other's. */
    String keys() {
        return unit() + "-" + period() + "-%";
    }

    private String key() {
        return unit() + "-" + period() + "-" + standing.revision();
    }

    /** Notes that what was pending has been done, by the answer that says so. */
    void note(Act act, Program.Answer answer) {
        standing = standing.after(act.kind());
        acknowledged.add(new Acknowledged(act, answer));
        pending = null;
        if (id == 0) {
            Matcher found = ID.matcher(answer.body());
            if (found.find()) id = Long.parseLong(found.group(1));
        }
    }

    @Override
    public String toString() {
        return unit() + " of " + period();
    }
}
