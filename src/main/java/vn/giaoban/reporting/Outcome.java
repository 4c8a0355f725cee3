package vn.giaoban.reporting;

import java.util.Locale;
import vn.giaoban.catalogue.Period;
import vn.giaoban.figures.FigureLink;
import vn.giaoban.web.Page;

/** What became of the reports that a unit is owed: each count of {@link Completion.Counts} opens to the reports that it counts. */
public enum Outcome {
    ALL,
    SENT,
    IN_TIME,
    LATE,
    MISSING,
    OVERDUE,
    WAITING,
    ACCEPTED,
    RETURNED;

    /** Every level below the unit. */
    public static final int EVERY_LEVEL = 0;

    boolean admits(ReportLists.Row row) {
        ReportLists.Owed report = row.report();
        return switch (this) {
            case ALL -> true;
            case SENT -> report.delivered();
            case IN_TIME -> report.delivered() && !report.late();
            case LATE -> report.delivered() && report.late();
            case MISSING -> !report.delivered();
            case OVERDUE -> !report.delivered() && report.past();
            case WAITING -> report.delivered() && !report.accepted();
            case ACCEPTED -> report.accepted();
            case RETURNED -> report.returned();
        };
    }

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String textKey() {
        return "reporting.outcome." + value();
    }

    static Outcome of(String value) {
        for (Outcome outcome : values()) if (outcome.value().equals(value)) return outcome;
        return ALL;
    }

    /** Where the reports below a unit stand that came to this. */
    public String address(Period period, long unitId, int level) {
        return "/boards/" + period.code() + "/" + unitId + "/reports?state=" + value()
                + (level == EVERY_LEVEL ? "" : "&level=" + level);
    }

    /**
     * A count of reports as a link to them.
     *
     * @param place whose reports, as pages call it
     */
    public FigureLink open(Page page, Period period, long unitId, String place, int level, long count) {
        return new FigureLink(
                address(period, unitId, level),
                page.t(
                        "reporting.lists.open",
                        place,
                        period.inside(page.locale()),
                        page.t(textKey()),
                        page.f().whole(count)));
    }
}
