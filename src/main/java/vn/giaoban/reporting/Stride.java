package vn.giaoban.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Personal;

/** A step to be taken with a report: by whom, when and why, and which submission it concerns. */
record Stride(
        Actor actor,
        Report report,
        ReportAct act,
        Instant at,
        String reason,
        @Nullable Long submissionId) {

    /** A step that the lifecycle allows, with where it leads and what the audit trail keeps of it. */
    record Taken(Stride stride, @Nullable ReportState from, ReportState to, Map<String, ?> detail) {
        /** The report as it stands then. */
        Report after() {
            return stride.report().after(stride.act(), to);
        }
    }

    /**
     * Takes strides by the lifecycle; several of one report follow one another.
     *
     * @throws StaleReport where the report has moved on, so that the step is no longer to be taken
     */
    static List<Taken> taken(List<Stride> strides) {
        Map<Long, Report> standing = new HashMap<>();
        List<Taken> taken = new ArrayList<>();
        for (Stride stride : strides) {
            Report given = stride.report;
            Taken one = stride.from(standing.getOrDefault(given.id(), given)).taken();
            standing.put(given.id(), one.after());
            taken.add(one);
        }
        return taken;
    }

    /** The last step of each report. */
    static List<Taken> last(List<Taken> taken) {
        Map<Long, Taken> last = new LinkedHashMap<>();
        for (Taken one : taken) last.put(one.stride().report().id(), one);
        return List.copyOf(last.values());
    }

    private Stride from(Report standing) {
        return new Stride(actor, standing, act, at, reason, submissionId);
    }

    private Taken taken() {
        NotFound.unless(report.may(actor, act));
        ReportState to = Lifecycle.next(report.state(), act, report.presentedFrom(), report.isCorrecting())
                .orElseThrow(() -> new StaleReport(report.id()));
        Map<String, Object> detail = new TreeMap<>(Map.of("to", to.name()));
        if (!reason.isEmpty()) detail.put("reason", new Personal(reason));
        if (report.isCorrecting()) detail.put("correction", "yes");
        return new Taken(this, report.state(), to, detail);
    }
}
