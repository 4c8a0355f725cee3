package vn.giaoban.organization;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.catalogue.Period;
import vn.giaoban.reporting.Acceptances;
import vn.giaoban.reporting.Cell;
import vn.giaoban.reporting.Corrections;
import vn.giaoban.reporting.Drafts;
import vn.giaoban.reporting.Filing;
import vn.giaoban.reporting.Report;
import vn.giaoban.reporting.ReportAct;
import vn.giaoban.reporting.ReportState;
import vn.giaoban.reporting.Reports;
import vn.giaoban.web.Texts;

/** The people of a small nation, who take one step after another with its reports; in place of a unit that ended, its keeper's. */
final class Clerks {
    private static final int SLOT = 1;
    private static final Set<ReportAct> ONWARD =
            EnumSet.of(ReportAct.PRESENT, ReportAct.SUBMIT, ReportAct.ACCEPT, ReportAct.CORRECT);

    private final SmallNation nation;
    private final Reports reports;
    private final Drafts drafts;
    private final Filing filing;
    private final Acceptances acceptances;
    private final Corrections corrections;
    private int corrected;
    private int kept;

    Clerks(SmallNation nation) {
        this.nation = nation;
        reports = nation.bean(Reports.class);
        drafts = nation.bean(Drafts.class);
        filing = nation.bean(Filing.class);
        acceptances = nation.bean(Acceptances.class);
        corrections = nation.bean(Corrections.class);
    }

    /** Corrections accepted. */
    int corrected() {
        return corrected;
    }

    /** Of these, of units that had ended. */
    int kept() {
        return kept;
    }

    /** Begins, writes, or takes any step that may be taken, those that lead on rather than those that lead back. */
    String step(Period period, Unit unit, Random random) {
        if (unit.validFrom().isAfter(SmallNation.TODAY)) return "not there yet: " + unit.code();
        Actor own = somebody(keeper(unit.id()));
        Optional<Report> found = reports.find(own, unit.id(), period);
        if (found.isEmpty()) {
            if (!own.holdsAnyIn(unit.id(), Role.OFFICER)) return "nothing begun in place of " + unit.code();
            write(own, reports.begin(own, unit.id(), period), unit, random);
            return "begun by " + unit.code() + " for " + period.code();
        }
        Report report = found.get();
        if (report.isWritableBy(own) && random.nextInt(3) == 0) {
            write(own, report, unit, random);
            return "written by " + unit.code() + " for " + period.code();
        }
        Actor judge = somebody(report.judgeId() == null ? report.keeperId() : report.judgeId());
        List<ReportAct> acts = new ArrayList<>(report.acts(own));
        for (ReportAct act : report.acts(judge)) if (!acts.contains(act)) acts.add(act);
        List<ReportAct> onward = acts.stream().filter(ONWARD::contains).toList();
        List<ReportAct> from = onward.isEmpty() || random.nextInt(6) == 0 ? acts : onward;
        if (from.isEmpty()) return "nothing to be done";
        ReportAct act = from.get(random.nextInt(from.size()));
        take(act, report, own, judge, period);
        return act + " of " + unit.code() + " for " + period.code();
    }

    /** Takes the next step that leads on; gives where the report stands then. */
    ReportState on(Period period, Unit unit) {
        Actor own = somebody(keeper(unit.id()));
        Optional<Report> found = reports.find(own, unit.id(), period);
        if (found.isEmpty()) write(own, reports.begin(own, unit.id(), period), unit, new Random(1));
        else {
            Report report = found.get();
            Actor judge = somebody(report.judgeId());
            ReportAct act = switch (report.state()) {
                case DRAFT, RETURNED, WITHDRAWN -> ReportAct.PRESENT;
                case PRESENTED -> ReportAct.SUBMIT;
                case SUBMITTED -> ReportAct.ACCEPT;
                case ACCEPTED -> ReportAct.CORRECT;
            };
            take(act, report, own, judge, period);
        }
        return reports.find(own, unit.id(), period).orElseThrow().state();
    }

    private void take(ReportAct act, Report report, Actor own, Actor judge, Period period) {
        long id = report.id();
        int revision = report.revision();
        switch (act) {
            case PRESENT -> filing.present(own, id, revision, Texts.VIETNAMESE);
            case HAND_BACK -> filing.handBack(own, id, revision, "");
            case SUBMIT -> filing.submit(own, id, revision, Texts.VIETNAMESE);
            case WITHDRAW -> filing.withdraw(own, id, revision, "");
            case RETURN -> acceptances.giveBack(judge, id, revision, "Sửa.", List.of());
            case ACCEPT -> {
                acceptances.accept(judge, period, List.of(new Acceptances.Seen(id, revision)));
                if (report.isCorrecting()) corrected++;
                if (report.isCorrecting() && report.isKept()) kept++;
            }
            case REVOKE -> acceptances.revoke(judge, id, revision, "Nhầm.");
            case CORRECT -> corrections.begin(own, id, revision, "Đếm thiếu.");
            case DROP_CORRECTION -> corrections.drop(own, id, revision);
            case BEGIN -> throw new IllegalStateException("begun long ago");
        }
    }

    private void write(Actor own, Report report, Unit unit, Random random) {
        int version = drafts.content(report).cell(SLOT).version();
        boolean replaces = unit.level() < Unit.COMMUNE && random.nextInt(8) == 0;
        Cell wanted = new Cell(
                SLOT,
                1_000L * random.nextInt(1, 100),
                replaces ? Long.valueOf(1_000L * random.nextInt(500)) : null,
                replaces ? "Tính trùng." : "",
                "",
                0,
                0,
                null);
        drafts.save(own, report.id(), List.of(new Drafts.CellChange(wanted, version)), List.of());
    }

    private long keeper(long unitId) {
        return nation.jdbc
                .sql("""
                select keeper_id from organization.keeper
                where unit_id = :unit and :day between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("unit", unitId)
                .param("day", SmallNation.TODAY)
                .query(Long.class)
                .single();
    }

    private static Actor somebody(@Nullable Long unitId) {
        long id = unitId == null ? 0 : unitId;
        return new Actor(
                900_000 + id,
                "somebody",
                "Somebody",
                List.of(new Holding(Role.OFFICER, id, false), new Holding(Role.LEADER, id, false)),
                SmallNation.TODAY);
    }
}
