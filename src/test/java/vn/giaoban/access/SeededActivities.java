package vn.giaoban.access;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestHouse;
import vn.giaoban.attachments.Samples;

/** What each unit has logged; and a report of the commune that was sent and counts some of it. */
record SeededActivities(TestHouse house, AccessScene scene) {
    void seed(Map<Place, Long> units) {
        units.forEach((place, unit) -> {
            String mark = AccessScene.mark(place.word(), "activity");
            long id = activity(unit, mark);
            // An auditor at the centre reads every log.
            scene.canary(mark, place.people() + " kiem");
            scene.target("activity-" + place.word(), Map.of("id", id), Map.of("version", 1, "seen", id + ":1"), "id");
            String key = file(unit, id, mark);
            scene.target("file-" + place.word(), Map.of("id", id, "key", key), Map.of(), "key");
            scene.addressed("log-" + place.word(), "?unit=" + unit, "?unit=999999999");
        });
        counted(Objects.requireNonNull(units.get(Place.COMMUNE)));
        sent("hoa", Objects.requireNonNull(units.get(Place.COMMUNE)));
        sent("next", Objects.requireNonNull(units.get(Place.SIBLING)));
        scene.addressed("kind", "?type=hoa-giai", "?type=khong-co");
    }

    /** A spreadsheet that was read: one row, to be mended. */
    private void sent(String sender, long unit) {
        String mark = AccessScene.mark(sender, "import");
        long id = jdbc().sql("""
                insert into activities.log_import (unit_id, sender_id, read_at, type_code, language, file_name, unread, rows)
                select :unit, id, :at, 'hoa-giai', 'vi', 'viec.xlsx', '{}',
                    jsonb_build_array(jsonb_build_object('number', 2, 'typed', jsonb_build_object('day', :mark)))
                from identity.account where username = :sender
                returning id
                """)
                .param("unit", unit)
                .param("at", AccessScene.now())
                .param("mark", mark)
                .param("sender", sender)
                .query(Long.class)
                .single();
        scene.canary(mark, sender);
        scene.target("import-" + sender, Map.of("id", id), Map.of("seen", "x", "only", "true"), "id");
    }

    /** What a sent report counted is read by those above, as it was. */
    private void counted(long commune) {
        String mark = AccessScene.mark("commune", "counted");
        long activity = activity(commune, mark);
        scene.canary(mark, Place.COMMUNE.readers());
        String key = file(commune, activity, mark);
        long report = Long.parseLong(Objects.requireNonNull(scene.target("commune-accepted"))
                .places()
                .get("id"));
        jdbc().sql("""
                insert into reporting.count (submission_id, amounts, activities, versions)
                select last_submission_id, array_fill(null::bigint, array[12]) || 1000::bigint, array[:activity::bigint], array[1]
                from reporting.report where id = :report
                """).param("activity", activity).param("report", report).update();
        scene.target("counted-commune", Map.of("id", report, "code", "13"), Map.of(), "id");
        scene.target(
                "counted-file",
                Map.of("id", report, "code", "13", "activityId", activity, "key", key),
                Map.of(),
                "key");
        scene.target(
                "counted-activity", Map.of("id", report, "code", "13", "activityId", activity), Map.of(), "activityId");
        scene.target("counted-nothing", Map.of("id", report, "code", "14"), Map.of(), "code");
    }

    /** A document of an activity, named as it is marked; its key. */
    private String file(long unit, long activity, String mark) {
        byte[] pdf = Samples.pdf();
        String key = jdbc().sql("""
                insert into attachments.attachment
                    (key, name, kind, bytes, sha256, sent_sha256, kept_at, kept_by, unit_id, scanned, tied_at)
                values (md5(:mark), :name, 'PDF', :bytes, sha256(:pdf), sha256(:pdf), :at, 0, :unit, false, :at) returning key
                """)
                .param("mark", mark)
                .param("name", mark + ".pdf")
                .param("bytes", pdf.length)
                .param("pdf", pdf)
                .param("at", AccessScene.now())
                .param("unit", unit)
                .query(String.class)
                .single();
        jdbc().sql("""
                with kept as (select id from attachments.attachment where key = :key),
                     piece as (insert into attachments.piece (attachment_id, n, bytes) select id, 0, :pdf from kept)
                insert into activities.attachment (activity_id, attachment_id, field, first_version, tied_by, tied_at)
                select :activity, id, 0, 1, 0, :at from kept
                """)
                .param("key", key)
                .param("pdf", pdf)
                .param("activity", activity)
                .param("at", AccessScene.now())
                .update();
        return key;
    }

    /** A reception: one visit. */
    private long activity(long unit, String mark) {
        return jdbc().sql("""
                insert into activities.activity
                    (key, unit_id, edition_id, day, what, amounts, state, logged_by, logged_at, changed_by, changed_at)
                select :key, :unit, e.id, '2026-09-03', :mark, array[1000, 1000, 1000, 1000], 'LOGGED', 0, :at, 0, :at
                from activities.edition e join activities.type t on t.id = e.type_id where t.code = 'tiep-dan'
                returning id
                """)
                .param("key", UUID.randomUUID())
                .param("unit", unit)
                .param("mark", mark)
                .param("at", AccessScene.now())
                .query(Long.class)
                .single();
    }

    private JdbcClient jdbc() {
        return house.jdbc();
    }
}
