package vn.giaoban.conferences;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Period;
import vn.giaoban.conferences.BridgePoints.Invited;
import vn.giaoban.conferences.ConferenceOfficer.Part;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.Cluster;
import vn.giaoban.organization.Clusters;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Makes a whole conference from a preset in one step: agenda, points, chair and secretary, and the papers that the period has by itself. */
@Component
class Making {
    private final Conferences conferences;
    private final Agendas agendas;
    private final BridgePoints points;
    private final ConferenceDocuments documents;
    private final Accounts accounts;
    private final Units units;
    private final Clusters clusters;

    Making(
            Conferences conferences,
            Agendas agendas,
            BridgePoints points,
            ConferenceDocuments documents,
            Accounts accounts,
            Units units,
            Clusters clusters) {
        this.conferences = conferences;
        this.agendas = agendas;
        this.points = points;
        this.documents = documents;
        this.accounts = accounts;
        this.units = units;
        this.clusters = clusters;
    }

    /**
     * What is asked of whoever makes one.
     *
     * @param name empty: as the preset calls it
     */
    record Wish(
            Preset preset,
            String name,
            @Nullable Period period,
            @Nullable Cluster cluster,
            Instant startsAt,
            String place) {}

    @Transactional
    public long make(Actor actor, long hostId, Wish wish, Locale locale) {
        Preset preset = wish.preset();
        Unit host = units.find(hostId, actor.day()).orElseThrow();
        String period = wish.period() == null ? "" : inSentence(wish.period().name(locale));
        String name = wish.name().isBlank()
                ? preset.conferenceName(
                        locale,
                        period,
                        wish.cluster() == null ? "" : wish.cluster().name(locale),
                        host.shortName())
                : wish.name().strip();
        long id = conferences.make(
                actor,
                hostId,
                wish.cluster() == null ? null : wish.cluster().id(),
                new ConferencePlan(
                        name,
                        preset.kinds(),
                        wish.period() == null ? null : wish.period().id(),
                        host.name(),
                        wish.place(),
                        wish.startsAt(),
                        wish.startsAt().plus(Duration.ofMinutes(preset.minutes())),
                        true,
                        false,
                        ""));
        List<AgendaItem> items = new ArrayList<>();
        for (Preset.Item item : preset.items())
            items.add(new AgendaItem(0, 0, item.kind(), item.title(locale, period), item.minutes()));
        agendas.write(id, items);
        conferences.appoint(id, officers(actor, hostId));
        points.write(id, central(host, wish.place()));
        points.invite(id, invited(actor, host, wish));
        if (wish.period() != null) documents.begin(actor, id, hostId, wish.period(), locale);
        return id;
    }

    /** The host's leaders chair, the first of them first; whoever makes it keeps the minutes. */
    private List<ConferenceOfficer> officers(Actor actor, long hostId) {
        List<ConferenceOfficer> officers = new ArrayList<>();
        Set<Long> leaders = new HashSet<>();
        for (long id : accounts.holders(hostId, actor.day(), Role.LEADER)) {
            leaders.add(id);
            officers.add(new ConferenceOfficer(
                    0, Part.CHAIR, id, accounts.names(List.of(id)).getOrDefault(id, ""), ""));
        }
        if (!leaders.contains(actor.accountId()))
            officers.add(new ConferenceOfficer(0, Part.SECRETARY, actor.accountId(), actor.name(), ""));
        return officers;
    }

    private static BridgePoint central(Unit host, String place) {
        return new BridgePoint(0, host.id(), null, pointName(host), place, true, "", "", 0);
    }

    private List<Invited> invited(Actor actor, Unit host, Wish wish) {
        List<Unit> below = switch (wish.preset().points()) {
            case ALL -> units.below(List.of(host.id()), Unit.COMMUNE, actor.day());
            case CHILDREN -> units.children(host.id(), actor.day());
            case CLUSTER ->
                wish.cluster() == null
                        ? List.of()
                        : clusters.members(wish.cluster().id(), actor.day());
        };
        return below.stream()
                .filter(unit -> unit.id() != host.id())
                .map(unit -> invited(host, unit))
                .toList();
    }

    /** Counted under its province, itself where it is one; a commune of a host that is its province stands by itself. */
    static Invited invited(Unit host, Unit unit) {
        Long group = unit.level() == Unit.PROVINCE
                ? Long.valueOf(unit.id())
                : Objects.equals(unit.parentId(), host.id()) ? null : unit.parentId();
        return new Invited(unit, group, pointName(unit), 0);
    }

    /** "Điểm cầu xã Mẫu Sơn": official papers call it so in whatever language the screens are. */
    static String pointName(Unit unit) {
        String name = unit.shortName();
        boolean kind = !name.equals(unit.ownName());
        return "Điểm cầu " + (kind ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name);
    }

    /** "9 tháng năm 2026" begins no sentence in a name; "Quý I năm 2026" does not either. */
    private static String inSentence(String period) {
        return period.substring(0, 1).toLowerCase(Locale.ROOT) + period.substring(1);
    }
}
