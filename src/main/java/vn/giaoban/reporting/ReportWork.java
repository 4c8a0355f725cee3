package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Page;
import vn.giaoban.web.WorkItem;
import vn.giaoban.web.WorkSource;

/** What reports ask of a person: their own unit's to write, mend or approve; those from below to accept or to remind of. */
@Component
class ReportWork implements WorkSource {
    private final JdbcClient jdbc;
    private final Reports reports;
    private final Boards boards;
    private final Duties duties;
    private final Periods periods;
    private final Units units;

    ReportWork(JdbcClient jdbc, Reports reports, Boards boards, Duties duties, Periods periods, Units units) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.boards = boards;
        this.duties = duties;
        this.periods = periods;
        this.units = units;
    }

    @Override
    public List<WorkItem> items(Page page) {
        Actor actor = page.actor();
        List<WorkItem> items = new ArrayList<>();
        for (long unitId : actor.rootsAs(Role.OFFICER, Role.LEADER)) {
            Map<Long, Report> own = reports.of(actor, unitId);
            Map<Long, Boards.Counts> below = boards.counts(actor, unitId);
            for (Period period : duties.of(unitId)) {
                if (!period.hasEndedBy(page.today()) && !own.containsKey(period.id())) continue;
                own(page, unitId, period, own.get(period.id()), items);
                Boards.Counts counts = below.get(period.id());
                if (counts != null) below(page, unitId, period, counts, items);
            }
        }
        kept(page, items);
        return items;
    }

    /** What is under way in place of units that have ended: to be written on, or to be judged. */
    private void kept(Page page, List<WorkItem> items) {
        Actor actor = page.actor();
        for (Report report : reports.kept(actor)) {
            Period period = periods.find(report.periodId()).orElseThrow(NotFound::new);
            String name = period.name(page.locale());
            String of = page.t("reporting.work.kept", units.place(report.unitId(), period.lastDay()));
            if (report.isOf(actor))
                correction(page, report, name, of, actor.holds(Role.LEADER, report.keeperId()), items);
            if (report.state() == ReportState.SUBMITTED && report.may(actor, ReportAct.ACCEPT))
                items.add(item(
                        "edit",
                        page.t("reporting.work.correction.judge", name),
                        of,
                        null,
                        "/reports/" + report.id() + "/correction",
                        page.t("reporting.work.act.accept"),
                        false,
                        false));
        }
    }

    /** Returned reports of one's own units: asked on every page. */
    @Override
    public int pressing(Actor actor) {
        Long[] own = actor.rootsAs(Role.OFFICER, Role.LEADER);
        if (own.length == 0) return 0;
        return jdbc.sql("""
                select count(*) from reporting.report r
                join organization.keeper k
                  on k.unit_id = r.unit_id and k.keeper_id = any(:own)
                 and :day between k.valid_from and coalesce(k.valid_to, 'infinity')
                where r.state = 'RETURNED'
                """)
                .param("own", own)
                .param("day", actor.day())
                .query(Integer.class)
                .single();
    }

    private void own(
            Page page,
            long unitId,
            Period period,
            @org.jspecify.annotations.Nullable Report report,
            List<WorkItem> items) {
        String name = period.name(page.locale());
        LocalDate due = duties.due(period, unitId);
        boolean overdue = page.today().isAfter(due);
        String to = receiver(page, unitId, period);
        if (report == null) {
            items.add(item(
                    "file-text",
                    page.t("reporting.work.begin", name),
                    to,
                    due,
                    "/reports",
                    page.t("reporting.begin"),
                    overdue,
                    false));
            return;
        }
        String href = "/reports/" + report.id();
        boolean leads = page.actor().holds(Role.LEADER, unitId);
        if (report.isCorrecting()) {
            correction(page, report, name, to, leads, items);
            return;
        }
        switch (report.state()) {
            case DRAFT, WITHDRAWN ->
                items.add(item(
                        "pencil",
                        page.t("reporting.work.continue", name),
                        filled(page, report),
                        due,
                        href,
                        page.t("reporting.continue"),
                        overdue,
                        false));
            case RETURNED ->
                items.add(item(
                        "arrow-back-up",
                        page.t("reporting.work.returned", name),
                        to,
                        due,
                        href,
                        page.t("reporting.work.act.fix"),
                        overdue,
                        true));
            case PRESENTED -> {
                if (leads)
                    items.add(item(
                            "eye",
                            page.t("reporting.work.approve", name),
                            to,
                            due,
                            href,
                            page.t("reporting.work.act.approve"),
                            overdue,
                            false));
            }
            case SUBMITTED, ACCEPTED -> {}
        }
    }

    /** What is being corrected was delivered in its time: nothing of it is due or overdue. */
    private static void correction(
            Page page, Report report, String name, String to, boolean leads, List<WorkItem> items) {
        String href = "/reports/" + report.id();
        String act = switch (report.state()) {
            case DRAFT, WITHDRAWN -> "continue";
            case RETURNED -> "returned";
            case PRESENTED -> leads ? "approve" : "";
            case SUBMITTED, ACCEPTED -> "";
        };
        if (act.isEmpty()) return;
        boolean returned = report.state() == ReportState.RETURNED;
        items.add(item(
                returned ? "arrow-back-up" : leads && report.state() == ReportState.PRESENTED ? "eye" : "edit",
                page.t("reporting.work.correction." + act, name),
                to,
                null,
                href,
                page.t(
                        switch (act) {
                            case "returned" -> "reporting.work.act.fix";
                            case "approve" -> "reporting.work.act.approve";
                            default -> "reporting.continue";
                        }),
                false,
                returned));
    }

    private void below(Page page, long unitId, Period period, Boards.Counts counts, List<WorkItem> items) {
        String name = period.name(page.locale());
        String board = "/boards/" + period.code() + "/" + unitId;
        String from = page.t("reporting.work.below", units.place(unitId, period.lastDay()));
        LocalDate due = duties.dueFromBelow(period, unitId);
        if (counts.waiting() > 0)
            items.add(item(
                    "send",
                    page.t("reporting.work.accept", page.f().whole(counts.waiting()), name),
                    from,
                    null,
                    board + "?state=waiting",
                    page.t("reporting.work.act.accept"),
                    false,
                    false));
        if (counts.corrections() > 0)
            items.add(item(
                    "edit",
                    page.t("reporting.work.corrections", page.f().whole(counts.corrections()), name),
                    from,
                    null,
                    board + "?state=to_judge",
                    page.t("reporting.work.act.accept"),
                    false,
                    false));
        if (counts.notSent() > 0 && page.today().isAfter(due))
            items.add(item(
                    "clock-exclamation",
                    page.t("reporting.work.remind", page.f().whole(counts.notSent()), name),
                    from,
                    due,
                    board + "?state=not_sent",
                    page.t("reporting.work.act.remind"),
                    true,
                    false));
    }

    private String receiver(Page page, long unitId, Period period) {
        List<vn.giaoban.organization.Unit> line = units.lineage(unitId, period.lastDay());
        return line.size() < 2
                ? ""
                : page.t("reporting.work.to", line.get(line.size() - 2).shortName());
    }

    /** What was begun by a program, and never written in, has not been counted yet. */
    private static String filled(Page page, Report report) {
        return report.required() == 0
                ? ""
                : page.t(
                        "reporting.filled",
                        page.f().whole(report.filled()),
                        page.f().whole(report.required()));
    }

    private static WorkItem item(
            String icon,
            String title,
            String detail,
            @org.jspecify.annotations.Nullable LocalDate due,
            String href,
            String act,
            boolean overdue,
            boolean returned) {
        return new WorkItem(icon, title, detail, due, href, act, overdue, returned);
    }
}
