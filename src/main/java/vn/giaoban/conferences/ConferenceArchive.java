package vn.giaoban.conferences;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/**
 * Brings in the conferences of before, from {@code data/conferences/archive}: each once, whole or not at all. A conference of the archive
 * has come to its end by the same course as any other; hours are the usual ones where none was told. Nobody is told of it, and no tasks
 * are given: their time is over.
 */
@Component
public class ConferenceArchive {
    private static final List<String> FILES =
            List.of("2012-06-28", "2015-07-09", "2020-06-26", "2022-01-13", "2022-09-29");

    private static final LocalTime BEGINS = LocalTime.of(8, 0);
    private static final Duration LASTS = Duration.ofMinutes(210);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Courses courses;
    private final Agendas agendas;
    private final Conferences conferences;
    private final BridgePoints points;
    private final Units units;
    private final Clusters clusters;
    private final Periods periods;
    private final ArchiveTellings tellings;
    private final Audit audit;

    ConferenceArchive(
            JdbcClient jdbc,
            JsonMapper json,
            Courses courses,
            Agendas agendas,
            Conferences conferences,
            BridgePoints points,
            Units units,
            Clusters clusters,
            Periods periods,
            ArchiveTellings tellings,
            Audit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.courses = courses;
        this.agendas = agendas;
        this.conferences = conferences;
        this.points = points;
        this.units = units;
        this.clusters = clusters;
        this.periods = periods;
        this.tellings = tellings;
        this.audit = audit;
    }

    /** Brings in those that are not there yet; gives how many that were. */
    @Transactional
    public int bringIn(Actor actor) {
        int brought = 0;
        for (String file : FILES) {
            ArchivedConference one = read("/data/conferences/archive/" + file + ".json");
            if (isThere(one.key())) continue;
            bringIn(actor, one);
            brought++;
        }
        return brought;
    }

    private ArchivedConference read(String path) {
        try (InputStream in = Objects.requireNonNull(ConferenceArchive.class.getResourceAsStream(path), path)) {
            return json.readValue(in, ArchivedConference.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isThere(String key) {
        return jdbc.sql("select exists (select 1 from conferences.telling where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private void bringIn(Actor actor, ArchivedConference told) {
        Instant begins = told.day().atTime(BEGINS).atZone(VietnamTime.ZONE).toInstant();
        long id = make(actor, told, begins);
        conferences.appoint(
                id,
                told.chairs().stream()
                        .map(one -> new ConferenceOfficer(
                                0,
                                ConferenceOfficer.Part.CHAIR,
                                null,
                                one.name(),
                                ArchivedConference.text(one.title())))
                        .toList());
        agendas.write(
                id,
                told.items().stream()
                        .map(one -> new AgendaItem(0, 0, one.kind(), one.title(), 60))
                        .toList());
        Map<Long, List<Long>> seated = new LinkedHashMap<>();
        for (ArchivedConference.Room room : told.points()) seat(id, told, room, seated);
        tellings.tell(id, told, code -> unit(told, code));
        courses.file(conferences.of(id), course(id, told, begins, seated));
        audit.record(
                actor,
                "conference.archived",
                "conference",
                id,
                conferences.of(id).hostId(),
                Map.of("key", told.key()));
    }

    private long make(Actor actor, ArchivedConference told, Instant begins) {
        Long period = periods.find(told.period()).map(Period::id).orElse(null);
        Long cluster = clusters.all().stream()
                .filter(one -> one.nameVi().equals(told.cluster()))
                .map(Cluster::id)
                .findFirst()
                .orElse(null);
        ConferencePlan plan = new ConferencePlan(
                told.name(),
                told.kinds(),
                period,
                String.join(
                        ", ",
                        ArchivedConference.list(told.convening()).stream()
                                .map(ArchivedConference.Body::name)
                                .toList()),
                ArchivedConference.text(told.place()),
                begins,
                begins.plus(LASTS),
                told.online(),
                false,
                "");
        return conferences.archive(actor, Objects.requireNonNull(unit(told, told.host())), cluster, plan);
    }

    /** A unit of that time; null where it is not in the known history. */
    private @Nullable Long unit(ArchivedConference told, @Nullable String code) {
        return code == null
                ? null
                : units.byCode(code, Conference.unitDay(told.day()))
                        .map(Unit::id)
                        .orElse(null);
    }

    private void seat(long id, ArchivedConference told, ArchivedConference.Room room, Map<Long, List<Long>> seated) {
        Long unit = unit(told, room.unit());
        boolean province = unit != null
                && units.find(unit, Conference.unitDay(told.day()))
                                .orElseThrow()
                                .level()
                        == Unit.PROVINCE;
        boolean central = Boolean.TRUE.equals(room.central());
        long point = points.write(
                id, new BridgePoint(0, unit, province && !central ? unit : null, room.name(), "", central, "", "", 0));
        List<Long> delegates = new ArrayList<>();
        for (ArchivedConference.Named one : ArchivedConference.list(room.delegates()))
            delegates.add(jdbc.sql("""
                    insert into conferences.delegate (conference_id, point_id, name, title)
                    values (:id, :point, :name, :title) returning id
                    """)
                    .param("id", id)
                    .param("point", point)
                    .param("name", one.name())
                    .param("title", ArchivedConference.text(one.title()))
                    .query(Long.class)
                    .single());
        seated.put(point, delegates);
        int position = 0;
        for (String who : ArchivedConference.list(room.groups()))
            jdbc.sql("""
                    insert into conferences.attending (point_id, position, conference_id, who)
                    values (:point, :position, :id, :who)
                    """)
                    .param("point", point)
                    .param("position", ++position)
                    .param("id", id)
                    .param("who", who)
                    .update();
    }

    // ---------- its course

    private List<FiledHappening> course(
            long id, ArchivedConference told, Instant begins, Map<Long, List<Long>> seated) {
        List<FiledHappening> all = new ArrayList<>();
        String teller = told.told().outlet();
        Instant early = begins.minus(Duration.ofMinutes(30));
        all.add(FiledHappening.of(early, teller, new Happening.Called()));
        seated.forEach((point, delegates) -> {
            all.add(FiledHappening.of(early, teller, new Happening.PointSeen(point, true, delegates.size(), "")));
            for (long one : delegates)
                all.add(FiledHappening.of(early, teller, new Happening.Attended(one, Presence.PRESENT, "")));
        });
        all.add(FiledHappening.of(begins, teller, new Happening.Opened()));
        Instant at = begins;
        long central = seated.keySet().iterator().next();
        Map<AgendaItem.Kind, AgendaItem> items = new EnumMap<>(AgendaItem.Kind.class);
        for (AgendaItem item : agendas.of(id)) items.put(item.kind(), item);
        for (AgendaItem item : agendas.of(id)) {
            all.add(FiledHappening.of(at, teller, new Happening.ItemBegun(item.id())));
            for (ArchivedConference.Spoken one : ArchivedConference.list(told.speeches()))
                if (one.item() == item.kind()) speak(all, central, one, at);
            at = at.plus(Duration.ofMinutes(40));
        }
        Instant concluded = begins.plus(Duration.ofMinutes(180));
        for (ArchivedConference.Concluded one : ArchivedConference.list(told.conclusions()))
            all.add(FiledHappening.of(
                    concluded,
                    told.concludedBy() == null ? teller : told.concludedBy(),
                    new Happening.ConclusionWritten(
                            0,
                            one.text(),
                            one.owners().stream()
                                    .map(code -> unit(told, code))
                                    .filter(Objects::nonNull)
                                    .toList(),
                            one.due(),
                            "",
                            0)));
        all.add(FiledHappening.of(begins.plus(LASTS), teller, new Happening.Closed()));
        all.add(FiledHappening.of(begins.plus(LASTS), teller, new Happening.Concluded()));
        return all;
    }

    private static void speak(List<FiledHappening> all, long point, ArchivedConference.Spoken one, Instant at) {
        all.add(FiledHappening.of(
                at,
                one.speaker(),
                new Happening.HandRaised(
                        point,
                        0,
                        one.speaker(),
                        ArchivedConference.text(one.title()),
                        one.topic(),
                        20,
                        HandKind.REGISTERED,
                        0)));
        all.add(new FiledHappening(
                at,
                null,
                false,
                one.speaker(),
                course -> new Happening.FloorGiven(
                        course.floor().waiting().getFirst().number())));
        String note = one.note();
        if (note != null)
            all.add(new FiledHappening(
                    at,
                    null,
                    false,
                    one.speaker(),
                    course -> new Happening.Noted(
                            Note.speech(course.floor().speeches().size()), note, 0)));
        all.add(FiledHappening.of(at.plus(Duration.ofMinutes(20)), one.speaker(), new Happening.FloorEnded()));
    }
}
