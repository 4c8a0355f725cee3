package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Gathers what was prepared of a conference, once for each version of it. */
@Component
class Preparations {
    private final Conferences conferences;
    private final Agendas agendas;
    private final BridgePoints points;
    private final Units units;
    private final Remembered<Preparation> remembered = new Remembered<>();

    Preparations(Conferences conferences, Agendas agendas, BridgePoints points, Units units) {
        this.conferences = conferences;
        this.agendas = agendas;
        this.points = points;
        this.units = units;
    }

    Preparation of(long conferenceId) {
        return of(conferences.of(conferenceId));
    }

    Preparation of(Conference conference) {
        Preparation known = remembered.of(conference.id());
        if (known != null && known.conference().equals(conference)) return known;
        Preparation read = known != null && known.conference().version() == conference.version()
                ? known.now(conference)
                : read(conference);
        return remembered.become(conference.id(), before -> read);
    }

    private Preparation read(Conference conference) {
        List<BridgePoint> all = points.of(conference.id());
        List<Long> groups = all.stream()
                .map(BridgePoint::groupId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<Unit> provinces =
                new ArrayList<>(units.those(groups, conference.unitDay()).values());
        provinces.sort(Comparator.comparing(Unit::code));
        Map<Long, Unit> ordered = new LinkedHashMap<>();
        provinces.forEach(unit -> ordered.put(unit.id(), unit));
        return new Preparation(
                conference, conferences.officers(conference.id()), agendas.of(conference.id()), all, ordered);
    }
}
