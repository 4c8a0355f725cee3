package vn.giaoban.reporting;

/** The report has moved on since the page was made: somebody else took a step. Nothing was changed. */
public final class StaleReport extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long reportId;

    StaleReport(long reportId) {
        super("report " + reportId + " has moved on", null, false, false);
        this.reportId = reportId;
    }

    long reportId() {
        return reportId;
    }
}
