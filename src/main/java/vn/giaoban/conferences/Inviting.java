package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.SearchKey;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Invites more: by the tree, by a cluster, unit by unit, or a place that is no unit. Who was invited already stays as they are. */
@Component
class Inviting {
    private static final int ALIKE = 20;

    private final Conferences conferences;
    private final BridgePoints points;
    private final ConferenceNotices notices;
    private final Units units;
    private final Clusters clusters;

    Inviting(Conferences conferences, BridgePoints points, ConferenceNotices notices, Units units, Clusters clusters) {
        this.conferences = conferences;
        this.points = points;
        this.notices = notices;
        this.units = units;
        this.clusters = clusters;
    }

    // ---------- whom

    List<Unit> below(Conference conference) {
        return units.below(List.of(conference.hostId()), Unit.COMMUNE, conference.day());
    }

    List<Unit> rightBelow(Conference conference) {
        return units.children(conference.hostId(), conference.day());
    }

    List<Unit> ofCluster(Conference conference, long clusterId) {
        return clusters.members(clusterId, conference.day());
    }

    /** @param unknown what was typed and names no unit, or more than one */
    record Named(List<Unit> units, List<String> unknown) {}

    /** "Xã Mẫu Sơn, Lạng Sơn; Cao Bằng": a place to each name; of namesakes the one whose province is typed with it. */
    Named named(Conference conference, String typed) {
        List<Unit> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String part : typed.split("[;\n]")) {
            if (SearchKey.of(part).isEmpty()) continue;
            one(conference, part).ifPresentOrElse(found::add, () -> unknown.add(part.strip()));
        }
        return new Named(found, unknown);
    }

    private Optional<Unit> one(Conference conference, String typed) {
        String key = SearchKey.of(typed);
        List<Unit> like = units.search(typed.replace(",", " "), conference.day(), ALIKE);
        List<Unit> called = like.stream()
                .filter(unit -> SearchKey.of(unit.shortName()).equals(key)
                        || SearchKey.of(unit.ownName()).equals(key)
                        || SearchKey.of(unit.name()).equals(key)
                        || SearchKey.of(units.place(unit.id(), conference.day()))
                                .equals(key))
                .toList();
        List<Unit> higher = called.stream().filter(unit -> !unit.isCommune()).toList();
        if (higher.size() == 1) return Optional.of(higher.getFirst());
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }

    // ---------- inviting

    /** Gives how many points were made. */
    @Transactional
    public int invite(Actor actor, Conference conference, List<Unit> invited) {
        Unit host = units.find(conference.hostId(), conference.day()).orElseThrow();
        List<Long> before = points.unitsOf(conference.id());
        int made = points.invite(
                conference.id(),
                invited.stream()
                        .filter(unit -> unit.id() != host.id())
                        .map(unit -> Making.invited(host, unit))
                        .toList());
        if (made == 0) return 0;
        conferences.touch(actor, conference, "conference.pointsAdded", Map.of("points", made));
        if (conference.called() != null)
            notices.invited(
                    actor,
                    conference,
                    invited.stream()
                            .map(Unit::id)
                            .filter(id -> !before.contains(id))
                            .toList());
        return made;
    }

    @Transactional
    public long place(Actor actor, Conference conference, String name, String place) {
        long id = points.write(conference.id(), new BridgePoint(0, null, null, name, place, false, "", "", 0));
        conferences.touch(actor, conference, "conference.pointsAdded", Map.of("points", 1));
        return id;
    }
}
