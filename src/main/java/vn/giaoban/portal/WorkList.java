package vn.giaoban.portal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import vn.giaoban.web.WorkItem;

/** What a reader is to do, by how soon. */
public record WorkList(LocalDate today, List<WorkItem> items) {
    static final int CALENDAR_DAYS = 14;

    /** In the order of the page. */
    public enum Urgency {
        OVERDUE,
        NOW,
        SOON,
        LATER
    }

    static WorkList of(LocalDate today, List<WorkItem> items) {
        return new WorkList(
                today,
                items.stream()
                        .sorted(Comparator.comparing(WorkItem::due, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(WorkItem::title))
                        .toList());
    }

    public SequencedMap<Urgency, List<WorkItem>> groups() {
        TreeMap<Urgency, List<WorkItem>> groups = new TreeMap<>();
        for (WorkItem item : items)
            groups.computeIfAbsent(urgency(item), u -> new java.util.ArrayList<>())
                    .add(item);
        return groups;
    }

    /** This week and the next end on a Sunday. */
    public Urgency urgency(WorkItem item) {
        LocalDate due = item.due();
        if (item.overdue()) return Urgency.OVERDUE;
        if (item.returned()) return Urgency.NOW;
        if (due == null) return Urgency.LATER;
        if (!due.isAfter(today.plusDays(1))) return Urgency.NOW;
        LocalDate sunday = today.plusDays(14 - today.getDayOfWeek().getValue());
        return due.isAfter(sunday) ? Urgency.LATER : Urgency.SOON;
    }

    public List<LocalDate> calendar() {
        return today.datesUntil(today.plusDays(CALENDAR_DAYS)).toList();
    }

    /** How many fall due on a day; what is overdue stands on today. */
    public int due(LocalDate day) {
        return (int) items.stream()
                .filter(item -> day.equals(item.due()) || (item.overdue() && day.equals(today)))
                .count();
    }

    public int overdue() {
        return (int) items.stream().filter(WorkItem::overdue).count();
    }
}
