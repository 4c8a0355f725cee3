package vn.giaoban.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Deadlines;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Ground;

/**
 * How far the reports of several periods have come below units, each by the tree of its period's last day. The caller has found
 * the units through the actor.
 */
@Component
public class CompletionOverTime {
    private final JdbcClient jdbc;
    private final Periods periods;
    private final Forms forms;
    private final Ground ground;

    CompletionOverTime(JdbcClient jdbc, Periods periods, Forms forms, Ground ground) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.forms = forms;
        this.ground = ground;
    }

    /** Periods of one tree, of the same units and with the same level at the bottom are asked of the tree once. */
    private record Scene(LocalDate epoch, int lowest, List<Long> roots) {}

    /**
     * Reports that go to one superior, of all that stand directly below it or of one unit alone.
     *
     * @param unitId null for all
     * @param units how many they are
     */
    private record Receiving(
            int scene,
            long superiorId,
            int superiorLevel,
            @Nullable Long unitId,
            int units) {}

    /** What one superior receives of one period, until when it is in time. */
    private record Owed(Due due, Receiving by) {}

    /** Reports of a period that are in time until the same moment. */
    private record Due(long periodId, Instant end) {}

    /**
     * All below some units, by period id; a period in whose time nothing stood below them is missing.
     *
     * @param roots the ids of the units in each period's time
     * @param own the reports of these units themselves count as well
     */
    public Map<Long, Completion.Counts> below(Map<Period, ? extends Collection<Long>> roots, boolean own, Instant now) {
        List<Owed> owed = owed(scenes(roots), own);
        Map<Due, Integer> expected = new HashMap<>();
        owed.forEach(one -> expected.merge(one.due(), one.by().units(), Integer::sum));
        Map<Due, Completion.Counts> sent = sent(owed);
        Map<Long, Completion.Counts> counts = new HashMap<>();
        expected.forEach((due, units) -> {
            Completion.Counts there = sent.getOrDefault(due, Completion.Counts.NONE);
            counts.merge(
                    due.periodId(),
                    new Completion.Counts(
                            units,
                            there.inTime(),
                            there.late(),
                            there.accepted(),
                            there.returned(),
                            due.end().isAfter(now) ? 0 : units - there.sent()),
                    Completion.Counts::plus);
        });
        return counts;
    }

    /** When a report of one of these periods was last accepted, a correction included; empty while none is. */
    public Optional<Instant> lastAccepted(Collection<Period> asked) {
        return jdbc.sql("select max(accepted_at) from reporting.report where period_id = any(:periods)")
                .param("periods", asked.stream().map(Period::id).toArray(Long[]::new))
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    private Map<Period, Scene> scenes(Map<Period, ? extends Collection<Long>> roots) {
        Map<LocalDate, LocalDate> epochs =
                ground.epochs(roots.keySet().stream().map(Period::lastDay).toList());
        Map<Period, Scene> scenes = new LinkedHashMap<>();
        roots.forEach((period, ids) -> scenes.put(
                period,
                new Scene(
                        Objects.requireNonNull(epochs.get(period.lastDay())),
                        forms.lowest(period.lastDay()),
                        ids.stream().distinct().sorted().toList())));
        return scenes;
    }

    /** Every superior at or below the units, in each period, and who receives the reports of the units themselves. */
    private List<Owed> owed(Map<Period, Scene> scenes, boolean own) {
        List<Scene> each = scenes.values().stream().distinct().toList();
        Map<Integer, List<Receiving>> byScene =
                receiving(each, own).stream().collect(Collectors.groupingBy(Receiving::scene));
        Map<Long, Deadlines> deadlines = periods.deadlines(scenes.keySet());
        List<Owed> owed = new ArrayList<>();
        scenes.forEach((period, scene) -> {
            Deadlines rules = Objects.requireNonNull(deadlines.get(period.id()));
            for (Receiving by : byScene.getOrDefault(each.indexOf(scene), List.of()))
                owed.add(new Owed(
                        new Due(period.id(), VietnamTime.endOf(rules.due(by.superiorId(), by.superiorLevel()))), by));
        });
        return owed;
    }

    private List<Receiving> receiving(List<Scene> scenes, boolean own) {
        List<Integer> rootScenes = new ArrayList<>();
        List<Long> roots = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++)
            for (long root : scenes.get(i).roots()) {
                rootScenes.add(i);
                roots.add(root);
            }
        List<Receiving> all = jdbc.sql("""
                with scene as materialized (
                    select * from unnest(:scenes::int[], :days::date[], :lowest::int[]) as s (scene, day, lowest)
                ),
                root as materialized (
                    select * from unnest(:rootScenes::int[], :roots::bigint[]) as o (scene, unit_id)
                ),
                -- 1. how many that report stand directly below each superior
                superior as materialized (
                    select s.scene, s.day, v.parent_id as id, count(*) as units
                    from scene s
                    join organization.unit_version v
                      on s.day between v.valid_from and coalesce(v.valid_to, 'infinity') and v.level <= s.lowest
                    group by s.scene, s.day, v.parent_id
                )
                -- 2. of the superiors those that are one of the units, or stand below one
                select s.scene, s.id as superior_id, p.level, null::bigint as unit_id, s.units
                from superior s
                join organization.unit_version p
                  on p.unit_id = s.id and s.day between p.valid_from and coalesce(p.valid_to, 'infinity')
                where exists (
                    select 1
                    from root o
                    join organization.line l
                      on l.ancestor_id = o.unit_id and l.unit_id = s.id
                     and s.day between l.valid_from and coalesce(l.valid_to, 'infinity')
                    where o.scene = s.scene
                    offset 0) -- kept apart: else all lines below the units are read
                union all
                -- 3. the units themselves
                select s.scene, p.unit_id, p.level, v.unit_id, 1
                from root o
                join scene s on s.scene = o.scene
                join organization.unit_version v
                  on v.unit_id = o.unit_id and s.day between v.valid_from and coalesce(v.valid_to, 'infinity')
                 and v.level <= s.lowest
                join organization.unit_version p
                  on p.unit_id = v.parent_id and s.day between p.valid_from and coalesce(p.valid_to, 'infinity')
                where :own
                """)
                .param("scenes", IntStream.range(0, scenes.size()).boxed().toArray(Integer[]::new))
                .param(
                        "days",
                        scenes.stream().map(scene -> scene.epoch().toString()).toArray(String[]::new))
                .param("lowest", scenes.stream().map(Scene::lowest).toArray(Integer[]::new))
                .param("rootScenes", rootScenes.toArray(Integer[]::new))
                .param("roots", roots.toArray(Long[]::new))
                .param("own", own)
                .query((rs, n) -> new Receiving(
                        rs.getInt("scene"),
                        rs.getLong("superior_id"),
                        rs.getInt("level"),
                        rs.getObject("unit_id", Long.class),
                        rs.getInt("units")))
                .list();
        // A unit that stands below another of them is counted there already.
        Set<List<Long>> whole = all.stream()
                .filter(one -> one.unitId() == null)
                .map(one -> List.of((long) one.scene(), one.superiorId()))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> one.unitId() == null || !whole.contains(List.of((long) one.scene(), one.superiorId())))
                .toList();
    }

    /** What has become of the reports that there are; how many were expected is not asked here. */
    private Map<Due, Completion.Counts> sent(List<Owed> owed) {
        Map<Due, Completion.Counts> sent = new HashMap<>();
        owed.stream()
                .collect(Collectors.partitioningBy(one -> one.by().unitId() == null))
                .forEach((whole, those) -> {
                    if (!those.isEmpty()) count(those, whole, sent);
                });
        return sent;
    }

    /** @param whole all that goes to the superiors; else the reports of single units */
    private void count(List<Owed> owed, boolean whole, Map<Due, Completion.Counts> sent) {
        jdbc.sql("""
                select d.period_id, d.due,
                       count(*) filter (where r.delivered and r.first_sent_at < d.due) as in_time,
                       count(*) filter (where r.delivered and r.first_sent_at >= d.due) as late,
                       count(*) filter (where r.accepted) as accepted,
                       count(*) filter (where not r.accepted
                                          and (r.state = 'RETURNED'
                                               or r.state = 'PRESENTED' and r.presented_from = 'RETURNED')) as returned
                from unnest(:periods::bigint[], :keys::bigint[], :dues::timestamptz[]) as d (period_id, key, due)
                join (select period_id, unit_id, superior_id, state, presented_from, first_sent_at,
                             accepted_submission_id is not null as accepted,
                             state = 'SUBMITTED' or accepted_submission_id is not null as delivered
                      from reporting.report) r
                  on r.period_id = d.period_id and r.%s = d.key
                group by d.period_id, d.due
                """.formatted(whole ? "superior_id" : "unit_id"))
                .param("periods", owed.stream().map(one -> one.due().periodId()).toArray(Long[]::new))
                .param(
                        "keys",
                        owed.stream()
                                .map(one -> whole
                                        ? one.by().superiorId()
                                        : Objects.requireNonNull(one.by().unitId()))
                                .toArray(Long[]::new))
                .param(
                        "dues",
                        owed.stream().map(one -> one.due().end().toString()).toArray(String[]::new))
                .query((rs, n) -> sent.merge(
                        new Due(
                                rs.getLong("period_id"),
                                rs.getObject("due", OffsetDateTime.class).toInstant()),
                        new Completion.Counts(
                                0,
                                rs.getInt("in_time"),
                                rs.getInt("late"),
                                rs.getInt("accepted"),
                                rs.getInt("returned"),
                                0),
                        Completion.Counts::plus))
                .list();
    }
}
