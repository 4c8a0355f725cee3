package vn.giaoban.conferences;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.attachments.AttachmentAnswer;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What the pages of registrations do, the same for whoever signs in and for whoever comes by a link. */
@Component
class Registering {
    private final Registrations registrations;
    private final RegistrationForm form;
    private final Halls halls;
    private final Attachments attachments;

    Registering(Registrations registrations, RegistrationForm form, Halls halls, Attachments attachments) {
        this.registrations = registrations;
        this.form = form;
        this.halls = halls;
        this.attachments = attachments;
    }

    /** Whose it is: of the point that speaks for it, of the delegate who speaks, and of those who prepare all. */
    static boolean isOwn(Seat seat, Registration one) {
        return switch (seat.part()) {
            case CHAIR, SECRETARY, HOST_LEADER, HOST_OFFICER -> true;
            case OPERATOR -> seat.pointId() == one.pointId();
            case DELEGATE ->
                one.delegateId() != null && seat.delegateId() == one.delegateId()
                        || one.madeBy().equals(seat.key());
            case READER -> false;
        };
    }

    /** Once it is opened people raise their hands instead. */
    static boolean isOpen(Seat seat, Conference conference) {
        return conference.state().isAhead() && (seat.mayPrepare() || conference.called() != null);
    }

    ModelAndView list(Page page, List<Seat> seats, String home) {
        Hall hall = halls.of(seats.getFirst().conferenceId());
        boolean all = seats.stream().anyMatch(Seat::mayPrepare);
        List<Registration> those = registrations.of(hall.conference().id()).stream()
                .filter(one -> seats.stream().anyMatch(seat -> isOwn(seat, one)))
                .toList();
        List<List<Registration>> alike = new ArrayList<>();
        if (all)
            for (List<Integer> group :
                    Likeness.groups(those.stream().map(Registration::topic).toList()))
                if (group.size() > 1) alike.add(group.stream().map(those::get).toList());
        Map<String, Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("registrations", those);
        model.put("alike", alike);
        model.put("orders", all && hall.state().isAhead());
        model.put(
                "writers",
                seats.stream()
                        .filter(seat -> isOpen(seat, hall.conference()))
                        .filter(seat -> !all || seat.mayPrepare())
                        .limit(all ? 1 : seats.size())
                        .toList());
        model.put("home", home);
        return Templates.view("conferences/registrations", model);
    }

    ModelAndView blank(Seat seat, String home) {
        return view(seat, null, RegistrationForm.blank(seat), new FormErrors(), null, home);
    }

    ModelAndView show(Seat seat, Registration one, String home) {
        return view(seat, one, form.typed(seat.conferenceId(), one), new FormErrors(), null, home);
    }

    ModelAndView register(Page page, Seat seat, Map<String, String> typed, @Nullable MultipartFile file, String home)
            throws IOException {
        Conference conference = halls.of(seat.conferenceId()).conference();
        NotFound.unless(isOpen(seat, conference));
        FormErrors errors = new FormErrors();
        form.keep(page, seat, file, typed, errors);
        Registrations.Said said = form.read(page, seat, typed, errors);
        if (said == null || errors.any()) return view(seat, null, typed, errors, null, home);
        registrations.register(seat, conference, said, typed.get("key"));
        return new ModelAndView("redirect:" + home);
    }

    ModelAndView change(
            Page page,
            Seat seat,
            Registration one,
            Map<String, String> typed,
            @Nullable MultipartFile file,
            String home)
            throws IOException {
        Conference conference = halls.of(seat.conferenceId()).conference();
        NotFound.unless(isOpen(seat, conference));
        FormErrors errors = new FormErrors();
        form.keep(page, seat, file, typed, errors);
        Registrations.Said said = form.read(page, seat, typed, errors);
        if (said == null || errors.any()) return view(seat, one, typed, errors, null, home);
        String version = typed.getOrDefault("version", "");
        int seen = version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
        if (registrations.change(seat, conference, one.id(), seen, said, typed.get("key")))
            return new ModelAndView("redirect:" + home);
        Registration now = registrations.find(conference.id(), one.id()).orElseThrow(NotFound::new);
        NotFound.unless(!now.withdrawn());
        Meanwhile meanwhile = form.meanwhile(page, conference.id(), now, typed);
        typed.put("version", String.valueOf(now.version()));
        return view(seat, now, typed, new FormErrors(), meanwhile, home);
    }

    /** What was sent along with one that the reader may see. */
    ResponseEntity<InputStreamResource> file(Registration one) {
        Long attachment = one.attachmentId();
        NotFound.unless(attachment != null);
        return attachments.those(List.of(attachment)).stream()
                .findFirst()
                .map(sent -> AttachmentAnswer.of(sent, attachments.open(sent)))
                .orElseThrow(NotFound::new);
    }

    ModelAndView withdraw(Seat seat, long id, String home) {
        Conference conference = halls.of(seat.conferenceId()).conference();
        NotFound.unless(isOpen(seat, conference));
        registrations.withdraw(seat, conference, id);
        return new ModelAndView("redirect:" + home);
    }

    ModelAndView place(Seat seat, long id, boolean earlier, String home) {
        Conference conference = halls.of(seat.conferenceId()).conference();
        NotFound.unless(conference.state().isAhead());
        registrations.place(seat, conference, id, earlier);
        return new ModelAndView("redirect:" + home + "#registration-" + id);
    }

    private ModelAndView view(
            Seat seat,
            @Nullable Registration one,
            Map<String, String> typed,
            FormErrors errors,
            @Nullable Meanwhile meanwhile,
            String home) {
        Hall hall = halls.of(seat.conferenceId());
        NotFound.unless(one != null || isOpen(seat, hall.conference()));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("seat", seat);
        model.put("registration", one);
        model.put("open", isOpen(seat, hall.conference()));
        model.put("typed", typed);
        model.put("errors", errors);
        model.put("meanwhile", meanwhile);
        model.put("home", home);
        return Templates.view(
                "conferences/registration",
                model,
                meanwhile != null
                        ? HttpStatus.CONFLICT
                        : errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
