package vn.giaoban.activities;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.attachments.Attachment;
import vn.giaoban.attachments.AttachmentAnswer;
import vn.giaoban.attachments.Attachments;
import vn.giaoban.audit.Audit;

/** Keeps which photos and documents go with activities, and with which of their versions. */
@Component
public class ActivityFiles {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Attachments attachments;
    private final Audit audit;

    ActivityFiles(JdbcClient jdbc, Clock clock, Attachments attachments, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.attachments = attachments;
        this.audit = audit;
    }

    // ---------- reading: of activities that were found through the actor ----------

    /**
     * A file, and the versions of its activity that it goes with.
     *
     * @param last null where it goes with what the activity says now
     */
    public record Carried(
            ActivityFile file, int first, @Nullable Integer last) {
        public boolean isIn(int version) {
            return first <= version && (last == null || version <= last);
        }
    }

    /** All that an activity has ever carried, in the order in which they were kept. */
    public List<Carried> ever(long activityId) {
        return ever(List.of(activityId)).getOrDefault(activityId, List.of());
    }

    private Map<Long, List<Carried>> ever(Collection<Long> activityIds) {
        record Row(
                long activityId,
                long attachmentId,
                int field,
                int first,
                @Nullable Integer last) {}
        List<Row> rows = jdbc.sql("""
                select activity_id, attachment_id, field, first_version, last_version from activities.attachment
                where activity_id = any(:ids) order by attachment_id, first_version
                """)
                .param("ids", activityIds.toArray(Long[]::new))
                .query((rs, n) -> new Row(
                        rs.getLong(1), rs.getLong(2), rs.getInt(3), rs.getInt(4), rs.getObject(5, Integer.class)))
                .list();
        if (rows.isEmpty()) return Map.of();
        Map<Long, Attachment> byId = new HashMap<>();
        attachments
                .those(rows.stream().map(Row::attachmentId).distinct().toList())
                .forEach(one -> byId.put(one.id(), one));
        Map<Long, List<Carried>> byActivity = new HashMap<>();
        for (Row row : rows)
            byActivity
                    .computeIfAbsent(row.activityId(), id -> new ArrayList<>())
                    .add(new Carried(
                            new ActivityFile(row.field(), Objects.requireNonNull(byId.get(row.attachmentId()))),
                            row.first(),
                            row.last()));
        return byActivity;
    }

    /** What goes with activities, each in the version given; those with nothing are left out. */
    public Map<Long, List<ActivityFile>> of(Map<Long, Integer> versions) {
        Map<Long, List<ActivityFile>> of = new HashMap<>();
        ever(versions.keySet()).forEach((id, all) -> {
            List<ActivityFile> then = all.stream()
                    .filter(carried -> carried.isIn(versions.getOrDefault(id, 0)))
                    .map(Carried::file)
                    .toList();
            if (!then.isEmpty()) of.put(id, then);
        });
        return of;
    }

    /** What goes with one version of an activity. */
    public List<ActivityFile> of(long activityId, int version) {
        return of(Map.of(activityId, version)).getOrDefault(activityId, List.of());
    }

    /** A file by its key, if the activity carries it or ever did. */
    public Optional<Attachment> find(long activityId, String key) {
        return ever(activityId).stream()
                .map(carried -> carried.file().attachment())
                .filter(attachment -> attachment.key().equals(key))
                .findFirst();
    }

    /** How many go with each activity as it is now; those with none are left out. */
    Map<Long, Integer> counts(Collection<Long> activityIds) {
        Map<Long, Integer> counts = new HashMap<>();
        jdbc.sql("""
                select activity_id, count(*)::int from activities.attachment
                where activity_id = any(:ids) and last_version is null group by activity_id
                """).param("ids", activityIds.toArray(Long[]::new)).query(rs -> {
            counts.put(rs.getLong(1), rs.getInt(2));
        });
        return counts;
    }

    /** A file as it is served, to whoever may read its activity. */
    public ResponseEntity<InputStreamResource> answer(Attachment attachment) {
        return AttachmentAnswer.of(attachment, attachments.open(attachment));
    }

    // ---------- what is meant by keys ----------

    /** The files that the activities of one request name by their keys; each goes with one of them. */
    Claims claims(Actor actor) {
        return new Claims(actor);
    }

    /** See {@link #claims}. */
    final class Claims {
        private final Actor actor;
        private final Map<String, UUID> claimed = new HashMap<>();

        private Claims(Actor actor) {
            this.actor = actor;
        }

        /** Which file a key names for an activity: one that the actor has sent and tied to nothing yet, or one of the activity's. */
        Function<String, Optional<Attachment>> of(UUID activity) {
            return key -> activity.equals(claimed.computeIfAbsent(key, first -> activity))
                    ? carriedBy(activity, key).or(() -> attachments.untied(actor, key))
                    : Optional.empty();
        }
    }

    private Optional<Attachment> carriedBy(UUID activity, String key) {
        return attachments
                .of(key)
                .filter(attachment -> jdbc.sql("""
                        select exists (select 1 from activities.attachment t join activities.activity a on a.id = t.activity_id
                            where t.attachment_id = :attachment and a.key = :activity)
                        """)
                        .param("attachment", attachment.id())
                        .param("activity", activity)
                        .query(Boolean.class)
                        .single());
    }

    // ---------- tying ----------

    /**
     * Ties files to a new activity, in its own transaction.
     *
     * @throws NotFound if one was tied elsewhere meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void tie(Actor actor, long activityId, long unitId, Collection<ActivityFile> files) {
        for (ActivityFile file : files) {
            attachments.tie(actor, file.attachment().key());
            add(actor, activityId, unitId, 1, file);
        }
    }

    /**
     * Those that go with what an activity says after a correction; what is taken off stays with what it said before.
     *
     * @param before as it was before the correction
     * @throws NotFound if one was tied elsewhere meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void change(Actor actor, Activity before, Collection<ActivityFile> files) {
        List<Carried> ever = ever(before.id());
        Set<Long> known = new HashSet<>();
        Set<ActivityFile> now = new LinkedHashSet<>();
        for (Carried carried : ever) {
            known.add(carried.file().attachment().id());
            if (carried.isIn(before.version())) now.add(carried.file());
        }
        List<ActivityFile> gone = new ArrayList<>(now);
        gone.removeAll(files);
        for (ActivityFile file : gone) takeOff(actor, before, file);
        for (ActivityFile file : files) {
            if (now.contains(file)) continue;
            if (known.add(file.attachment().id()))
                attachments.tie(actor, file.attachment().key());
            add(actor, before.id(), before.unitId(), before.version() + 1, file);
        }
    }

    private void add(Actor actor, long activityId, long unitId, int version, ActivityFile file) {
        jdbc.sql("""
                insert into activities.attachment (activity_id, attachment_id, field, first_version, tied_by, tied_at)
                values (:activity, :attachment, :field, :version, :by, :at)
                """)
                .param("activity", activityId)
                .param("attachment", file.attachment().id())
                .param("field", file.field())
                .param("version", version)
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(actor, "activity.attached", "activity", activityId, unitId, detail(file));
    }

    private void takeOff(Actor actor, Activity before, ActivityFile file) {
        jdbc.sql("""
                update activities.attachment set last_version = :version, untied_by = :by, untied_at = :at
                where activity_id = :activity and attachment_id = :attachment and last_version is null
                """)
                .param("version", before.version())
                .param("by", actor.accountId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("activity", before.id())
                .param("attachment", file.attachment().id())
                .update();
        audit.record(actor, "activity.detached", "activity", before.id(), before.unitId(), detail(file));
    }

    private static Map<String, ?> detail(ActivityFile file) {
        return Map.of(
                "attachment", file.attachment().id(),
                "sha256", file.attachment().sha256());
    }
}
