package vn.giaoban.run.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every step that anybody was told to have taken with a report: put in order, they lead from one revision to the next. */
final class Chronicle {
    private final String report;
    private final List<Stride> strides = new ArrayList<>();
    private long id;

    Chronicle(String report) {
        this.report = report;
    }

    /**
     * Something done.
     *
     * @param from the revision before
     * @param to the revision after
     */
    record Stride(String what, int from, int to) {}

    synchronized void add(String what, int from, int to, long reportId) {
        strides.add(new Stride(what, from, to));
        id = reportId;
    }

    /** 0 while nobody was told. */
    synchronized long id() {
        return id;
    }

    /** Where two were told to have taken the same step (one of them is lost), or nobody was told of one. */
    synchronized List<String> faults(int revision) {
        List<String> faults = new ArrayList<>();
        int reached = 0;
        for (Stride stride :
                strides.stream().sorted(Comparator.comparingInt(Stride::from)).toList()) {
            if (stride.from() != reached) faults.add(report + ": " + stride + " follows upon revision " + reached);
            reached = stride.to();
        }
        if (reached != revision) faults.add(report + " is at revision " + revision + ", its acts lead to " + reached);
        return faults;
    }
}
