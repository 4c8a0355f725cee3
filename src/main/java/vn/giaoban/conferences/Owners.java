package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.SearchKey;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;

/**
 * Reads whom a conclusion is given to, as it is typed while the chair speaks: "các tỉnh", "các xã", a cluster's name, "Lạng Sơn; Cao
 * Bằng". Only those who are invited can be named, and the host itself.
 */
@Component
class Owners {
    private final Units units;
    private final Clusters clusters;

    Owners(Units units, Clusters clusters) {
        this.units = units;
        this.clusters = clusters;
    }

    /** @param unknown what was typed and names nobody who is invited */
    record Read(List<Long> ids, List<String> unknown) {}

    Read read(Page page, Preparation preparation, String typed) {
        Map<String, Set<Long>> names = names(page, preparation);
        Set<Long> ids = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String part : typed.split("[;,\n]")) {
            String key = SearchKey.of(part);
            if (key.isEmpty()) continue;
            Set<Long> found = names.get(key);
            if (found == null || found.isEmpty()) unknown.add(part.strip());
            else ids.addAll(found);
        }
        return new Read(List.copyOf(ids), unknown);
    }

    /** What can be typed, as people type it in haste, and whom it means. */
    private Map<String, Set<Long>> names(Page page, Preparation preparation) {
        Conference conference = preparation.conference();
        Map<Long, Unit> invited = units.those(
                preparation.points().values().stream()
                        .filter(point -> point.unitId() != null)
                        .map(BridgePoint::unitId)
                        .toList(),
                conference.day());
        Map<String, Set<Long>> names = new TreeMap<>();
        Set<Long> all = new LinkedHashSet<>();
        Set<Long> provinces = new LinkedHashSet<>();
        Set<Long> communes = new LinkedHashSet<>();
        for (Unit unit : invited.values()) {
            add(names, unit);
            if (unit.id() == conference.hostId()) continue;
            all.add(unit.id());
            if (unit.level() == Unit.PROVINCE) provinces.add(unit.id());
            if (unit.isCommune()) communes.add(unit.id());
        }
        units.find(conference.hostId(), conference.day()).ifPresent(host -> add(names, host));
        for (Cluster cluster : clusters.all()) {
            Set<Long> members = new LinkedHashSet<>();
            for (Unit unit : clusters.members(cluster.id(), conference.day()))
                if (invited.containsKey(unit.id())) members.add(unit.id());
            names.putIfAbsent(SearchKey.of(cluster.name(page.locale())), members);
        }
        names.put(SearchKey.of(page.t("conferences.owners.provinces")), provinces);
        names.put(SearchKey.of(page.t("conferences.owners.communes")), communes);
        names.put(SearchKey.of(page.t("conferences.owners.all")), all);
        return names;
    }

    /** Of two that are called alike the one further up is meant; who means the other types its province with it. */
    private static void add(Map<String, Set<Long>> names, Unit unit) {
        names.putIfAbsent(SearchKey.of(unit.shortName()), Set.of(unit.id()));
        if (!unit.isCommune()) names.putIfAbsent(SearchKey.of(unit.ownName()), Set.of(unit.id()));
        names.putIfAbsent(SearchKey.of(unit.name()), Set.of(unit.id()));
    }
}
