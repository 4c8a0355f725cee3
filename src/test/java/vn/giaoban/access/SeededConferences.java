package vn.giaoban.access;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestHouse;

/**
 * A province's conference in preparation; one of the centre that runs, with the commune's and the province's points, a delegate who has
 * an account and one who has a link; one that is called, one that is closed, one that is concluded, and one that everybody may follow.
 */
record SeededConferences(TestHouse house, AccessScene scene) {
    static final String CODE = "lien-ket-cua-dai-bieu";
    static final String DOOR = "ma-o-cua";

    void seed() {
        long prepared = conference("prepared", Place.PROVINCE, "PREPARING", false);
        officer(prepared, 1, "CHAIR", "lan");
        officer(prepared, 2, "SECRETARY", "dung");
        central(prepared, Place.PROVINCE);
        target(
                "conf-prepared",
                prepared,
                Map.of(
                        "documentId", document(prepared, "RUNNING"),
                        "pointId", point(prepared, Place.COMMUNE, Place.PROVINCE)));
        scene.canary(AccessScene.mark("prepared", "conference"), "dung lan kiem");

        long open = ofCentre("open", "OPEN", false);
        event(open, 1, "Called", "{}");
        event(open, 2, "Opened", "{}");
        event(open, 3, "QueueOpened", "{}");
        long commune = point(open, Place.COMMUNE, Place.PROVINCE);
        long province = point(open, Place.PROVINCE, Place.PROVINCE);
        long far = delegate(open, province, "far", null);
        delegate(open, province, null, CODE);
        long item = item(open);
        event(
                open,
                4,
                "HandRaised",
                "{\"point\":%d,\"delegate\":0,\"speaker\":\"A\",\"title\":\"\",\"topic\":\"%s\",\"minutes\":5,\"hand\":\"RAISED\",\"registration\":0}"
                        .formatted(commune, AccessScene.mark("open", "topic")));
        event(
                open,
                5,
                "BallotOpened",
                "{\"question\":\"B\",\"choices\":[\"C\",\"D\"],\"byPoint\":true,\"named\":false}");
        event(
                open,
                6,
                "ConclusionWritten",
                "{\"conclusion\":0,\"text\":\"%s\",\"owners\":[],\"due\":\"2026-12-31\",\"measure\":\"\",\"seen\":0}"
                        .formatted(AccessScene.mark("open", "conclusion")));
        Map<String, Object> places = Map.of(
                "pointId",
                commune,
                "secret",
                secret(open, "PRINTED", AccessScene.mark("open", "secret")),
                "item",
                item,
                "hand",
                4,
                "ballot",
                1,
                "number",
                1,
                "delegateId",
                far,
                "documentId",
                document(open, "DELEGATES"),
                "registrationId",
                registration(open, commune));
        door(commune);
        target("conf-open", open, places);
        scene.canary(AccessScene.mark("open", "conference"), "hoa pao dung lan mai binh far kiem");
        scene.canary(AccessScene.mark("open", "topic"), "hoa pao dung lan mai binh far kiem");
        scene.canary(AccessScene.mark("open", "conclusion"), "mai binh kiem");
        scene.canary(AccessScene.mark("open", "secret"), "mai binh");

        long called = ofCentre("called", "CALLED", false);
        long ofCommune = point(called, Place.COMMUNE, Place.PROVINCE);
        target("conf-called", called, Map.of("pointId", ofCommune, "registrationId", registration(called, ofCommune)));
        long closed = ofCentre("closed", "CLOSED", false);
        event(closed, 1, "Called", "{}");
        event(closed, 2, "Opened", "{}");
        long counted = secret(closed, "CLOSED", "Câu hỏi");
        event(
                closed,
                3,
                "SecretOpened",
                "{\"ballot\":%d,\"question\":\"%s\",\"choices\":[\"A\",\"B\"]}"
                        .formatted(counted, AccessScene.mark("closed", "secret")));
        event(
                closed,
                4,
                "SecretClosed",
                "{\"ballot\":%d,\"tally\":{\"outcome\":\"VOID\",\"drawn\":0,\"cast\":0,\"totals\":[]},\"reason\":\"\"}"
                        .formatted(counted));
        event(closed, 5, "Closed", "{}");
        target("conf-closed", closed, Map.of());
        target("conf-counted", closed, Map.of("secret", counted));
        scene.canary(AccessScene.mark("closed", "secret"), "mai binh kiem");
        long concluded = ofCentre("concluded", "CONCLUDED", false);
        event(concluded, 1, "Called", "{}");
        event(concluded, 2, "Opened", "{}");
        event(concluded, 3, "Closed", "{}");
        event(concluded, 4, "Concluded", "{}");
        point(concluded, Place.COMMUNE, Place.PROVINCE);
        target("conf-concluded", concluded, Map.of());
        long followed = ofCentre("followed", "CALLED", true);
        event(followed, 1, "Called", "{}");
        target("conf-public", followed, Map.of());
        scene.target("door", Map.of("code", DOOR), Map.of("name", "Người đến muộn"), "code");
        scene.target("linked", Map.of("id", 1, "documentId", 1), Map.of());
        scene.target("secret", Map.of("entrance", entrance(secret(open, "PRINTED", "Câu hỏi"))), Map.of());
        scene.target("secret-closed", Map.of("entrance", entrance(secret(open, "CLOSED", "Câu hỏi"))), Map.of());
        scene.target("seat", Map.of("code", CODE, "hand", 4, "ballot", 1), Map.of(), "code");
    }

    private long ofCentre(String name, String state, boolean followed) {
        long id = conference(name, Place.CENTRE, state, followed);
        officer(id, 1, "CHAIR", "binh");
        officer(id, 2, "SECRETARY", "mai");
        central(id, Place.CENTRE);
        return id;
    }

    private long conference(String name, Place host, String state, boolean followed) {
        return jdbc().sql("""
                insert into conferences.conference
                    (name, kinds, host_id, starts_at, ends_at, online, public, state, called_at, made_by, made_at)
                values (:name, '{BRIEFING}', :host, '2026-09-22 01:00+00', '2026-09-22 04:00+00', true, :followed, :state,
                        case when :state <> 'PREPARING' then :at end, 0, :at)
                returning id
                """)
                .param("name", followed ? "Hội nghị mở" : AccessScene.mark(name, "conference"))
                .param("host", scene.unitId(host))
                .param("followed", followed)
                .param("state", state)
                .param("at", AccessScene.now())
                .query(Long.class)
                .single();
    }

    private void officer(long conference, int position, String part, String username) {
        jdbc().sql("""
                insert into conferences.officer (conference_id, position, part, account_id, name)
                select :conference, :position, :part, id, name from identity.account where username = :username
                """)
                .param("conference", conference)
                .param("position", position)
                .param("part", part)
                .param("username", username)
                .update();
    }

    private void central(long conference, Place place) {
        jdbc().sql("""
                insert into conferences.point (conference_id, unit_id, name, central)
                values (:conference, :unit, 'Điểm cầu chính', true)
                """)
                .param("conference", conference)
                .param("unit", scene.unitId(place))
                .update();
    }

    private long point(long conference, Place place, Place group) {
        return jdbc().sql("""
                insert into conferences.point (conference_id, unit_id, group_id, name)
                values (:conference, :unit, :group, 'Điểm cầu') returning id
                """)
                .param("conference", conference)
                .param("unit", scene.unitId(place))
                .param("group", scene.unitId(group))
                .query(Long.class)
                .single();
    }

    private long delegate(long conference, long point, @Nullable String username, @Nullable String code) {
        return jdbc().sql("""
                insert into conferences.delegate (conference_id, point_id, name, account_id, code_sha256)
                values (:conference, :point, 'Đại biểu', (select id from identity.account where username = :username),
                        encode(sha256(:code::text::bytea), 'hex'))
                returning id
                """)
                .param("conference", conference)
                .param("point", point)
                .param("username", username, java.sql.Types.VARCHAR)
                .param("code", code, java.sql.Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    private long document(long conference, String audience) {
        return jdbc().sql("""
                insert into conferences.document (conference_id, position, title, href, audience, added_by, added_at)
                values (:conference, 1, 'Tài liệu', '/figures', :audience, 0, :at) returning id
                """)
                .param("conference", conference)
                .param("audience", audience)
                .param("at", AccessScene.now())
                .query(Long.class)
                .single();
    }

    private long registration(long conference, long point) {
        return jdbc().sql("""
                insert into conferences.registration
                    (conference_id, point_id, kind, speaker, topic, minutes, position, state, made_by, made_at)
                values (:conference, :point, 'CONTRIBUTION', 'Ai đó', 'Chủ đề', 5, 1, 'REGISTERED', 'a:0', :at) returning id
                """)
                .param("conference", conference)
                .param("point", point)
                .param("at", AccessScene.now())
                .query(Long.class)
                .single();
    }

    private void door(long point) {
        jdbc().sql("""
                insert into conferences.door (point_id, code_sha256, admits, made_by, made_at)
                values (:point, encode(sha256(:code::text::bytea), 'hex'), true, 0, :at)
                """)
                .param("point", point)
                .param("code", DOOR)
                .param("at", AccessScene.now())
                .update();
    }

    private String entrance(long ballot) {
        return jdbc().sql("select entrance from ballots.ballot where id = :id")
                .param("id", ballot)
                .query(String.class)
                .single();
    }

    private long secret(long conference, String state, String question) {
        return jdbc().sql("""
                insert into ballots.ballot
                    (entrance, occasion, title, room, question, choices, most, codes, listed, key_name, state, outcome, drawn, cast_, totals)
                values (left(md5(random()::text), 16), 'conference:' || :conference, 'Hội nghị', 'Hội trường',
                        :question, '{A,B}', 1, 5, true, md5(random()::text), :state, case when :state = 'CLOSED' then 'VOID' end, 0, 0, '{}')
                returning id
                """)
                .param("conference", conference)
                .param("question", question)
                .param("state", state)
                .query(Long.class)
                .single();
    }

    private long item(long conference) {
        return jdbc().sql("""
                insert into conferences.item (conference_id, position, kind, title, minutes)
                values (:conference, 1, 'DISCUSSION', 'Thảo luận', 60) returning id
                """).param("conference", conference).query(Long.class).single();
    }

    private void event(long conference, int seq, String kind, String body) {
        jdbc().sql("""
                insert into conferences.event (conference_id, seq, at, account_id, by_name, kind, body)
                values (:conference, :seq, '2026-09-22 01:00+00', 0, 'Ai đó', :kind, :body::jsonb)
                """)
                .param("conference", conference)
                .param("seq", seq)
                .param("kind", kind)
                .param("body", body)
                .update();
    }

    private void target(String name, long id, Map<String, Object> more) {
        Map<String, Object> places = new java.util.HashMap<>(more);
        places.put("id", id);
        Map<String, Object> fields = Map.of(
                "about", "item:" + more.getOrDefault("item", ""),
                "where", "x",
                "presence", "present",
                "admits", "true",
                "passed", "true",
                "topic", "Ý kiến",
                "minutes", "5",
                "choice", "0",
                "conclusion", "0");
        scene.target(name, places, fields, "id");
        if (name.equals("conf-open")) {
            for (String audience : new String[] {"desk", "room", "screen"})
                scene.target("pass-" + audience, Map.of("id", id, "?", "?audience=" + audience), Map.of(), "id");
        }
        Objects.requireNonNull(scene.target(name));
    }

    private JdbcClient jdbc() {
        return house.jdbc();
    }
}
