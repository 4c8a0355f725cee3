package vn.giaoban.conferences;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Page;

/** Open votes and quick polls. */
@Controller
class BallotPages {
    private static final int LONGEST = 300;
    private static final int MOST = 12;

    private final Acting acting;
    private final Seats seats;
    private final LivePages pages;

    BallotPages(Acting acting, Seats seats, LivePages pages) {
        this.acting = acting;
        this.seats = seats;
        this.pages = pages;
    }

    @PostMapping("/conferences/{id}/ballots")
    ModelAndView open(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Seat seat = seats.running(actor, id).orElseThrow(NotFound::new);
        String question = typed.getOrDefault("question", "").strip();
        List<String> offered = typed.getOrDefault("choices", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (question.isEmpty() || question.length() > LONGEST)
            return pages.again(page, seat, page.t("conferences.fault.question"), typed);
        if (offered.size() < 2 || offered.size() > MOST || offered.stream().anyMatch(one -> one.length() > LONGEST))
            return pages.again(page, seat, page.t("conferences.fault.choices"), typed);
        return acting.act(
                page,
                seat,
                new Happening.BallotOpened(
                        question,
                        offered,
                        !"false".equals(typed.get("byPoint")),
                        "true".equals(typed.get("named")),
                        item(typed.getOrDefault("item", ""))),
                "/conferences/" + id + "/secretary");
    }

    /** The item under which a ballot is placed; null for the one that runs. */
    static @Nullable Long item(String typed) {
        return typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }

    /** A point's vote, by whoever speaks for it. */
    @PostMapping("/conferences/{id}/points/{pointId}/ballots/{ballot}/votes")
    ModelAndView voteAsPoint(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long pointId,
            @PathVariable int ballot,
            @RequestParam(defaultValue = "-1") int choice) {
        Seat seat = seats.operator(actor, id, pointId).orElseThrow(NotFound::new);
        return acting.act(
                page,
                seat,
                new Happening.Voted(ballot, pointId, choice),
                "/conferences/" + id + "/points/" + pointId + "/desk");
    }

    /** A delegate's own vote. */
    @PostMapping("/conferences/{id}/seat/ballots/{ballot}/votes")
    ModelAndView vote(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable int ballot,
            @RequestParam(defaultValue = "-1") int choice) {
        Seat seat = seats.of(actor, id).stream()
                .filter(one -> one.part() == Seat.Part.DELEGATE)
                .findFirst()
                .orElseThrow(NotFound::new);
        return acting.act(
                page, seat, new Happening.Voted(ballot, seat.delegateId(), choice), "/conferences/" + id + "/seat");
    }

    @PostMapping("/conferences/{id}/ballots/{ballot}/closing")
    ModelAndView close(Page page, Actor actor, @PathVariable long id, @PathVariable int ballot) {
        return acting.act(page, actor, id, new Happening.BallotClosed(ballot), "/conferences/" + id + "/secretary");
    }
}
