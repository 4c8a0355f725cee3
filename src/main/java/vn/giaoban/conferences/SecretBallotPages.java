package vn.giaoban.conferences;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.ballots.SecretBallot;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;
import vn.giaoban.web.QrPicture;
import vn.giaoban.web.Templates;

/** The tellers' pages of a secret ballot: opened, counted or given up, and signed for. Voters have a page of their own, which knows nobody. */
@Controller
class SecretBallotPages {
    private static final int LONGEST = 300;

    private final Halls halls;
    private final Tellers tellers;
    private final Records records;
    private final PublicAddress address;

    SecretBallotPages(Halls halls, Tellers tellers, Records records, PublicAddress address) {
        this.halls = halls;
        this.tellers = tellers;
        this.records = records;
        this.address = address;
    }

    /** As it stands: to be opened, open with the address for all to see, or closed. */
    @GetMapping("/conferences/{id}/secret-ballots/{secret}")
    ModelAndView ballot(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long secret,
            @RequestParam(defaultValue = "") String refused,
            HttpServletRequest request) {
        tellers.seat(actor, id);
        return view(id, secret, Map.of(), new FormErrors(), false, Acting.said(page, refused), request);
    }

    @PostMapping("/conferences/{id}/secret-ballots/{secret}/opening")
    ModelAndView open(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long secret,
            @RequestParam(defaultValue = "") String item) {
        Seat seat = tellers.seat(actor, id);
        return Acting.answer(page, tellers.open(seat, own(id, secret), BallotPages.item(item)), at(id, secret));
    }

    @PostMapping("/conferences/{id}/secret-ballots/{secret}/closing")
    ModelAndView count(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long secret,
            @RequestParam(defaultValue = "") String drawn,
            HttpServletRequest request) {
        Seat seat = tellers.seat(actor, id);
        SecretBallot ballot = own(id, secret);
        if (number(drawn) < 0 || number(drawn) > ballot.codes())
            return uncounted(
                    id, secret, drawn, page.t("conferences.fault.secret.drawn", ballot.codes()), false, request);
        Optional<Refused> refused = tellers.count(seat, ballot, number(drawn));
        if (refused.isPresent() && isFew(refused.get()))
            return uncounted(id, secret, drawn, page.t(refused.get().textKey()), true, request);
        return Acting.answer(page, refused, at(id, secret));
    }

    /** @param few the page also says why, and what can be done */
    private ModelAndView uncounted(
            long id, long secret, String drawn, String why, boolean few, HttpServletRequest request) {
        return view(id, secret, Map.of("drawn", drawn), new FormErrors().add("drawn", why), few, "", request);
    }

    private static boolean isFew(Refused why) {
        return why == Refused.SECRET_FEW_DRAWN || why == Refused.SECRET_FEW_CAST;
    }

    /** What would be destroyed: looked at before it is done. */
    @GetMapping("/conferences/{id}/secret-ballots/{secret}/giving-up")
    ModelAndView givingUp(Actor actor, @PathVariable long id, @PathVariable long secret) {
        tellers.seat(actor, id);
        return givingUp(id, own(id, secret), "", new FormErrors());
    }

    private ModelAndView givingUp(long id, SecretBallot ballot, String reason, FormErrors errors) {
        if (ballot.tally() != null) return new ModelAndView("redirect:" + at(id, ballot.id()));
        return Templates.view(
                "conferences/secretGivingUp",
                Map.of("hall", halls.of(id), "ballot", ballot, "typed", Map.of("reason", reason), "errors", errors),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @PostMapping("/conferences/{id}/secret-ballots/{secret}/giving-up")
    ModelAndView giveUp(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long secret,
            @RequestParam(defaultValue = "") String reason) {
        Seat seat = tellers.seat(actor, id);
        SecretBallot ballot = own(id, secret);
        if (reason.isBlank() || reason.length() > LONGEST)
            return givingUp(id, ballot, reason, new FormErrors().add("reason", page.t("conferences.fault.reason")));
        return Acting.answer(page, tellers.giveUp(seat, ballot, reason.strip()), at(id, secret));
    }

    /** What the tellers sign (biên bản kiểm phiếu); read by whoever reads the conference's minutes. */
    @GetMapping("/conferences/{id}/secret-ballots/{secret}/minutes")
    ModelAndView minutes(Page page, Actor actor, @PathVariable long id, @PathVariable long secret) {
        Hall hall = halls.of(id);
        records.readers(actor, id, hall.state());
        SecretVote vote = vote(hall, secret).filter(one -> !one.isOpen()).orElseThrow(NotFound::new);
        SecretBallot ballot = own(id, secret);
        return Templates.view(
                "conferences/secretMinutes",
                Map.of("hall", hall, "ballot", ballot, "vote", vote, "head", records.head(page, hall.conference())));
    }

    private static Optional<SecretVote> vote(Hall hall, long secret) {
        return hall.course().secrets().stream()
                .filter(one -> one.ballot() == secret)
                .findFirst();
    }

    private SecretBallot own(long id, long secret) {
        return tellers.find(id, secret).orElseThrow(NotFound::new);
    }

    private static String at(long id, long secret) {
        return "/conferences/" + id + "/secret-ballots/" + secret;
    }

    private ModelAndView view(
            long id,
            long secret,
            Map<String, String> typed,
            FormErrors errors,
            boolean few,
            String said,
            HttpServletRequest request) {
        SecretBallot ballot = own(id, secret);
        Hall hall = halls.of(id);
        Optional<SecretVote> vote = vote(hall, secret);
        String link = address.of(request) + ballot.address();
        Map<String, Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("ballot", ballot);
        model.put("opened", vote.isPresent());
        model.put("reason", vote.map(SecretVote::reason).orElse(""));
        model.put("link", link);
        model.put("picture", QrPicture.of(link));
        model.put("typed", typed);
        model.put("errors", errors);
        model.put("few", few);
        model.put("said", said);
        return Templates.view(
                "conferences/secretBallot", model, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    static int number(String typed) {
        return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : -1;
    }
}
