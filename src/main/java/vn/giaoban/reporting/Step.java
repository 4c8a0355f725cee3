package vn.giaoban.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in a report's life: what, by whom, when and why. */
public record Step(
        ReportAct act,
        ReportState to,
        long accountId,
        Instant at,
        String reason,
        @Nullable Long submissionId) {}
