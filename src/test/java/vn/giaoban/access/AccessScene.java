package vn.giaoban.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.run.Cast;

/**
 * Five units, their reports in every state, and everybody who might ask; each seeded row carries a {@link Canary}. Rows are
 * inserted as they stand, without the acts that lead there: the matrix asks who sees them, not how they came to be.
 */
final class AccessScene {
    /** Another commune of Lạng Sơn; another province. */
    private static final String SIBLING = "05977";

    private static final String FAR = "04";
    private static final Map<String, String> UNITS = Map.of(
            "commune", Cast.COMMUNE, "sibling", SIBLING, "province", Cast.PROVINCE, "centre", Cast.CENTRE, "far", FAR);

    /** Who reads what a unit has sent: its own people, and above it officers, leaders and auditors. */
    private static final Map<String, String> PEOPLE = Map.of(
            "commune", "hoa pao",
            "sibling", "next hats",
            "province", "dung lan",
            "centre", "mai binh",
            "far", "far");

    private static final Map<String, String> ABOVE = Map.of(
            "commune", "dung lan mai binh kiem",
            "sibling", "dung lan mai binh kiem",
            "province", "mai binh kiem",
            "centre", "kiem",
            "far", "mai binh kiem");

    /** Who sees the unit and its accepted figures: everybody with a role at it or above. */
    private static final Map<String, String> SEEING = Map.of(
            "commune", "hoa pao dung lan mai binh tuan kiem hats",
            "sibling", "next dung lan mai binh tuan kiem hats",
            "province", "dung lan mai binh tuan kiem hats",
            "centre", "mai binh tuan kiem",
            "far", "far mai binh tuan kiem");

    /** Who knows of a unit's accounts: administrators at it or above, and its leader for the days of an absence. */
    private static final Map<String, String> ADMINISTERING = Map.of(
            "commune", "tuan hats", "sibling", "tuan hats", "province", "tuan hats", "centre", "tuan", "far", "tuan");

    private static final Map<String, String> LEADING =
            Map.of("commune", "pao", "sibling", "", "province", "lan", "centre", "binh", "far", "");

    private static final String NOWHERE = "999999999";
    private static final String FIGURES = "2025-9T";

    private final TestHouse house;
    private final JdbcClient jdbc;
    private final Map<String, Long> units = new HashMap<>();
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final List<Canary> canaries = new ArrayList<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private int amounts = 7_300_000;

    /** What fills the places of a route, what a form about it carries, and how to name one that does not exist. */
    record Target(Map<String, String> places, Map<String, String> fields, Map<String, String> nowhere) {
        Target missing() {
            Map<String, String> all = new HashMap<>(places);
            all.putAll(nowhere);
            return new Target(all, fields, Map.of());
        }

        String address(String route) {
            String address = route;
            for (Map.Entry<String, String> place : places.entrySet())
                address = address.replace(
                        place.getKey().equals("**") ? "**" : "{" + place.getKey() + "}", place.getValue());
            return address + places.getOrDefault("?", "");
        }
    }

    AccessScene(TestHouse house) {
        this.house = house;
        this.jdbc = house.jdbc();
        UNITS.forEach((name, code) -> units.put(name, house.unit(code).id()));
        house.transaction().executeWithoutResult(status -> {
            people();
            UNITS.keySet().stream().sorted().forEach(this::unit);
            administration();
            reports();
            figures();
            notices();
            links();
            periods();
        });
        signIn();
    }

    Client client(String actor) {
        return clients.get(actor).copy();
    }

    /** The target of a line; one without places for the empty name. */
    @Nullable
    Target target(String name) {
        return name.isEmpty() ? new Target(Map.of(), common(), Map.of()) : targets.get(name);
    }

    List<Canary> canaries() {
        return canaries;
    }

    Set<String> targetNames() {
        return targets.keySet();
    }

    // ---------- people ----------

    /** Beside the cast: next door, far away, with two hats, with yesterday's role, without any, locked, and nobody. */
    private void people() {
        LocalDate since = LocalDate.of(2025, 7, 1);
        LocalDate yesterday = TestHouse.TODAY.minusDays(1);
        role(account("next", "sibling"), "sibling", "OFFICER", since, null);
        role(account("far", "far"), "far", "OFFICER", since, null);
        long hats = account("hats", "sibling");
        role(hats, "sibling", "OFFICER", since, null);
        role(hats, "province", "ADMINISTRATOR", since, null);
        role(account("ended", "commune"), "commune", "OFFICER", since, yesterday);
        account("bare", "commune");
        role(account("locked", "commune"), "commune", "LEADER", since, null);
    }

    private long account(String username, String unit) {
        return jdbc.sql("""
                insert into identity.account (username, name, unit_id, password_hash, password_set_at, created_at)
                select :username, :name, :unit, password_hash, password_set_at, created_at
                from identity.account where username = 'hoa'
                returning id
                """)
                .param("username", username)
                .param("name", "Người " + username)
                .param("unit", units.get(unit))
                .query(Long.class)
                .single();
    }

    private long role(long account, String unit, String role, LocalDate from, @Nullable LocalDate to) {
        return jdbc.sql("""
                insert into identity.role (account_id, unit_id, role, valid_from, valid_to)
                values (:account, :unit, :role, :from, :to) returning id
                """)
                .param("account", account)
                .param("unit", units.get(unit))
                .param("role", role)
                .param("from", from)
                .param("to", to, java.sql.Types.DATE)
                .query(Long.class)
                .single();
    }

    /** Everybody signs in while they may; the lock comes without ending the session, which must not open anything all the same. */
    private void signIn() {
        for (String actor : Stream.of(
                        "hoa", "pao", "dung", "lan", "mai", "binh", "tuan", "kiem", "next", "far", "hats", "ended",
                        "bare", "locked")
                .toList()) clients.put(actor, house.signedIn(actor));
        clients.put("nobody", house.visitor());
        clients.values().forEach(client -> client.get("/"));
        jdbc.sql("update identity.account set locked = true where username = 'locked'")
                .update();
    }

    // ---------- things ----------

    /** The unit itself: by its name, and by a word that only the search finds. */
    private void unit(String name) {
        long id = units.get(name);
        jdbc.sql("update organization.unit_version set search_key = search_key || ' canary' where unit_id = :id")
                .param("id", id)
                .update();
        if (name.equals("sibling")
                || name.equals("far")) { // the others' names are told to those below and beside as well
            jdbc.sql("update organization.unit_version set short_name = short_name || ' ' || :mark where unit_id = :id")
                    .param("mark", mark(name, "name"))
                    .param("id", id)
                    .update();
            canary(mark(name, "name"), SEEING.get(name));
        }
        target(
                name,
                Map.of(
                        "id",
                        id,
                        "unitId",
                        id,
                        "periodCode",
                        FIGURES,
                        "period",
                        "2026-Q1",
                        "indicatorCode",
                        indicator(1)),
                Map.of("unit", units.get("commune")),
                "id",
                "unitId");
        // Somebody who does nothing: only who administers the unit knows of the account.
        long account = account("canary." + name, name);
        jdbc.sql("update identity.account set name = :name where id = :id")
                .param("name", mark(name, "account"))
                .param("id", account)
                .update();
        long role = role(account, name, "OFFICER", LocalDate.of(2025, 7, 1), null);
        target("account-" + name, Map.of("id", account, "roleId", role), Map.of(), "id");
        jdbc.sql("""
                insert into audit.entry (at, account_id, unit_id, act, thing, thing_id, detail)
                values (:at, :account, :unit, 'report.written', 'report', 0, jsonb_build_object('mark', :mark))
                """)
                .param("at", now())
                .param("account", account)
                .param("unit", id)
                .param("mark", mark(name, "audit"))
                .update();
        canary(mark(name, "account"), ADMINISTERING.get(name) + " " + LEADING.get(name) + " kiem");
        canary(mark(name, "audit"), ADMINISTERING.get(name) + " kiem");
    }

    /** Accounts that an administrator may see but not change, spreadsheets of accounts, and who acts for a leader. */
    private void administration() {
        long wide = account("wide", "commune");
        role(wide, "commune", "OFFICER", LocalDate.of(2025, 7, 1), null);
        long elsewhere = role(wide, "centre", "OFFICER", LocalDate.of(2025, 7, 1), null);
        target("account-wide", Map.of("id", wide, "roleId", elsewhere), Map.of(), "id");
        long hats = jdbc.sql("select id from identity.account where username = 'hats'")
                .query(Long.class)
                .single();
        long role = jdbc.sql("select min(id) from identity.role where account_id = :id")
                .param("id", hats)
                .query(Long.class)
                .single();
        target("account-hats", Map.of("id", hats, "roleId", role), Map.of(), "id");
        for (String uploader : List.of("tuan", "hats")) {
            long batch = jdbc.sql("""
                    insert into identity.account_batch (uploader_id, uploaded_at, rows, confirmed_at)
                    select id, :at, jsonb_build_array(jsonb_build_object('row', 2, 'name', :mark, 'username', 'x', 'unit', 'TW',
                        'role', 'officer', 'from', '', 'to', '', 'fault', 'x', 'about', '')), :at
                    from identity.account where username = :uploader
                    returning id
                    """)
                    .param("at", now())
                    .param("mark", mark(uploader, "batch"))
                    .param("uploader", uploader)
                    .query(Long.class)
                    .single();
            canary(mark(uploader, "batch"), uploader);
            target("batch-" + uploader, Map.of("id", batch), Map.of(), "id");
        }
        long acting = jdbc.sql("""
                insert into identity.role (account_id, unit_id, role, acting, valid_from, valid_to)
                select id, unit_id, 'LEADER', true, '2026-09-30', '2026-10-02' from identity.account where username = 'canary.commune'
                returning id
                """).query(Long.class).single();
        target("acting-commune", Map.of("roleId", acting), Map.of(), "roleId");
    }

    private void reports() {
        for (String unit : UNITS.keySet().stream().sorted().toList()) {
            report(unit, "draft", "2026-9T", "DRAFT", 0);
            report(unit, "sent", "2026-Q1", "SUBMITTED", 1);
        }
        report("commune", "presented", "2026-6T", "PRESENTED", 0);
        report("commune", "returned", "2025-N", "RETURNED", 1);
        report("commune", "accepted", FIGURES, "ACCEPTED", 1);
        report("far", "accepted", FIGURES, "ACCEPTED", 1);
    }

    /** The working copy is its unit's own, whatever was sent; what was sent is read above as well. */
    private void report(String unit, String name, String period, String state, int submissions) {
        String report = unit + "-" + name;
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
                .param("at", now())
                .param("sent", submissions > 0 ? now() : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("accepted", state.equals("ACCEPTED") ? now() : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("period", period)
                .param("unit", units.get(unit))
                .query(Long.class)
                .single();
        String own = PEOPLE.get(unit);
        String all = own + " " + ABOVE.get(unit);
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
                .param("note", mark(report, "draft-note"))
                .param("by", house.account("hoa"))
                .param("at", now())
                .update();
        jdbc.sql("""
                insert into reporting.passage (report_id, heading, body, changed_by, changed_at)
                values (:report, :heading, :body, :by, :at)
                """)
                .param("report", id)
                .param("heading", heading(id))
                .param("body", mark(report, "draft-text"))
                .param("by", house.account("hoa"))
                .param("at", now())
                .update();
        step(id, "HAND_BACK", mark(report, "inner-step"), null);
        canary(mark(report, "inner-step"), own);
        if (open) {
            canary(mark(report, "draft-note"), own);
            canary(mark(report, "draft-text"), own);
            canary(report + " draft figure", own, draft);
        } else {
            // Once sent, nobody reads the working copy: not even those who wrote it.
            canary(mark(report, "draft-text"), "");
        }

        // 2. What was sent.
        if (submissions > 0) {
            int sent = amount();
            long submission = submission(id, report, sent);
            canary(mark(report, "sent-text"), all);
            canary(mark(report, "sent-note"), all);
            String figureReaders = state.equals("ACCEPTED") ? all + " " + SEEING.get(unit) : all;
            canary(report + " sent figure", figureReaders, sent);
            step(id, "SUBMIT", "", submission);
            if (state.equals("RETURNED")) {
                step(id, "RETURN", mark(report, "return-reason"), submission);
                jdbc.sql(
                                "insert into reporting.objection (submission_id, heading, reason) values (:submission, :heading, :reason)")
                        .param("submission", submission)
                        .param("heading", heading(id))
                        .param("reason", mark(report, "objection"))
                        .update();
                canary(mark(report, "return-reason"), all);
                canary(mark(report, "objection"), all);
            }
        }
        target(
                report,
                Map.of("id", id),
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
                .param("at", now())
                .param(
                        "own",
                        Amounts.of(Map.of(slot(report, 1), amount * 1000L)).array())
                .param("slot", slot(report, 1))
                .param("note", mark(name, "sent-note"))
                .param("heading", heading(report))
                .param("text", mark(name, "sent-text"))
                .query(Long.class)
                .single();
        jdbc.sql("update reporting.report set last_submission_id = :submission where id = :report")
                .param("submission", id)
                .param("report", report)
                .update();
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
                .param("at", now())
                .param("reason", reason)
                .param("submission", submission, java.sql.Types.BIGINT)
                .update();
    }

    /** The accepted reports count; by the rules, so that the pages of figures have something to show. */
    private void figures() {
        var period = house.bean(Periods.class).find(FIGURES).orElseThrow();
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

    private void notices() {
        for (String actor : List.of("hoa", "next", "mai")) {
            String mark = "canary-notice-" + actor;
            long id = jdbc.sql("""
                    insert into notices.notice (account_id, at, kind, args, href)
                    select id, :at, 'accepted', array[:mark], '/reports' from identity.account where username = :actor
                    returning id
                    """)
                    .param("at", now())
                    .param("mark", mark)
                    .param("actor", actor)
                    .query(Long.class)
                    .single();
            canary(mark, actor);
            target("notice-" + actor, Map.of("id", id), Map.of(), "id");
        }
    }

    /** One-time links of somebody who has nothing to do with it: whoever holds one may use it, once, in time. */
    private void links() {
        link("link-open", null, 1);
        link("link-used", now(), 1);
        link("link-expired", null, -1);
    }

    private void link(String token, @Nullable Object used, int days) {
        jdbc.sql("""
                insert into identity.one_time_link (token_sha256, account_id, purpose, issued_at, expires_at, used_at)
                select :token, id, 'RESET', :at, :expires, :used from identity.account where username = 'canary.far'
                """)
                .param("token", sha256(token))
                .param("at", now())
                .param("expires", now().plusDays(days))
                .param("used", used, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        target(token, Map.of("token", token), Map.of(), "token");
    }

    private void periods() {
        jdbc.sql("update catalogue.period set published_at = :at where code = :code")
                .param("at", now())
                .param("code", FIGURES)
                .update();
        target(
                "published",
                Map.of("code", FIGURES, "periodCode", FIGURES, "period", FIGURES),
                Map.of(),
                "code",
                "periodCode",
                "period");
        target(
                "unpublished",
                Map.of("code", "2025-N", "periodCode", "2025-N", "period", "2025-N"),
                Map.of(),
                "code",
                "periodCode",
                "period");
        String openable =
                house.bean(Periods.class).openable(TestHouse.TODAY).getFirst().code();
        target("openable", Map.of("code", openable), Map.of(), "code");
        targets.put("canary", new Target(Map.of("?", "?q=canary"), common(), Map.of()));
        targets.put("file", new Target(Map.of("**", "giaoban.css"), common(), Map.of()));
    }

    // ---------- small things ----------

    private void target(String name, Map<String, ?> places, Map<String, ?> fields, String... identifying) {
        Map<String, String> form = new HashMap<>(common());
        fields.forEach((field, value) -> form.put(field, String.valueOf(value)));
        Map<String, String> filled = new HashMap<>();
        places.forEach((place, value) -> filled.put(place, String.valueOf(value)));
        targets.put(
                name,
                new Target(
                        filled,
                        form,
                        Arrays.stream(identifying)
                                .collect(Collectors.toMap(
                                        place -> place,
                                        place -> filled.get(place).matches("\\d+") ? NOWHERE : "khong-co"))));
    }

    /** What a form sends unless its target says otherwise. */
    private static Map<String, String> common() {
        return Map.of("language", "vi", "back", "/", "period", FIGURES, "revision", "1");
    }

    private void canary(String mark, String readers) {
        canaries.add(new Canary(mark, List.of(mark), set(readers)));
    }

    /** A figure: as a page writes it, and as a file does. */
    private void canary(String name, String readers, int amount) {
        canaries.add(new Canary(name, List.of(dotted(amount), String.valueOf(amount)), set(readers)));
    }

    private static String dotted(int amount) {
        return String.valueOf(amount).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
    }

    private static Set<String> set(String names) {
        return names.isBlank() ? Set.of() : new LinkedHashSet<>(List.of(names.split(" ")));
    }

    private static String mark(String report, String what) {
        return "canary-" + report + "-" + what + "-end";
    }

    private int amount() {
        return amounts += 1_917;
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

    private String indicator(int n) {
        return jdbc.sql("""
                select i.code from catalogue.indicator i
                join catalogue.indicator_edition e on e.indicator_id = i.id and e.valid_to is null
                where e.across_units = 'ADD' order by i.slot offset :n - 1 limit 1
                """).param("n", n).query(String.class).single();
    }

    private String heading(long report) {
        return jdbc.sql("""
                select h.key from reporting.report r join catalogue.form_heading h on h.form_id = r.form_id
                where r.id = :report and h.text order by h.position limit 1
                """).param("report", report).query(String.class).single();
    }

    private static java.time.OffsetDateTime now() {
        return Instant.parse("2026-09-20T02:00:00Z").atOffset(ZoneOffset.UTC);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
