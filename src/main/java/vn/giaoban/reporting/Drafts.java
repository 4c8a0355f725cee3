package vn.giaoban.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.activities.Counts;
import vn.giaoban.audit.Audit;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Sheet;

/** Keeps the working copy of reports, cell by cell and passage by passage, each with its version. */
@Component
public class Drafts {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Reports reports;
    private final Submissions submissions;
    private final Figures figures;
    private final Forms forms;
    private final Indicators indicators;
    private final Periods periods;
    private final Countings countings;
    private final Audit audit;

    public Drafts(
            JdbcClient jdbc,
            Clock clock,
            Reports reports,
            Submissions submissions,
            Figures figures,
            Forms forms,
            Indicators indicators,
            Periods periods,
            Countings countings,
            Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reports = reports;
        this.submissions = submissions;
        this.figures = figures;
        this.forms = forms;
        this.indicators = indicators;
        this.periods = periods;
        this.countings = countings;
        this.audit = audit;
    }

    /** What somebody wants a cell to say, and which version of it they had before them. */
    public record CellChange(Cell wanted, int base) {
        /** A first amount, where nothing was. */
        public static CellChange of(int slot, long amount) {
            return new CellChange(new Cell(slot, amount, null, "", "", 0, 0, null), 0);
        }
    }

    /**
     * What somebody wants a passage to say, and which version of it they had before them.
     *
     * @param sentences those from the figures that it was taken from; null where it was not
     */
    public record PassageChange(
            String heading, String body, int base, @Nullable String sentences) {
        public PassageChange(String heading, String body, int base) {
            this(heading, body, base, null);
        }
    }

    /** What became of a save: the cells and passages as they stand now, and those that somebody else had changed meanwhile. */
    public record Saved(List<Cell> cells, List<Cell> conflicts, List<Passage> passages, List<Passage> textConflicts) {
        public boolean hasConflicts() {
            return !conflicts.isEmpty() || !textConflicts.isEmpty();
        }
    }

    /** The working copy, on the figures that have come up and the log as it stands so far. */
    public Content content(Report report) {
        Content typed = typed(report);
        return report.counted() ? typed.with(countings.now(report)) : typed;
    }

    /** Begins the unit's report of a period, or finds the one begun; lists know at once how much there is to fill in. */
    @Transactional
    Report begin(Actor actor, long unitId, Period period) {
        Report report = reports.begin(actor, unitId, period);
        if (report.required() > 0) return report;
        progress(report);
        return reports.find(actor, report.id()).orElseThrow(NotFound::new);
    }

    /** What was typed, whether it stands in the report or what is counted does. */
    Content typed(Report report) {
        Map<Integer, Cell> cells = new HashMap<>();
        jdbc.sql(
                        "select slot, own, override, override_reason, note, version, changed_by, changed_at from reporting.cell where report_id = :report")
                .param("report", report.id())
                .query(Drafts::cell)
                .list()
                .forEach(cell -> cells.put(cell.slot(), cell));
        Map<String, Passage> passages = new HashMap<>();
        jdbc.sql(
                        "select heading, body, version, changed_by, changed_at, sentences from reporting.passage where report_id = :report")
                .param("report", report.id())
                .query(Drafts::passage)
                .list()
                .forEach(passage -> passages.put(passage.heading(), passage));
        return new Content(cells, passages, below(report));
    }

    /** The unit's sheet, for what has come up from below; the unit's own report is found through the actor already. */
    public Sheet below(Report report) {
        Sheet sheet =
                figures.sheets(List.of(report.unitId()), report.periodId()).get(report.unitId());
        return sheet == null ? Sheet.empty(report.unitId(), report.periodId(), 0) : sheet;
    }

    /**
     * Saves cells and passages as typed. What somebody else changed since is not overwritten but told, with both values; saying the
     * same as what stands is no conflict. Only what is open to the actor can be written.
     */
    @Transactional
    public Saved save(Actor actor, long reportId, List<CellChange> cells, List<PassageChange> passages) {
        // One writer or step at a time: nothing slips into a report that is being sent, and no two saves wait for each
        // other.
        NotFound.unless(reports.find(actor, reportId).isPresent());
        Report report = reports.locked(actor, reportId);
        NotFound.unless(report.isOf(actor));
        if (!report.isWritableBy(actor)) throw new StaleReport(reportId);
        Openness open = openness(report);
        Instant now = clock.instant();
        List<Cell> saved = new ArrayList<>();
        List<Cell> conflicts = new ArrayList<>();
        Map<String, Object> changed = new TreeMap<>();
        Amounts counted = report.counted() ? countings.now(report).amounts() : Amounts.NONE;
        for (CellChange change : cells) {
            // What the log counts is not typed: what was typed there before waits beneath.
            Cell wanted = counted.get(change.wanted().slot()) == null
                    ? change.wanted()
                    : change.wanted()
                            .saying(cell(reportId, change.wanted().slot()).own());
            if (!open.admits(wanted.slot())) continue;
            Optional<Cell> written = write(reportId, new CellChange(wanted, change.base()), actor, now);
            if (written.isPresent()) {
                saved.add(written.get());
                changed.put(String.valueOf(wanted.slot()), wanted.own() == null ? "" : wanted.own());
                continue;
            }
            Cell standing = cell(reportId, wanted.slot());
            (standing.saysTheSame(wanted) ? saved : conflicts).add(standing);
        }
        List<Passage> savedTexts = new ArrayList<>();
        List<Passage> textConflicts = new ArrayList<>();
        for (PassageChange change : passages) {
            if (!open.admits(change.heading())) continue;
            Optional<Passage> written = write(reportId, change, actor, now);
            if (written.isPresent()) {
                savedTexts.add(written.get());
                changed.put(change.heading(), change.body().length());
                continue;
            }
            Passage standing = passage(reportId, change.heading());
            (standing.body().equals(change.body()) ? savedTexts : textConflicts).add(standing);
        }
        if (!changed.isEmpty()) {
            audit.record(actor, "report.written", "report", reportId, report.unitId(), Map.of("changed", changed));
            progress(report);
        }
        return new Saved(saved, conflicts, savedTexts, textConflicts);
    }

    /** What may be written: all, or while the last submission stands returned only what was objected to. */
    public record Openness(boolean all, Set<Integer> slots, Set<String> headings) {
        static final Openness ALL = new Openness(true, Set.of(), Set.of());
        static final Openness NOTHING = new Openness(false, Set.of(), Set.of());

        public boolean admits(int slot) {
            return all || slots.contains(slot);
        }

        public boolean admits(String heading) {
            return all || headings.contains(heading);
        }
    }

    /** What is open for writing in a report by its state; who may write is another question. */
    public Openness openness(Report report) {
        Long submissionId = report.lastSubmissionId();
        if (!report.isUnderReturn() || submissionId == null) return Openness.ALL;
        List<Objection> objections = submissions.objections(submissionId);
        if (objections.isEmpty()) return Openness.ALL;
        Set<Integer> slots = new HashSet<>();
        Set<String> headings = new HashSet<>();
        for (Objection objection : objections) {
            Integer slot = objection.slot();
            String heading = objection.heading();
            if (slot != null) slots.add(slot);
            if (heading != null) headings.add(heading);
        }
        return new Openness(false, slots, headings);
    }

    /** Lays a sent edition out for writing again; cells and passages that say the same keep their version. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(Report report, Submission submission) {
        Content edition = submission.content(Sheet.empty(report.unitId(), report.periodId(), 0));
        Content draft = typed(report);
        Amounts counted =
                countings.of(submission.id()).map(Counts.Count::amounts).orElse(Amounts.NONE);
        OffsetDateTime at = submission.sentAt().atOffset(ZoneOffset.UTC);
        Set<Integer> slots = new TreeSet<>(edition.cells().keySet());
        slots.addAll(draft.cells().keySet());
        for (int slot : slots) {
            Cell cell = counted.get(slot) == null
                    ? edition.cell(slot)
                    : edition.cell(slot).saying(draft.cell(slot).own());
            if (cell.saysTheSame(draft.cell(slot))) continue;
            jdbc.sql("""
                    insert into reporting.cell as c (report_id, slot, own, override, override_reason, note, changed_by, changed_at)
                    values (:report, :slot, :own, :override, :reason, :note, :by, :at)
                    on conflict (report_id, slot) do update
                      set own = excluded.own, override = excluded.override, override_reason = excluded.override_reason,
                          note = excluded.note, version = c.version + 1, changed_by = excluded.changed_by,
                          changed_at = excluded.changed_at
                    """)
                    .param("report", report.id())
                    .param("slot", slot)
                    .param("own", cell.own(), Types.BIGINT)
                    .param("override", cell.override(), Types.BIGINT)
                    .param("reason", cell.overrideReason())
                    .param("note", cell.note())
                    .param("by", submission.sentBy())
                    .param("at", at)
                    .update();
        }
        Set<String> headings = new TreeSet<>(edition.passages().keySet());
        headings.addAll(draft.passages().keySet());
        for (String heading : headings) {
            String body = edition.passage(heading).body();
            if (body.equals(draft.passage(heading).body())) continue;
            jdbc.sql("""
                    insert into reporting.passage as p (report_id, heading, body, changed_by, changed_at)
                    values (:report, :heading, :body, :by, :at)
                    on conflict (report_id, heading) do update
                      set body = excluded.body, version = p.version + 1, changed_by = excluded.changed_by,
                          changed_at = excluded.changed_at
                    """)
                    .param("report", report.id())
                    .param("heading", heading)
                    .param("body", body)
                    .param("by", submission.sentBy())
                    .param("at", at)
                    .update();
        }
    }

    /** Lays an edition out again in place of what was written since. */
    @Transactional(propagation = Propagation.MANDATORY)
    void restore(Report report, Submission submission) {
        reopen(report, submission);
        progress(report);
    }

    /** Counts what is filled anew, for the lists that show it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void progress(Report report) {
        LocalDate day = period(report).lastDay();
        Checking checking = new Checking(forms.edition(report.formId()), indicators.of(day), content(report));
        jdbc.sql("update reporting.report set filled = :filled, required = :required where id = :id")
                .param("filled", checking.filled())
                .param("required", checking.required())
                .param("id", report.id())
                .update();
    }

    private Period period(Report report) {
        return periods.find(report.periodId()).orElseThrow(NotFound::new);
    }

    private Optional<Cell> write(long reportId, CellChange change, Actor actor, Instant now) {
        Cell wanted = change.wanted();
        return jdbc.sql("""
                insert into reporting.cell as c (report_id, slot, own, override, override_reason, note, changed_by, changed_at)
                select :report, :slot, :own, :override, :reason, :note, :by, :at
                where :base = 0 or exists (select 1 from reporting.cell where report_id = :report and slot = :slot)
                on conflict (report_id, slot) do update
                  set own = excluded.own, override = excluded.override, override_reason = excluded.override_reason,
                      note = excluded.note, version = c.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                  where c.version = :base
                returning slot, own, override, override_reason, note, version, changed_by, changed_at
                """)
                .param("report", reportId)
                .param("slot", wanted.slot())
                .param("own", wanted.own(), Types.BIGINT)
                .param("override", wanted.override(), Types.BIGINT)
                .param("reason", wanted.overrideReason())
                .param("note", wanted.note())
                .param("by", actor.accountId())
                .param("at", now.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("base", change.base())
                .query(Drafts::cell)
                .optional();
    }

    private Optional<Passage> write(long reportId, PassageChange change, Actor actor, Instant now) {
        return jdbc.sql("""
                insert into reporting.passage as p (report_id, heading, body, changed_by, changed_at, sentences)
                select :report, :heading, :body, :by, :at, :sentences
                where :base = 0 or exists (select 1 from reporting.passage where report_id = :report and heading = :heading)
                on conflict (report_id, heading) do update
                  set body = excluded.body, version = p.version + 1, changed_by = excluded.changed_by,
                      changed_at = excluded.changed_at, sentences = coalesce(excluded.sentences, p.sentences)
                  where p.version = :base
                returning heading, body, version, changed_by, changed_at, sentences
                """)
                .param("report", reportId)
                .param("heading", change.heading())
                .param("body", change.body())
                .param("sentences", change.sentences(), Types.VARCHAR)
                .param("by", actor.accountId())
                .param("at", now.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("base", change.base())
                .query(Drafts::passage)
                .optional();
    }

    private Cell cell(long reportId, int slot) {
        return jdbc.sql("""
                select slot, own, override, override_reason, note, version, changed_by, changed_at
                from reporting.cell where report_id = :report and slot = :slot
                """)
                .param("report", reportId)
                .param("slot", slot)
                .query(Drafts::cell)
                .optional()
                .orElse(Cell.blank(slot));
    }

    private Passage passage(long reportId, String heading) {
        return jdbc.sql("""
                select heading, body, version, changed_by, changed_at, sentences
                from reporting.passage where report_id = :report and heading = :heading
                """)
                .param("report", reportId)
                .param("heading", heading)
                .query(Drafts::passage)
                .optional()
                .orElse(Passage.blank(heading));
    }

    private static Cell cell(ResultSet rs, int n) throws SQLException {
        return new Cell(
                rs.getInt("slot"),
                rs.getObject("own", Long.class),
                rs.getObject("override", Long.class),
                rs.getString("override_reason"),
                rs.getString("note"),
                rs.getInt("version"),
                rs.getLong("changed_by"),
                Reports.instant(rs, "changed_at"));
    }

    private static Passage passage(ResultSet rs, int n) throws SQLException {
        return new Passage(
                rs.getString("heading"),
                rs.getString("body"),
                rs.getInt("version"),
                rs.getLong("changed_by"),
                Reports.instant(rs, "changed_at"),
                rs.getString("sentences"));
    }
}
