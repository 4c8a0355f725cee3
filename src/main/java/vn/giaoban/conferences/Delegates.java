package vn.giaoban.conferences;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Personal;
import vn.giaoban.identity.Namesakes;
import vn.giaoban.organization.SearchKey;

/** Keeps who is to sit where, and the links by which they come in without an account. */
@Component
class Delegates {
    private static final String COLUMNS =
            "d.id, d.conference_id, d.point_id, d.name, d.title, d.account_id, d.code_sha256, d.added_late";

    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final Namesakes namesakes;
    private final SecureRandom random = new SecureRandom();

    Delegates(JdbcClient jdbc, Conferences conferences, Namesakes namesakes) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.namesakes = namesakes;
    }

    /** A delegate together with the conference that their link opens. */
    record Linked(long conferenceId, Delegate delegate) {}

    // ---------- finding

    List<Delegate> ofPoint(long pointId) {
        return jdbc.sql(
                        "select %s from conferences.delegate d where d.point_id = :point and not d.removed order by d.id"
                                .formatted(COLUMNS))
                .param("point", pointId)
                .query(Delegates::delegate)
                .list();
    }

    /** How many are named, by point. */
    Map<Long, Integer> counts(long conferenceId) {
        Map<Long, Integer> counts = new HashMap<>();
        jdbc.sql("""
                select point_id, count(*) from conferences.delegate
                where conference_id = :conference and not removed group by point_id
                """)
                .param("conference", conferenceId)
                .query((rs, n) -> counts.put(rs.getLong(1), rs.getInt(2)))
                .list();
        return counts;
    }

    /** All of a conference, point by point. */
    List<Delegate> of(long conferenceId) {
        return jdbc.sql("""
                select %s from conferences.delegate d
                where d.conference_id = :conference and not d.removed order by d.point_id, d.id
                """.formatted(COLUMNS))
                .param("conference", conferenceId)
                .query(Delegates::delegate)
                .list();
    }

    Optional<Delegate> find(long conferenceId, long id) {
        return jdbc.sql("""
                select %s from conferences.delegate d
                where d.conference_id = :conference and d.id = :id and not d.removed
                """.formatted(COLUMNS))
                .param("conference", conferenceId)
                .param("id", id)
                .query(Delegates::delegate)
                .optional();
    }

    List<Delegate> byAccount(long conferenceId, long accountId) {
        return jdbc.sql("""
                select %s from conferences.delegate d
                where d.conference_id = :conference and d.account_id = :account and not d.removed order by d.id
                """.formatted(COLUMNS))
                .param("conference", conferenceId)
                .param("account", accountId)
                .query(Delegates::delegate)
                .list();
    }

    /** Whoever holds a link comes in with it, and sees this conference alone. */
    Optional<Linked> byCode(String code) {
        return jdbc.sql("select %s from conferences.delegate d where d.code_sha256 = :code and not d.removed"
                        .formatted(COLUMNS))
                .param("code", sha256(code))
                .query((rs, n) -> new Linked(rs.getLong("conference_id"), delegate(rs, n)))
                .optional();
    }

    // ---------- making and changing

    /**
     * Adds those who are not on the point's list yet. Whoever is called like one officer or leader of the point's own unit is that
     * person, and finds the conference without a link.
     */
    @Transactional
    public void addAll(Actor actor, Conference conference, BridgePoint point, List<DelegateLines.Line> lines) {
        conferences.held(conference.id());
        Set<String> known = new HashSet<>();
        for (Delegate one : ofPoint(point.id())) known.add(SearchKey.of(one.name() + " " + one.title()));
        for (DelegateLines.Line line : lines)
            if (known.add(SearchKey.of(line.name() + " " + line.title())))
                add(actor, conference, point.id(), line.name(), line.title(), account(actor, point, line.name()));
    }

    private @Nullable Long account(Actor actor, BridgePoint point, String name) {
        if (point.unitId() == null) return null;
        List<Long> those = namesakes.of(name, actor.day()).stream()
                .filter(one -> one.unitId() == point.unitId())
                .map(Namesakes.Namesake::accountId)
                .toList();
        return those.size() == 1 ? those.getFirst() : null;
    }

    /** Adds one to a point's list. */
    @Transactional
    public long add(
            Actor actor, Conference conference, long pointId, String name, String title, @Nullable Long accountId) {
        return add(
                actor,
                conference,
                pointId,
                name,
                title,
                accountId,
                !conference.state().isAhead());
    }

    /** @param late by themselves at the door, or once it runs */
    @Transactional
    public long add(
            Actor actor,
            Conference conference,
            long pointId,
            String name,
            String title,
            @Nullable Long accountId,
            boolean late) {
        long id = jdbc.sql("""
                insert into conferences.delegate (conference_id, point_id, name, title, account_id, added_late)
                select p.conference_id, p.id, :name, :title, :account, :late
                from conferences.point p where p.id = :point and p.conference_id = :conference
                returning id
                """)
                .param("conference", conference.id())
                .param("point", pointId)
                .param("name", name)
                .param("title", title)
                .param("account", accountId, Types.BIGINT)
                .param("late", late)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFound::new);
        conferences.touch(
                actor, conference, "conference.delegateAdded", Map.of("delegate", id, "name", new Personal(name)));
        return id;
    }

    /** Takes one off the list; their link opens nothing any more. */
    @Transactional
    public void remove(Actor actor, Conference conference, long id) {
        int removed = jdbc.sql("""
                update conferences.delegate set removed = true, code_sha256 = null
                where id = :id and conference_id = :conference and not removed
                """)
                .param("id", id)
                .param("conference", conference.id())
                .update();
        if (removed > 0) conferences.touch(actor, conference, "conference.delegateRemoved", Map.of("delegate", id));
    }

    /** A new link for a delegate; the one before opens nothing any more. The code is told to whoever asks now, and kept nowhere. */
    @Transactional
    public String link(Actor actor, Conference conference, long id) {
        String code = code();
        int linked = jdbc.sql("""
                update conferences.delegate set code_sha256 = :code
                where id = :id and conference_id = :conference and not removed
                """)
                .param("code", sha256(code))
                .param("id", id)
                .param("conference", conference.id())
                .update();
        NotFound.unless(linked > 0);
        conferences.touch(actor, conference, "conference.delegateLinked", Map.of("delegate", id));
        return code;
    }

    /** 160 bits that nobody guesses, as they stand in an address. */
    String code() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String sha256(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Delegate delegate(ResultSet rs, int row) throws SQLException {
        return new Delegate(
                rs.getLong("id"),
                rs.getLong("point_id"),
                rs.getString("name"),
                rs.getString("title"),
                rs.getObject("account_id", Long.class),
                rs.getString("code_sha256") != null,
                rs.getBoolean("added_late"));
    }
}
