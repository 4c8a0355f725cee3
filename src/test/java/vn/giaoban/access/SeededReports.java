package vn.giaoban.access;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestHouse;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;

/** The reports of the scene, in every state: what is being written, what was sent, and what was said of it. */
final class SeededReports {
    private final TestHouse house;
    private final JdbcClient jdbc;
    private final AccessScene scene;
    private final Map<Place, Long> units = new EnumMap<>(Place.class);
    private int amounts = 7_300_000;

    SeededReports(TestHouse house, AccessScene scene) {
        this.house = house;
        this.jdbc = house.jdbc();
        this.scene = scene;
    }

    void seed(Map<Place, Long> unitIds) {
        units.putAll(unitIds);
        for (Place unit : Place.values()) {
            report(unit, "draft", "2026-9T", "DRAFT", 0);
            report(unit, "sent", "2026-Q1", "SUBMITTED", 1);
        }
        report(Place.COMMUNE, "presented", "2026-6T", "PRESENTED", 0);
        report(Place.COMMUNE, "returned", "2025-N", "RETURNED", 1);
        report(Place.COMMUNE, "accepted", AccessScene.FIGURES, "ACCEPTED", 1);
        report(Place.FAR, "accepted", AccessScene.FIGURES, "ACCEPTED", 1);
        begun("draft");
        begun("sent");
        figures();
        correction("correcting", 1, "DRAFT");
        correction("correction", 2, "SUBMITTED");
        correction("corrected", 3, "ACCEPTED");
    }

    /** What the figures of the commune's report say for a text that nobody has written. */
    private void begun(String name) {
        String report = Objects.requireNonNull(scene.target(Place.COMMUNE.word() + "-" + name))
                .places()
                .get("id");
        scene.target("begun-" + name, Map.of("id", Objects.requireNonNull(report), "heading", "party"), Map.of(), "id");
    }

    /** An accepted report of a month that is being corrected, whose correction was sent, or accepted. */
    private void correction(String name, int month, String state) {
        String period = house.bean(Periods.class)
                .create(PeriodKind.MONTH, 2026, month, true)
                .code();
        report(Place.COMMUNE, name, period, state, 1);
        String report = Place.COMMUNE.word() + "-" + name;
        long id = jdbc.sql("""
                update reporting.report r set accepted_submission_id = last_submission_id
                from catalogue.period p where p.id = r.period_id and p.code = :period
                returning r.id
                """).param("period", period).query(Long.class).single();
        long correction = jdbc.sql("""
                insert into reporting.correction (report_id, from_submission_id, reason, requested_by, requested_at)
                select id, accepted_submission_id, :reason, :by, :at from reporting.report where id = :report
                returning id
                """)
                .param("reason", AccessScene.mark(report, "correction-reason"))
                .param("by", house.account("hoa"))
                .param("at", AccessScene.now())
                .param("report", id)
                .query(Long.class)
                .single();
        scene.canary(AccessScene.mark(report, "correction-reason"), Place.COMMUNE.readers());
        if (state.equals("DRAFT")) return;
        long second = jdbc.sql("""
                insert into reporting.submission (report_id, number, sent_by, sent_at, own, passages)
                select :report, 2, sent_by, sent_at, own, jsonb_build_object(:heading, :text)
                from reporting.submission where report_id = :report
                returning id
                """)
                .param("report", id)
                .param("heading", heading(id))
                .param("text", AccessScene.mark(report, "corrected-text"))
                .query(Long.class)
                .single();
        scene.canary(AccessScene.mark(report, "corrected-text"), Place.COMMUNE.readers());
        jdbc.sql("""
                update reporting.report
                set submissions = 2, last_submission_id = :second,
                    accepted_submission_id = case when state = 'ACCEPTED' then :second else accepted_submission_id end
                where id = :report
                """).param("second", second).param("report", id).update();
        if (state.equals("ACCEPTED"))
            jdbc.sql("""
                    update reporting.correction set to_submission_id = :second, accepted_by = :by, accepted_at = :at
                    where id = :id
                    """)
                    .param("second", second)
                    .param("by", house.account("dung"))
                    .param("at", AccessScene.now())
                    .param("id", correction)
                    .update();
    }

    /** The working copy is its unit's own, whatever was sent; what was sent is read above as well. */
    private void report(Place unit, String name, String period, String state, int submissions) {
        String report = unit.word() + "-" + name;
        long id = jdbc.sql("""
                insert into reporting.report (period_id, unit_id, superior_id, form_id, state, submissions, begun_at, sent_at,
                    first_sent_at, accepted_at, filled, required)
                select p.id, v.unit_id, v.parent_id, f.id, :state, :submissions, :at, :sent, :sent, :accepted, 1, 60
                from catalogue.period p, organization.unit_version v
                join catalogue.form f on f.level = v.level and f.valid_to is null
                where p.code = :period and v.unit_id = :unit and v.valid_to is null
                returning id
                """)
                .param("state", state)
                .param("submissions", submissions)
                .param("at", AccessScene.now())
                .param("sent", submissions > 0 ? AccessScene.now() : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "accepted",
                        state.equals("ACCEPTED") ? AccessScene.now() : null,
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("period", period)
                .param("unit", units.get(unit))
                .query(Long.class)
                .single();
        String own = unit.people();
        String all = unit.readers();
        boolean open = !state.equals("SUBMITTED") && !state.equals("ACCEPTED");

        // 1. The working copy: a figure with its note, a text; a step within the unit.
        int draft = amount();
        jdbc.sql("""
                insert into reporting.cell (report_id, slot, own, note, changed_by, changed_at)
                values (:report, :slot, :own, :note, :by, :at)
                """)
                .param("report", id)
                .param("slot", slot(id, 1))
                .param("own", draft * 1000L)
                .param("note", AccessScene.mark(report, "draft-note"))
                .param("by", house.account("hoa"))
                .param("at", AccessScene.now())
                .update();
        jdbc.sql("""
                insert into reporting.passage (report_id, heading, body, changed_by, changed_at)
                values (:report, :heading, :body, :by, :at)
                """)
                .param("report", id)
                .param("heading", heading(id))
                .param("body", AccessScene.mark(report, "draft-text"))
                .param("by", house.account("hoa"))
                .param("at", AccessScene.now())
                .update();
        step(id, "HAND_BACK", AccessScene.mark(report, "inner-step"), null);
        scene.canary(AccessScene.mark(report, "inner-step"), own);
        if (open) {
            scene.canary(AccessScene.mark(report, "draft-note"), own);
            scene.canary(AccessScene.mark(report, "draft-text"), own);
            scene.canary(report + " draft figure", own, draft);
        } else {
            // Once sent, nobody reads the working copy: not even those who wrote it.
            scene.canary(AccessScene.mark(report, "draft-text"), "");
        }

        // 2. What was sent.
        if (submissions > 0) {
            int sent = amount();
            long submission = submission(id, report, sent);
            scene.canary(AccessScene.mark(report, "sent-text"), all);
            scene.canary(AccessScene.mark(report, "sent-note"), all);
            String figureReaders = state.equals("ACCEPTED") ? all + " " + unit.seeing() : all;
            scene.canary(report + " sent figure", figureReaders, sent);
            step(id, "SUBMIT", "", submission);
            if (state.equals("RETURNED")) {
                step(id, "RETURN", AccessScene.mark(report, "return-reason"), submission);
                jdbc.sql(
                                "insert into reporting.objection (submission_id, heading, reason) values (:submission, :heading, :reason)")
                        .param("submission", submission)
                        .param("heading", heading(id))
                        .param("reason", AccessScene.mark(report, "objection"))
                        .update();
                scene.canary(AccessScene.mark(report, "return-reason"), all);
                scene.canary(AccessScene.mark(report, "objection"), all);
            }
        }
        scene.target(
                report,
                Map.of("id", id, "edition", 2),
                Map.of("revision", 1, "reason", "Vì còn thiếu", "period", period, "report", id + "-1"),
                "id");
    }

    private long submission(long report, String name, int amount) {
        long id = jdbc.sql("""
                insert into reporting.submission (report_id, number, sent_by, sent_at, own, remarks, passages)
                values (:report, 1, :by, :at, :own,
                    jsonb_build_object(:slot::text, jsonb_build_object('note', :note, 'reason', '')),
                    jsonb_build_object(:heading, :text))
                returning id
                """)
                .param("report", report)
                .param("by", house.account("pao"))
                .param("at", AccessScene.now())
                .param(
                        "own",
                        Amounts.of(Map.of(slot(report, 1), amount * 1000L)).array())
                .param("slot", slot(report, 1))
                .param("note", AccessScene.mark(name, "sent-note"))
                .param("heading", heading(report))
                .param("text", AccessScene.mark(name, "sent-text"))
                .query(Long.class)
                .single();
        jdbc.sql("""
                update reporting.report
                set last_submission_id = :submission,
                    accepted_submission_id = case when state = 'ACCEPTED' then :submission::bigint end
                where id = :report
                """).param("submission", id).param("report", report).update();
        return id;
    }

    private void step(long report, String act, String reason, @Nullable Long submission) {
        jdbc.sql("""
                insert into reporting.step (report_id, act, to_state, account_id, at, reason, submission_id)
                values (:report, :act, 'DRAFT', :by, :at, :reason, :submission)
                """)
                .param("report", report)
                .param("act", act)
                .param("by", house.account("pao"))
                .param("at", AccessScene.now())
                .param("reason", reason)
                .param("submission", submission, java.sql.Types.BIGINT)
                .update();
    }

    /** The accepted reports count; by the rules, so that the pages of figures have something to show. */
    private void figures() {
        var period = house.bean(Periods.class).find(AccessScene.FIGURES).orElseThrow();
        List<Posting> postings = jdbc.sql("""
                select r.unit_id, s.own, r.id, s.id from reporting.report r
                join reporting.submission s on s.id = r.last_submission_id where r.state = 'ACCEPTED'
                """)
                .query((rs, n) -> new Posting(
                        rs.getLong(1),
                        Amounts.of((Long[]) rs.getArray(2).getArray()),
                        Amounts.NONE,
                        rs.getLong(3),
                        rs.getLong(4)))
                .list();
        house.bean(Figures.class).post(period, postings);
    }

    private int slot(long report, int n) {
        return jdbc.sql("""
                select i.slot from reporting.report r join catalogue.form_item f on f.form_id = r.form_id
                join catalogue.indicator i on i.id = f.indicator_id
                join catalogue.indicator_edition e on e.indicator_id = i.id and e.valid_to is null
                where r.id = :report and e.across_units = 'ADD' order by f.section_id, f.position offset :n - 1 limit 1
                """)
                .param("report", report)
                .param("n", n)
                .query(Integer.class)
                .single();
    }

    private String heading(long report) {
        return jdbc.sql("""
                select h.key from reporting.report r join catalogue.form_heading h on h.form_id = r.form_id
                where r.id = :report and h.text order by h.position limit 1
                """).param("report", report).query(String.class).single();
    }

    private int amount() {
        return amounts += 1_917;
    }
}
