package vn.giaoban.conferences;

import java.io.ByteArrayOutputStream;
import java.util.List;
import vn.giaoban.papers.Spreadsheet;
import vn.giaoban.papers.Spreadsheet.Column;
import vn.giaoban.web.Page;

/** The attendance list as a file: the points in one sheet, those summoned by name in another. */
final class AttendanceSheet {
    private AttendanceSheet() {}

    static byte[] of(Page page, Hall hall, AttendanceList list) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> notes = List.of(
                hall.conference().name(),
                page.t("conferences.attendance.asOf", page.f().moment(page.now())));
        List<Column> points = List.of(
                Column.text(page.t("conferences.attendance.province"), 24),
                Column.text(page.t("conferences.point"), 44),
                Column.text(page.t("conferences.attendance.state"), 14),
                Column.text(page.t("conferences.attendance.since"), 20),
                Column.whole(page.t("conferences.attendance.persons"), 10),
                Column.whole(page.t("conferences.attendance.summoned"), 12),
                Column.text(page.t("conferences.attendance.note"), 40));
        List<Column> people = List.of(
                Column.text(page.t("conferences.attendance.province"), 24),
                Column.text(page.t("conferences.point"), 44),
                Column.text(page.t("conferences.delegate"), 30),
                Column.text(page.t("conferences.attendance.title"), 44),
                Column.text(page.t("conferences.attendance.presence"), 18),
                Column.text(page.t("conferences.reason"), 40),
                Column.text(page.t("conferences.attendance.added"), 14));
        try (Spreadsheet sheet = new Spreadsheet(out, page.t("conferences.attendance.sheet.points"), points, notes)) {
            for (AttendanceList.Group group : list.groups())
                for (AttendanceList.Row row : group.rows()) point(page, sheet, group, row);
            sheet.next(page.t("conferences.attendance.sheet.people"), people, notes);
            for (AttendanceList.Group group : list.groups())
                for (AttendanceList.Row row : group.rows())
                    for (AttendanceList.Person one : row.people()) person(page, sheet, group, row, one);
        }
        return out.toByteArray();
    }

    private static String name(Page page, AttendanceList.Group group) {
        return group.province() == null
                ? page.t("conferences.attendance.beside")
                : group.province().ownName();
    }

    private static void point(Page page, Spreadsheet sheet, AttendanceList.Group group, AttendanceList.Row row) {
        PointLine line = row.line();
        sheet.row(
                name(page, group),
                row.point().name(),
                page.t(
                        row.up()
                                ? "conferences.attendance.up"
                                : row.there() ? "conferences.attendance.left" : "conferences.attendance.down"),
                line != null && row.there() ? page.f().moment(line.since()) : null,
                row.there() ? (long) row.persons() : null,
                (long) row.point().summoned(),
                line == null ? null : line.note());
    }

    private static void person(
            Page page,
            Spreadsheet sheet,
            AttendanceList.Group group,
            AttendanceList.Row row,
            AttendanceList.Person one) {
        Course.Attendance attendance = one.attendance();
        sheet.row(
                name(page, group),
                row.point().name(),
                one.delegate().name(),
                one.delegate().title(),
                attendance == null
                        ? page.t("conferences.attendance.unknown")
                        : page.t(attendance.presence().textKey()),
                attendance == null ? null : attendance.reason(),
                one.delegate().addedLate() ? page.t("conferences.attendance.late") : null);
    }
}
