package vn.giaoban.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.catalogue.Periods;

/**
 * Five units, what there is at each, and everybody who might ask; each seeded row carries a {@link Canary}. Rows are
 * inserted as they stand, without the acts that lead there: the matrix asks who sees them, not how they came to be.
 */
final class AccessScene {
    private static final String NOWHERE = "999999999";
    static final String FIGURES = "2025-9T";

    private final TestHouse house;
    private final JdbcClient jdbc;
    private final Map<Place, Long> units = new EnumMap<>(Place.class);
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final List<Canary> canaries = new ArrayList<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();

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
        for (Place place : Place.values())
            units.put(place, house.unit(place.code()).id());
        house.transaction().executeWithoutResult(status -> {
            people();
            for (Place place : Place.values()) unit(place);
            administration();
            new SeededReports(house, this).seed(units);
            new SeededOverviews(house, this).seed(units);
            new SeededActivities(house, this).seed(units);
            notices();
            links();
            periods();
            new SeededRules(house, this).seed();
            new SeededForms(house, this).seed();
            new SeededTypes(house, this).seed();
            new SeededReorganizations(house, this).seed();
            new SeededConferences(house, this).seed();
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

    // ---------- people ----------

    /** Beside the cast: next door, far away, with two hats, with yesterday's role, without any, locked, and nobody. */
    private void people() {
        LocalDate since = LocalDate.of(2025, 7, 1);
        LocalDate yesterday = TestHouse.TODAY.minusDays(1);
        role(account("next", Place.SIBLING), Place.SIBLING, "OFFICER", since, null);
        role(account("far", Place.FAR), Place.FAR, "OFFICER", since, null);
        long hats = account("hats", Place.SIBLING);
        role(hats, Place.SIBLING, "OFFICER", since, null);
        role(hats, Place.PROVINCE, "ADMINISTRATOR", since, null);
        role(account("ended", Place.COMMUNE), Place.COMMUNE, "OFFICER", since, yesterday);
        account("bare", Place.COMMUNE);
        role(account("locked", Place.COMMUNE), Place.COMMUNE, "LEADER", since, null);
    }

    private long account(String username, Place unit) {
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

    private long role(long account, Place unit, String role, LocalDate from, @Nullable LocalDate to) {
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

    /** The lock comes without ending the session, which must not open anything all the same. */
    void signInAndLock() {
        lock(false);
        clients.put("locked", house.signedIn("locked"));
        lock(true);
    }

    private void lock(boolean locked) {
        jdbc.sql("update identity.account set locked = :locked where username = 'locked'")
                .param("locked", locked)
                .update();
    }

    private void signIn() {
        for (String actor : Stream.of(
                        "hoa", "pao", "dung", "lan", "mai", "binh", "tuan", "kiem", "next", "far", "hats", "ended",
                        "bare", "locked")
                .toList()) clients.put(actor, house.signedIn(actor));
        clients.put("nobody", house.visitor());
        clients.values().forEach(client -> client.get("/"));
        lock(true);
    }

    // ---------- things ----------

    /** The unit itself: by its name, and by a word that only the search finds. */
    private void unit(Place place) {
        long id = units.get(place);
        String name = place.word();
        jdbc.sql("update organization.unit_version set search_key = search_key || ' canary' where unit_id = :id")
                .param("id", id)
                .update();
        if (place == Place.SIBLING
                || place == Place.FAR) { // the others' names are told to those below and beside as well
            jdbc.sql("update organization.unit_version set short_name = short_name || ' ' || :mark where unit_id = :id")
                    .param("mark", mark(name, "name"))
                    .param("id", id)
                    .update();
            canary(mark(name, "name"), place.seeing());
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
                Map.of("unit", units.get(Place.COMMUNE), "address", "/figures/" + id + "/history"),
                "id",
                "unitId");
        // Somebody who does nothing: only who administers the unit knows of the account.
        long account = account("canary." + name, place);
        jdbc.sql("update identity.account set name = :name where id = :id")
                .param("name", mark(name, "account"))
                .param("id", account)
                .update();
        long role = role(account, place, "OFFICER", LocalDate.of(2025, 7, 1), null);
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
        canary(mark(name, "account"), place.knowing());
        canary(mark(name, "audit"), place.administering() + " kiem");
    }

    /** Accounts that an administrator may see but not change, spreadsheets of accounts, and who acts for a leader. */
    private void administration() {
        long wide = account("wide", Place.COMMUNE);
        role(wide, Place.COMMUNE, "OFFICER", LocalDate.of(2025, 7, 1), null);
        long elsewhere = role(wide, Place.CENTRE, "OFFICER", LocalDate.of(2025, 7, 1), null);
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
                    insert into identity.account_batch (uploader_id, uploaded_at, rows, confirmed_at, account_ids)
                    select id, :at, jsonb_build_array(jsonb_build_object('row', 2, 'name', :mark, 'username', 'x', 'unit', 'TW',
                        'role', 'officer', 'from', '', 'to', '', 'fault', '', 'about', '')), :at, array[:wide]
                    from identity.account where username = :uploader
                    returning id
                    """)
                    .param("at", now())
                    .param("mark", mark(uploader, "batch"))
                    .param("wide", wide)
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
        account("linked", Place.FAR);
        link("link-open", null, 1);
        link("link-used", now(), 1);
        link("link-expired", null, -1);
    }

    private void link(String token, @Nullable Object used, int days) {
        jdbc.sql("""
                insert into identity.one_time_link (token_sha256, account_id, purpose, issued_at, expires_at, used_at)
                select :token, id, 'RESET', :at, :expires, :used from identity.account where username = 'linked'
                """)
                .param("token", sha256(token))
                .param("at", now())
                .param("expires", now().plusDays(days * 9L))
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
                Map.of("code", FIGURES, "periodCode", FIGURES, "period", FIGURES, "indicatorCode", "13"),
                Map.of(),
                "code",
                "periodCode",
                "period");
        target(
                "unpublished",
                Map.of("code", "2025-N", "periodCode", "2025-N", "period", "2025-N", "indicatorCode", "13"),
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

    long unitId(Place place) {
        return units.get(place);
    }

    void target(String name, Map<String, ?> places, Map<String, ?> fields, String... identifying) {
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

    /** A page of what stands in its query. */
    void addressed(String name, String query, String nowhere) {
        targets.put(name, new Target(Map.of("?", query), common(), Map.of("?", nowhere)));
    }

    /** What a form sends unless its target says otherwise. */
    private static Map<String, String> common() {
        return Map.of("language", "vi", "back", "/", "period", FIGURES, "revision", "1", "counted", "true");
    }

    void canary(String mark, String readers) {
        canaries.add(new Canary(mark, List.of(mark), Place.set(readers)));
    }

    /** A figure: as a page writes it, and as a file does. */
    void canary(String name, String readers, int amount) {
        String dotted = String.valueOf(amount).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
        canaries.add(new Canary(name, List.of(dotted, String.valueOf(amount)), Place.set(readers)));
    }

    static String mark(String report, String what) {
        return "canary-" + report + "-" + what + "-end";
    }

    String indicator(int n) {
        return jdbc.sql("""
                select i.code from catalogue.indicator i
                join catalogue.indicator_edition e on e.indicator_id = i.id and e.valid_to is null
                where e.across_units = 'ADD' order by i.slot offset :n - 1 limit 1
                """).param("n", n).query(String.class).single();
    }

    static OffsetDateTime now() {
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
