package vn.giaoban.conferences;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.organization.SearchKey;
import vn.giaoban.web.Page;

/** The floor: who asks for it, who is called, how long they speak. */
@Controller
class FloorPages {
    private static final int MOST_MINUTES = 60;
    private static final int LONGEST_TOPIC = 300;
    private static final int LONGEST_NAME = 120;

    private final Acting acting;
    private final Seats seats;
    private final Preparations preparations;
    private final LivePages pages;

    FloorPages(Acting acting, Seats seats, Preparations preparations, LivePages pages) {
        this.acting = acting;
        this.seats = seats;
        this.preparations = preparations;
        this.pages = pages;
    }

    @PostMapping("/conferences/{id}/list/opening")
    ModelAndView openList(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.QueueOpened(), CoursePages.desk(id));
    }

    @PostMapping("/conferences/{id}/list/closing")
    ModelAndView closeList(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.QueueClosed(), CoursePages.desk(id));
    }

    /** A secretary notes somebody who has asked in the room or by telephone. */
    @PostMapping("/conferences/{id}/hands")
    ModelAndView note(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Seat seat = seats.running(actor, id).orElseThrow(NotFound::new);
        Optional<BridgePoint> point = named(preparations.of(id), typed.getOrDefault("where", ""));
        String speaker = typed.getOrDefault("speaker", "").strip();
        if (point.isEmpty()) return pages.again(page, seat, page.t("conferences.fault.point"), typed);
        if (speaker.isEmpty()) return pages.again(page, seat, page.t("conferences.fault.speaker"), typed);
        return raise(page, seat, point.get().id(), speaker, typed, "/conferences/" + id + "/secretary");
    }

    /** A point asks for the floor. */
    @PostMapping("/conferences/{id}/points/{pointId}/hands")
    ModelAndView raise(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable long pointId,
            @RequestParam Map<String, String> typed) {
        Seat seat = seats.operator(actor, id, pointId).orElseThrow(NotFound::new);
        String speaker = typed.getOrDefault("speaker", "").strip();
        return raise(
                page,
                seat,
                pointId,
                speaker.isEmpty() ? seat.name() : speaker,
                typed,
                "/conferences/" + id + "/points/" + pointId + "/desk");
    }

    /** A delegate with an account asks for the floor. */
    @PostMapping("/conferences/{id}/seat/hands")
    ModelAndView raiseOwn(Page page, Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Seat seat = seats.of(actor, id).stream()
                .filter(one -> one.part() == Seat.Part.DELEGATE)
                .findFirst()
                .orElseThrow(NotFound::new);
        return raise(page, seat, seat.pointId(), seat.name(), typed, "/conferences/" + id + "/seat");
    }

    ModelAndView raise(Page page, Seat seat, long pointId, String speaker, Map<String, String> typed, String back) {
        Integer asked = minutes(typed.getOrDefault("minutes", ""));
        String topic = typed.getOrDefault("topic", "").strip();
        if (asked == null) return pages.again(page, seat, page.t("conferences.fault.minutes"), typed);
        if (topic.isEmpty()) return pages.again(page, seat, page.t("conferences.fault.topic"), typed);
        if (topic.length() > LONGEST_TOPIC || speaker.length() > LONGEST_NAME)
            return pages.again(page, seat, page.t("conferences.fault.long"), typed);
        return acting.act(
                page,
                seat,
                new Happening.HandRaised(
                        pointId,
                        seat.delegateId(),
                        speaker,
                        seat.part() == Seat.Part.DELEGATE ? seat.title() : "",
                        topic,
                        asked,
                        "true".equals(typed.get("order")) ? HandKind.ORDER : HandKind.RAISED,
                        0),
                back);
    }

    static @Nullable Integer minutes(String typed) {
        if (!typed.strip().matches("\\d{1,2}")) return null;
        int minutes = Integer.parseInt(typed.strip());
        return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : null;
    }

    /** A point by its name, or by its unit's as people type it in haste. */
    static Optional<BridgePoint> named(Preparation preparation, String where) {
        String key = SearchKey.of(where);
        if (key.isEmpty()) return Optional.empty();
        return preparation.points().values().stream()
                .filter(point -> SearchKey.of(point.name()).equals(key)
                        || SearchKey.of(preparation.where(point.id())).equals(key)
                        || unit(preparation, point).equals(key))
                .findFirst();
    }

    private static String unit(Preparation preparation, BridgePoint point) {
        if (point.unitId() == null || !point.unitId().equals(point.groupId())) return "";
        var province = preparation.provinces().get(point.unitId());
        return province == null ? "" : SearchKey.of(province.shortName());
    }

    @PostMapping("/conferences/{id}/hands/{hand}/lowering")
    ModelAndView lower(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable int hand,
            @RequestParam(defaultValue = "") String back) {
        return acting.act(page, actor, id, new Happening.HandLowered(hand), back(id, back));
    }

    @PostMapping("/conferences/{id}/hands/{hand}/placing")
    ModelAndView place(
            Page page,
            Actor actor,
            @PathVariable long id,
            @PathVariable int hand,
            @RequestParam(required = false) @Nullable Integer before) {
        return acting.act(page, actor, id, new Happening.HandPlaced(hand, before), CoursePages.desk(id));
    }

    @PostMapping("/conferences/{id}/hands/{hand}/floor")
    ModelAndView give(Page page, Actor actor, @PathVariable long id, @PathVariable int hand) {
        return acting.act(page, actor, id, new Happening.FloorGiven(hand), CoursePages.desk(id));
    }

    @PostMapping("/conferences/{id}/floor/extension")
    ModelAndView extend(Page page, Actor actor, @PathVariable long id, @RequestParam(defaultValue = "1") int minutes) {
        return acting.act(page, actor, id, new Happening.FloorExtended(minutes), CoursePages.desk(id));
    }

    @PostMapping("/conferences/{id}/floor/end")
    ModelAndView end(Page page, Actor actor, @PathVariable long id) {
        return acting.act(page, actor, id, new Happening.FloorEnded(), CoursePages.desk(id));
    }

    /** Only back to a page of the same conference. */
    private static String back(long id, String asked) {
        return asked.matches("points/\\d{1,18}/desk|seat|secretary")
                ? "/conferences/" + id + "/" + asked
                : CoursePages.desk(id);
    }
}
