package vn.giaoban.conferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What is left of a conference, to be read, printed and filed: minutes, the notice of conclusions, who was there, and what happened. */
@Controller
class RecordPages {
    private static final int EVENTS_ON_A_PAGE = 200;

    private final Records records;
    private final Halls halls;
    private final Courses courses;
    private final Delegates delegates;

    RecordPages(Records records, Halls halls, Courses courses, Delegates delegates) {
        this.records = records;
        this.halls = halls;
        this.courses = courses;
        this.delegates = delegates;
    }

    // ---------- papers

    @GetMapping("/conferences/{id}/minutes")
    ModelAndView minutes(Page page, Actor actor, @PathVariable long id) {
        return paper(page, actor, id, "conferences/minutes");
    }

    @GetMapping("/conferences/{id}/notice")
    ModelAndView notice(Page page, Actor actor, @PathVariable long id) {
        return paper(page, actor, id, "conferences/notice");
    }

    private ModelAndView paper(Page page, Actor actor, long id, String template) {
        Hall hall = halls.of(id);
        records.readers(actor, id, hall.state());
        return records.paper(page, hall, template, hall.conference().address());
    }

    // ---------- attendance

    @GetMapping("/conferences/{id}/attendance")
    ModelAndView attendance(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String group) {
        records.unlessKeepers(actor, id);
        Hall hall = halls.of(id);
        AttendanceList list = list(hall);
        Map<String, Object> model = new HashMap<>();
        model.put("hall", hall);
        model.put("list", list);
        model.put(
                "shown",
                group.isEmpty()
                        ? List.of()
                        : List.of(list.groups().stream()
                                .filter(one -> String.valueOf(one.id()).equals(group))
                                .findFirst()
                                .orElseThrow(NotFound::new)));
        return Templates.view("conferences/attendance", model);
    }

    /** The whole list to take away: names of persons leave the system with it, so that the trail tells. */
    @GetMapping("/conferences/{id}/attendance.xlsx")
    ResponseEntity<byte[]> attendanceFile(Page page, Actor actor, @PathVariable long id) {
        records.unlessKeepers(actor, id);
        Hall hall = halls.of(id);
        byte[] file = AttendanceSheet.of(page, hall, list(hall));
        records.taken(actor, hall.conference());
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(Spreadsheets.TYPE));
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename("diem-danh-" + id + ".xlsx")
                .build());
        return ResponseEntity.ok().headers(headers).body(file);
    }

    private AttendanceList list(Hall hall) {
        long id = hall.conference().id();
        return AttendanceList.of(hall, records.minutes(id).attending(), delegates.of(id));
    }

    // ---------- everything that happened

    @GetMapping("/conferences/{id}/events")
    ModelAndView events(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "1") String from) {
        records.unlessKeepers(actor, id);
        Hall hall = halls.of(id);
        List<ConferenceEvent> all = courses.events(id);
        int first = from.matches("\\d{1,7}") ? Math.max(1, Integer.parseInt(from)) : 1;
        Map<Long, String> names = new HashMap<>();
        EventWords words = new EventWords(
                page,
                hall.preparation(),
                all,
                delegate -> names.computeIfAbsent(
                        delegate, d -> delegates.find(id, d).map(Delegate::name).orElse("")));
        return Templates.view(
                "conferences/events",
                Map.of(
                        "hall",
                        hall,
                        "events",
                        all.stream().skip(first - 1L).limit(EVENTS_ON_A_PAGE).toList(),
                        "words",
                        words,
                        "first",
                        first,
                        "size",
                        EVENTS_ON_A_PAGE,
                        "total",
                        all.size()));
    }
}
