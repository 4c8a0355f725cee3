package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conferences.ConferenceOfficer.Part;
import vn.giaoban.organization.Unit;

/** All that was prepared and that pages ask for while the conference runs: of one version, never changed. */
public final class Preparation {
    private final Conference conference;
    private final List<ConferenceOfficer> officers;
    private final List<AgendaItem> items;
    private final Map<Long, BridgePoint> points;
    private final Map<Long, List<Long>> groups;
    private final Map<Long, Unit> provinces;

    /** @param provinces those under which points are counted, in order, by id */
    Preparation(
            Conference conference,
            List<ConferenceOfficer> officers,
            List<AgendaItem> items,
            List<BridgePoint> points,
            Map<Long, Unit> provinces) {
        this.conference = conference;
        this.officers = List.copyOf(officers);
        this.items = List.copyOf(items);
        this.points = new LinkedHashMap<>();
        this.groups = new HashMap<>();
        this.provinces = provinces;
        for (BridgePoint point : points) {
            this.points.put(point.id(), point);
            if (point.groupId() != null)
                groups.computeIfAbsent(point.groupId(), id -> new ArrayList<>()).add(point.id());
        }
    }

    private Preparation(Preparation same, Conference conference) {
        this.conference = conference;
        officers = same.officers;
        items = same.items;
        points = same.points;
        groups = same.groups;
        provinces = same.provinces;
    }

    /** Of the same version, the conference having come to another state. */
    public Preparation now(Conference conference) {
        return new Preparation(this, conference);
    }

    /** Why something may not happen, prepared as it is; what the course says to it is another matter. */
    public Optional<Refused> refusal(Happening what) {
        return what instanceof Happening.Called
                ? Lack.of(this).stream()
                        .flatMap(lack -> lack.refused().stream())
                        .findFirst()
                : Optional.empty();
    }

    public Conference conference() {
        return conference;
    }

    public List<ConferenceOfficer> chairs() {
        return officers.stream().filter(one -> one.part() == Part.CHAIR).toList();
    }

    public List<ConferenceOfficer> secretaries() {
        return officers.stream().filter(one -> one.part() == Part.SECRETARY).toList();
    }

    public List<AgendaItem> items() {
        return items;
    }

    public Optional<AgendaItem> item(long id) {
        return items.stream().filter(item -> item.id() == id).findFirst();
    }

    /** By id: the central one first, then by province and name. */
    public Map<Long, BridgePoint> points() {
        return points;
    }

    @Nullable
    public BridgePoint point(long id) {
        return points.get(id);
    }

    public BridgePoint central() {
        return points.values().stream().filter(BridgePoint::central).findFirst().orElseThrow();
    }

    /** Provinces under which points are counted, in order. */
    public Map<Long, Unit> provinces() {
        return provinces;
    }

    public List<Long> pointsOf(long group) {
        return groups.getOrDefault(group, List.of());
    }

    /** "Điểm cầu tỉnh Lạng Sơn", or with its province where the province is another unit. */
    public String where(long pointId) {
        BridgePoint point = Objects.requireNonNull(points.get(pointId));
        Long group = point.groupId();
        if (group == null || group.equals(point.unitId())) return point.name();
        Unit province = provinces.get(group);
        return province == null ? point.name() : point.name() + ", " + province.ownName();
    }
}
