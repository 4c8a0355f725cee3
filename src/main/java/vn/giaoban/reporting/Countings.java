package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.Counts;
import vn.giaoban.activities.Keepings;
import vn.giaoban.audit.Audit;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;

/**
 * What reports say that nobody types: the unit's log counts it. While a report is being written the log speaks as it stands; what is
 * sent keeps what was counted, and from what.
 */
@Component
public class Countings {
    private final JdbcClient jdbc;
    private final Counts counts;
    private final Keepings keepings;
    private final Periods periods;
    private final Audit audit;

    Countings(JdbcClient jdbc, Counts counts, Keepings keepings, Periods periods, Audit audit) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.keepings = keepings;
        this.periods = periods;
        this.audit = audit;
    }

    /** A figure of which the log says something else than the edition that was sent. */
    public record Gap(
            int slot, @Nullable Long sent, @Nullable Long now) {}

    /** What the log says now of the report's unit and period. */
    Counts.Count now(Report report) {
        Period period = period(report);
        return counts.of(report.unitId(), period.firstDay(), period.lastDay());
    }

    /** What the logs of many units say of a period, by unit. */
    Map<Long, Counts.Count> now(List<Long> unitIds, Period period) {
        return unitIds.isEmpty() ? Map.of() : counts.of(unitIds, period.firstDay(), period.lastDay());
    }

    /** From what a figure is counted now, the earliest day first. */
    List<Counts.Part> parts(Report report, int slot) {
        Period period = period(report);
        return counts.parts(report.unitId(), period.firstDay(), period.lastDay(), slot);
    }

    /** Whether the unit's log has anything of the report's period. */
    boolean isLogged(Report report) {
        Period period = period(report);
        return counts.isLogged(report.unitId(), period.firstDay(), period.lastDay());
    }

    /** How many activities of a counted report's period do not count before its unit's leader confirms them. */
    int waiting(Report report) {
        Period period = period(report);
        return report.counted() ? keepings.waiting(report.unitId(), period.firstDay(), period.lastDay()) : 0;
    }

    /** What a sent edition was counted from; empty where it was typed. */
    Optional<Counts.Count> of(long submissionId) {
        return jdbc.sql("select amounts, activities, versions from reporting.count where submission_id = :id")
                .param("id", submissionId)
                .query((rs, n) -> {
                    Long[] activities = (Long[]) rs.getArray(2).getArray();
                    Integer[] versions = (Integer[]) rs.getArray(3).getArray();
                    Map<Long, Integer> byId = new TreeMap<>();
                    for (int i = 0; i < activities.length; i++) byId.put(activities[i], versions[i]);
                    return new Counts.Count(Submissions.amounts(rs.getArray(1)), byId);
                })
                .optional();
    }

    /** Whether a sent edition's figure was counted from the log. */
    public boolean counts(long submissionId, int slot) {
        return of(submissionId).filter(count -> count.counts(slot)).isPresent();
    }

    /** Keeps what an edition is counted from, in the transaction that sends it; the trail holds the list by its digest. */
    @Transactional(propagation = Propagation.MANDATORY)
    void freeze(Actor actor, Report report, Submission sent, Counts.Count count) {
        freeze(List.of(new Freezing(actor, report, sent, count)));
    }

    /** An edition, by whom it is sent, and what it is counted from. */
    record Freezing(Actor actor, Report report, Submission sent, Counts.Count count) {
        private List<Long> ids() {
            return count.activities().keySet().stream().sorted().toList();
        }

        private Audit.Entry entry(String digest) {
            return new Audit.Entry(
                    sent.sentAt(),
                    actor,
                    "report.counted",
                    "report",
                    report.id(),
                    report.unitId(),
                    Map.of(
                            "edition",
                            sent.number(),
                            "activities",
                            count.activities().size(),
                            "digest",
                            digest));
        }
    }

    /** The same for many editions in one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    void freeze(List<Freezing> freezing) {
        Map<Long, String> digests = new HashMap<>();
        jdbc.sql("""
                insert into reporting.count (submission_id, amounts, activities, versions)
                select f.submission_id, f.amounts::bigint[], f.activities::bigint[], f.versions::int[]
                from unnest(:submissions::bigint[], :amounts::text[], :activities::text[], :versions::text[])
                  as f(submission_id, amounts, activities, versions)
                returning submission_id,
                    encode(sha256(array_send(amounts) || array_send(activities) || array_send(versions)), 'hex')
                """)
                .param("submissions", Reports.ids(freezing, f -> f.sent().id()))
                .param(
                        "amounts",
                        Reports.texts(freezing, f -> f.count().amounts().text()))
                .param("activities", Reports.texts(freezing, f -> array(f.ids())))
                .param(
                        "versions",
                        Reports.texts(
                                freezing,
                                f -> array(f.ids().stream()
                                        .map(f.count().activities()::get)
                                        .toList())))
                .query(rs -> {
                    digests.put(rs.getLong(1), rs.getString(2));
                });
        audit.record(freezing.stream()
                .map(f -> f.entry(Objects.requireNonNull(digests.get(f.sent().id()))))
                .toList());
    }

    /** As PostgreSQL writes an array. */
    private static String array(List<? extends Number> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** Where the log and the edition that counts, or was sent, say different things; none where the report is being written. */
    List<Gap> gaps(Report report) {
        Long submissionId = report.lastSubmissionId();
        if (submissionId == null || report.state().isOpen()) return List.of();
        Optional<Counts.Count> sent = of(submissionId);
        if (sent.isEmpty()) return List.of();
        Amounts before = sent.get().amounts();
        Amounts after = now(report).amounts();
        List<Gap> gaps = new ArrayList<>();
        for (int slot = 1; slot <= Math.max(before.size(), after.size()); slot++)
            if (!Objects.equals(before.get(slot), after.get(slot)))
                gaps.add(new Gap(slot, before.get(slot), after.get(slot)));
        return gaps;
    }

    /** Lets the log speak in a report, or what is typed again; neither is lost, one waits beneath the other. */
    @Transactional
    public void set(Actor actor, Report report, boolean counted) {
        NotFound.unless(report.isOf(actor));
        if (!report.isWritableBy(actor)) throw new StaleReport(report.id());
        boolean changed =
                jdbc.sql("update reporting.report set counted = :counted where id = :id and counted <> :counted")
                                .param("counted", counted)
                                .param("id", report.id())
                                .update()
                        == 1;
        if (changed)
            audit.record(
                    actor,
                    counted ? "report.countedFromLog" : "report.typedByHand",
                    "report",
                    report.id(),
                    report.unitId(),
                    Map.of());
    }

    private Period period(Report report) {
        return periods.find(report.periodId()).orElseThrow(NotFound::new);
    }
}
