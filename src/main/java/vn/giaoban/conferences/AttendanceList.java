package vn.giaoban.conferences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.Page;

/**
 * Who was there, of those who were summoned: by province, point by point, person by person. Thousands of points are shown a province
 * at a time.
 *
 * @param groups the points of no province first, then province by province
 */
public record AttendanceList(Minutes.Attending totals, List<Group> groups) {

    /**
     * The points of a province, or those of none.
     *
     * @param province null for the central point and those beside the tree
     */
    public record Group(@Nullable Unit province, List<Row> rows) {
        public long id() {
            return province == null ? 0 : province.id();
        }

        public int there() {
            return (int) rows.stream().filter(Row::there).count();
        }

        /** Of those, as many as still are. */
        public int up() {
            return (int) rows.stream().filter(Row::up).count();
        }

        public int persons() {
            return rows.stream().mapToInt(Row::persons).sum();
        }

        public int summoned() {
            return rows.stream().mapToInt(row -> row.point().summoned()).sum();
        }

        public int named() {
            return rows.stream().mapToInt(row -> row.people().size()).sum();
        }

        public int absent() {
            return rows.stream().mapToInt(Row::absent).sum();
        }
    }

    /** @param line null for a point of which nothing was heard */
    public record Row(BridgePoint point, @Nullable PointLine line, List<Person> people) {
        public boolean up() {
            return line != null && line.up();
        }

        /** At any time while the conference ran, or now. */
        public boolean there() {
            return line != null && (line.up() || line.attended() != null);
        }

        public int persons() {
            if (line == null) return 0;
            Integer attended = line.attended();
            return attended == null ? line.persons() : attended;
        }

        public int absent() {
            return (int) people.stream()
                    .filter(one -> one.attendance() != null && one.attendance().presence() == Presence.ABSENT)
                    .count();
        }
    }

    /** @param attendance null for one of whom nothing was said */
    public record Person(Delegate delegate, Course.@Nullable Attendance attendance) {}

    /** "3.352 trên 3.356 điểm cầu đã nối, cuối hội nghị 3.340". */
    public static String points(Page page, Minutes.Attending there, boolean over) {
        String ever = page.f().whole(there.pointsEver());
        String all = page.f().whole(there.points());
        if (!there.somePointsLeft()) return page.t("conferences.paper.points", ever, all);
        return page.t(
                over ? "conferences.paper.points.left" : "conferences.paper.points.now",
                ever,
                all,
                page.f().whole(there.pointsUp()));
    }

    static AttendanceList of(Hall hall, Minutes.Attending totals, List<Delegate> delegates) {
        Map<Long, List<Person>> people = new HashMap<>();
        for (Delegate one : delegates)
            people.computeIfAbsent(one.pointId(), point -> new ArrayList<>())
                    .add(new Person(one, hall.course().persons().get(one.id())));
        List<Group> groups = new ArrayList<>();
        List<Row> beside = rows(hall, null, people);
        if (!beside.isEmpty()) groups.add(new Group(null, beside));
        for (Unit province : hall.preparation().provinces().values())
            groups.add(new Group(province, rows(hall, province.id(), people)));
        return new AttendanceList(totals, groups);
    }

    private static List<Row> rows(Hall hall, @Nullable Long group, Map<Long, List<Person>> people) {
        return hall.preparation().points().values().stream()
                .filter(point -> Objects.equals(point.groupId(), group))
                .map(point -> new Row(
                        point,
                        hall.course().points().get(point.id()),
                        List.copyOf(people.getOrDefault(point.id(), List.of()))))
                .toList();
    }
}
