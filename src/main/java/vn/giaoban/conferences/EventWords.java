package vn.giaoban.conferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import vn.giaoban.web.Page;

/** What happened, in words, event by event. Where a ballot is not named, how somebody voted is not said. */
public final class EventWords {
    private final Page page;
    private final Preparation preparation;
    private final LongFunction<String> delegates;
    private final Map<Integer, Happening.HandRaised> hands = new HashMap<>();
    private final Map<Integer, Happening.BallotOpened> ballots = new HashMap<>();
    private final Map<Long, String> secrets = new HashMap<>();
    private final Map<Integer, Integer> conclusions = new HashMap<>();

    /**
     * @param all everything that happened, from the first event on: later ones name earlier ones by number
     * @param delegates names of those who were summoned, by id; "" where one is not known
     */
    EventWords(Page page, Preparation preparation, List<ConferenceEvent> all, LongFunction<String> delegates) {
        this.page = page;
        this.preparation = preparation;
        this.delegates = delegates;
        for (ConferenceEvent event : all) {
            if (event.what() instanceof Happening.HandRaised raised) hands.put(event.seq(), raised);
            if (event.what() instanceof Happening.BallotOpened opened) ballots.put(ballots.size() + 1, opened);
            if (event.what() instanceof Happening.SecretOpened opened) secrets.put(opened.ballot(), opened.question());
            if (event.what() instanceof Happening.ConclusionWritten written && written.conclusion() == 0)
                conclusions.put(event.seq(), conclusions.size() + 1);
        }
    }

    public String say(ConferenceEvent event) {
        return switch (event.what()) {
            case Happening.Called c -> t("conferences.event.called");
            case Happening.Moved m ->
                t(
                        "conferences.event.moved",
                        page.f().moment(m.startsAt()),
                        m.place().isEmpty() ? "–" : m.place(),
                        m.reason());
            case Happening.Postponed p -> t("conferences.event.postponed", p.reason());
            case Happening.Cancelled c -> t("conferences.event.cancelled", c.reason());
            case Happening.Opened o -> t("conferences.event.opened");
            case Happening.Paused p -> t("conferences.event.paused");
            case Happening.Resumed r -> t("conferences.event.resumed");
            case Happening.Closed c -> t("conferences.event.closed");
            case Happening.Concluded c -> t("conferences.event.concluded");
            case Happening.Rehearsed r ->
                noted(
                        t(
                                r.passed()
                                        ? "conferences.event.rehearsed.passed"
                                        : "conferences.event.rehearsed.failed",
                                where(r.point())),
                        r.note());
            case Happening.PointSeen p ->
                noted(
                        p.up()
                                ? t(
                                        "conferences.event.pointUp",
                                        where(p.point()),
                                        page.f().whole(p.persons()))
                                : t("conferences.event.pointDown", where(p.point())),
                        p.note());
            case Happening.Attended a ->
                noted(
                        t(
                                "conferences.event.attended",
                                delegate(a.delegate()),
                                page.t(a.presence().textKey())),
                        a.reason());
            case Happening.ItemBegun i ->
                t(
                        "conferences.event.itemBegun",
                        preparation.item(i.item()).map(AgendaItem::title).orElse("–"));
            case Happening.ItemAdded i ->
                t(
                        "conferences.event.itemAdded",
                        i.title(),
                        page.t(i.what().textKey()),
                        page.t("conferences.minutes", i.minutes()));
            case Happening.ItemMoved i -> t("conferences.event.itemMoved", i.title());
            case Happening.ItemDropped i -> t("conferences.event.itemDropped", i.title());
            case Happening.QueueOpened q -> t("conferences.event.queueOpened");
            case Happening.QueueClosed q -> t("conferences.event.queueClosed");
            case Happening.HandRaised h ->
                t(
                        switch (h.hand()) {
                            case RAISED -> "conferences.event.handRaised.raised";
                            case REGISTERED -> "conferences.event.handRaised.registered";
                            case ORDER -> "conferences.event.handRaised.order";
                        },
                        h.speaker(),
                        where(h.point()),
                        h.topic().isEmpty() ? "–" : h.topic(),
                        h.minutes());
            case Happening.HandLowered h -> t("conferences.event.handLowered", speaker(h.hand()));
            case Happening.HandPlaced h ->
                h.before() == null
                        ? t("conferences.event.handPlaced.last", speaker(h.hand()))
                        : t("conferences.event.handPlaced", speaker(h.hand()), speaker(h.before()));
            case Happening.FloorGiven f -> t("conferences.event.floorGiven", speaker(f.hand()));
            case Happening.FloorExtended f -> t("conferences.event.floorExtended", f.minutes());
            case Happening.FloorEnded f -> t("conferences.event.floorEnded");
            case Happening.Shown s -> t("conferences.event.shown", s.title());
            case Happening.ChartShown s -> t("conferences.event.shown", s.title());
            case Happening.ReportShown s -> t("conferences.event.reportShown", s.title(), s.page());
            case Happening.Hidden h -> t("conferences.event.hidden");
            case Happening.BallotOpened b ->
                t("conferences.event.ballotOpened", b.question(), String.join("; ", b.choices()));
            case Happening.Voted v -> voted(v);
            case Happening.BallotClosed b -> t("conferences.event.ballotClosed", question(b.ballot()));
            case Happening.SecretOpened s ->
                t("conferences.event.secretOpened", s.question(), String.join("; ", s.choices()));
            case Happening.SecretClosed s -> secret(s);
            case Happening.Noted n ->
                t(
                        n.seen() == 0 ? "conferences.event.noted" : "conferences.event.noted.again",
                        about(n.about()),
                        n.text());
            case Happening.ConclusionWritten c ->
                t(
                        c.conclusion() == 0
                                ? "conferences.event.conclusionWritten"
                                : "conferences.event.conclusionWritten.again",
                        c.conclusion() == 0
                                ? Objects.requireNonNullElse(conclusions.get(event.seq()), 0)
                                : c.conclusion(),
                        c.text(),
                        page.f().whole(c.owners().size()),
                        page.f().day(c.due()));
            case Happening.ConclusionRemoved c -> t("conferences.event.conclusionRemoved", c.conclusion());
        };
    }

    private String voted(Happening.Voted voted) {
        Happening.BallotOpened ballot = ballots.get(voted.ballot());
        if (ballot == null) return t("conferences.event.voted", "–", "–");
        String who = ballot.byPoint() ? where(voted.voter()) : delegate(voted.voter());
        boolean told = ballot.named() && voted.choice() < ballot.choices().size();
        return told
                ? t(
                        "conferences.event.voted.named",
                        who,
                        ballot.question(),
                        ballot.choices().get(voted.choice()))
                : t("conferences.event.voted", who, ballot.question());
    }

    private String secret(Happening.SecretClosed closed) {
        String question = Objects.requireNonNullElse(secrets.get(closed.ballot()), "–");
        return closed.reason().isEmpty()
                ? t(
                        "conferences.event.secretClosed",
                        question,
                        page.t(
                                closed.tally().outcome().textKey(),
                                page.f().whole(closed.tally().cast()),
                                page.f().whole(closed.tally().drawn())))
                : t("conferences.event.secretGivenUp", question, closed.reason());
    }

    private String question(int ballot) {
        Happening.BallotOpened opened = ballots.get(ballot);
        return opened == null ? "–" : opened.question();
    }

    private String speaker(int hand) {
        Happening.HandRaised raised = hands.get(hand);
        return raised == null ? "–" : raised.speaker() + " (" + where(raised.point()) + ")";
    }

    private String where(long point) {
        return preparation.point(point) == null ? page.t("conferences.event.pointGone") : preparation.where(point);
    }

    private String delegate(long id) {
        String name = delegates.apply(id);
        return name.isEmpty() ? page.t("conferences.delegate") : name;
    }

    /** "item:7" or "speech:3". */
    private String about(String about) {
        String number = about.substring(about.indexOf(':') + 1);
        return about.startsWith("speech:")
                ? t("conferences.event.about.speech", number)
                : preparation
                        .item(Long.parseLong(number))
                        .map(AgendaItem::title)
                        .orElse("–");
    }

    private static String noted(String said, String note) {
        return note.isEmpty() ? said : said + " " + note;
    }

    private String t(String key, Object... args) {
        return page.t(key, args);
    }
}
