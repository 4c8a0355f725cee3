package vn.giaoban.reporting;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.activities.CountedCells;
import vn.giaoban.activities.Counts;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;

/** The log's figures in reports: what each counts, where it is counted; else the cell in which it was typed. */
@Component
class CountedCellLinks implements CountedCells {
    private final Reports reports;
    private final Countings countings;

    CountedCellLinks(Reports reports, Countings countings) {
        this.reports = reports;
        this.countings = countings;
    }

    @Override
    public Map<Indicator, String> addresses(Actor actor, long unitId, Period period, Collection<Indicator> counted) {
        Report report = reports.find(actor, unitId, period).orElse(null);
        if (report == null) return Map.of();
        Optional<Counts.Count> count = count(actor, report);
        Map<Indicator, String> addresses = new HashMap<>();
        for (Indicator indicator : counted)
            addresses.put(
                    indicator,
                    count.filter(one -> one.counts(indicator.slot())).isPresent()
                            ? "/reports/" + report.id() + "/counted/" + indicator.code()
                            : ReportWays.cell(report.id(), 0, indicator));
        return addresses;
    }

    /** Of what the actor is shown of the report: of the working copy the log as it stands, of what was sent what was kept with it. */
    private Optional<Counts.Count> count(Actor actor, Report report) {
        Long sent = report.lastSubmissionId();
        if (sent == null || report.isOf(actor) && report.state().isOpen())
            return report.counted() ? Optional.of(countings.now(report)) : Optional.empty();
        return countings.of(sent);
    }
}
