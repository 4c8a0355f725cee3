package vn.giaoban.conferences;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.papers.CalendarFile;
import vn.giaoban.web.Page;
import vn.giaoban.web.PublicAddress;

/** Conferences for a calendar: one of them, or all that the reader's unit takes part in; taken in again, what was moved moves. */
@Controller
class ConferenceCalendar {
    private static final int MOST = 200;
    private static final int PAST_DAYS = 90;

    private final Conferences conferences;
    private final Seats seats;
    private final Preparations preparations;
    private final PublicAddress address;

    ConferenceCalendar(Conferences conferences, Seats seats, Preparations preparations, PublicAddress address) {
        this.conferences = conferences;
        this.seats = seats;
        this.preparations = preparations;
        this.address = address;
    }

    @GetMapping("/conferences/{id}/calendar.ics")
    ModelAndView one(Page page, Actor actor, @PathVariable long id, HttpServletRequest request) {
        Conference conference = conferences.find(actor, id).orElseThrow(NotFound::new);
        return file(page, actor, List.of(conference), "hoi-nghi-" + id, address.of(request));
    }

    @GetMapping("/conferences.ics")
    ModelAndView all(Page page, Actor actor, HttpServletRequest request) {
        NotFound.unless(ConferencePages.seesConferences(actor));
        List<Conference> those = new ArrayList<>(conferences.ahead(actor, MOST));
        those.addAll(conferences.past(actor, page.now().plusSeconds(86_400L * 365), MOST).stream()
                .filter(one -> one.day().isAfter(page.today().minusDays(PAST_DAYS)))
                .toList());
        return file(page, actor, those, "hoi-nghi", address.of(request));
    }

    private ModelAndView file(Page page, Actor actor, List<Conference> those, String name, String home) {
        String host = Objects.requireNonNullElse(URI.create(home).getHost(), "giaoban");
        List<CalendarFile.Meeting> meetings =
                those.stream().map(one -> meeting(page, actor, one, host, home)).toList();
        View view = (model, request, response) -> {
            response.setContentType(CalendarFile.TYPE);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name + ".ics")
                            .build()
                            .toString());
            try (CalendarFile file =
                    new CalendarFile(response.getOutputStream(), page.t("conferences.title"), page.now())) {
                meetings.forEach(file::add);
            }
        };
        return new ModelAndView(view);
    }

    /** Where the reader goes: to their own point before the central one. */
    private CalendarFile.Meeting meeting(Page page, Actor actor, Conference one, String host, String home) {
        Preparation preparation = preparations.of(one);
        List<String> own = seats.of(actor, one).stream()
                .filter(seat -> seat.pointId() != 0)
                .map(seat -> preparation.where(seat.pointId()))
                .distinct()
                .toList();
        List<String> lines = new ArrayList<>();
        if (!one.convenes().isEmpty()) lines.add(page.t("conferences.convenes") + ": " + one.convenes());
        if (one.state() == ConferenceState.POSTPONED)
            lines.add(page.t(one.state().textKey()));
        for (AgendaItem item : preparation.items())
            lines.add(item.title() + " (" + page.t("conferences.minutes", item.minutes()) + ")");
        return new CalendarFile.Meeting(
                new CalendarFile.Event(
                        "conference-" + one.id() + "@" + host,
                        one.day(),
                        one.day(),
                        one.name(),
                        own.isEmpty() ? one.place() : String.join("; ", own),
                        String.join("\n", lines),
                        home + one.address(),
                        one.state() == ConferenceState.CANCELLED,
                        one.version() - 1,
                        page.now()),
                one.startsAt(),
                one.endsAt());
    }
}
