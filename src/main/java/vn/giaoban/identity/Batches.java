package vn.giaoban.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.calendar.Days;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;

/** Accounts by spreadsheet: read and checked first, made all at once on the uploader's word, or not at all. */
@Component
class Batches {
    private static final Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("cán bộ", Role.OFFICER),
            Map.entry("officer", Role.OFFICER),
            Map.entry("lãnh đạo", Role.LEADER),
            Map.entry("leader", Role.LEADER),
            Map.entry("quản trị", Role.ADMINISTRATOR),
            Map.entry("administrator", Role.ADMINISTRATOR),
            Map.entry("kiểm soát", Role.AUDITOR),
            Map.entry("auditor", Role.AUDITOR));

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;
    private final Audit audit;
    private final Accounts accounts;
    private final Administration administration;
    private final OneTimeLinks links;
    private final Units units;

    Batches(
            JdbcClient jdbc,
            Clock clock,
            JsonMapper json,
            Audit audit,
            Accounts accounts,
            Administration administration,
            OneTimeLinks links,
            Units units) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.audit = audit;
        this.accounts = accounts;
        this.administration = administration;
        this.links = links;
        this.units = units;
    }

    /** Checks the rows below the head and keeps them for the uploader; empty if there is none. */
    @Transactional
    public Optional<Long> keep(Actor actor, List<List<String>> rows) {
        NotFound.unless(Administration.isAdministrator(actor));
        List<Batch.Line> lines = check(actor, rows);
        if (lines.isEmpty()) return Optional.empty();
        long id = jdbc.sql("""
                insert into identity.account_batch (uploader_id, uploaded_at, rows) values (:uploader, :at, :rows::jsonb)
                returning id
                """)
                .param("uploader", actor.accountId())
                .param("at", now())
                .param("rows", json.writeValueAsString(lines))
                .query(Long.class)
                .single();
        audit.record(actor, "account.batchRead", "batch", id, actor.homeUnitId(), Map.of("rows", lines.size()));
        return Optional.of(id);
    }

    /** One's own batch. */
    Optional<Batch> find(Actor actor, long id) {
        return jdbc.sql("""
                select id, rows::text as rows, confirmed_at, account_ids, links_at
                from identity.account_batch where id = :id and uploader_id = :uploader
                """)
                .param("id", id)
                .param("uploader", actor.accountId())
                .query((rs, n) -> new Batch(
                        rs.getLong("id"),
                        json.readValue(rs.getString("rows"), new TypeReference<List<Batch.Line>>() {}),
                        instant(rs.getObject("confirmed_at", OffsetDateTime.class)),
                        Arrays.asList((Long[]) rs.getArray("account_ids").getArray()),
                        instant(rs.getObject("links_at", OffsetDateTime.class))))
                .optional();
    }

    /**
     * Makes all accounts of a faultless batch. What was free when it was read may be taken by now: then nothing is made, and the
     * batch comes back with its faults.
     */
    @Transactional
    public Batch confirm(Actor actor, long id) {
        jdbc.sql("select id from identity.account_batch where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
        Batch batch = find(actor, id).orElseThrow(NotFound::new);
        if (batch.isConfirmed()) return batch;
        List<Batch.Line> lines = recheck(actor, batch.lines());
        if (lines.stream().anyMatch(line -> !line.isGood())) {
            jdbc.sql("update identity.account_batch set rows = :rows::jsonb where id = :id")
                    .param("id", id)
                    .param("rows", json.writeValueAsString(lines))
                    .update();
            return new Batch(id, lines, null, List.of(), null);
        }
        List<Long> made = new ArrayList<>(lines.size());
        for (Batch.Line line : lines)
            made.add(administration.make(
                    actor,
                    new NewAccount(
                            line.name(),
                            line.username(),
                            units.byCode(line.unit(), actor.day())
                                    .orElseThrow(NotFound::new)
                                    .id(),
                            Objects.requireNonNull(role(line.role())),
                            Days.parse(line.from()).orElseThrow(),
                            Days.parse(line.to()).orElse(null))));
        jdbc.sql("update identity.account_batch set confirmed_at = :at, account_ids = :ids where id = :id")
                .param("id", id)
                .param("at", now())
                .param("ids", made.toArray(Long[]::new))
                .update();
        return find(actor, id).orElseThrow(NotFound::new);
    }

    /** The links of the accounts made, in the order of the rows; issued at this moment, and only once. */
    @Transactional
    public List<String> links(Actor actor, long id) {
        int first = jdbc.sql("""
                update identity.account_batch set links_at = :at
                where id = :id and uploader_id = :uploader and confirmed_at is not null and links_at is null
                """)
                .param("id", id)
                .param("uploader", actor.accountId())
                .param("at", now())
                .update();
        NotFound.unless(first == 1);
        List<String> issued = new ArrayList<>();
        for (long accountId : find(actor, id).orElseThrow(NotFound::new).accountIds()) {
            Account account = accounts.find(accountId).orElseThrow(NotFound::new);
            // Who has a password by now, or has been moved out of reach, gets none.
            issued.add(
                    account.hasPassword() || !administration.manages(actor, accountId)
                            ? ""
                            : links.issue(actor, account));
        }
        return issued;
    }

    private List<Batch.Line> check(Actor actor, List<List<String>> rows) {
        List<Batch.Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.stream().allMatch(String::isBlank)) continue;
            lines.add(new Batch.Line(
                    i + 1,
                    AccountForm.tidy(cell(row, 0)),
                    cell(row, 1).toLowerCase(Locale.ROOT),
                    code(cell(row, 2)),
                    cell(row, 3),
                    cell(row, 4),
                    cell(row, 5),
                    "",
                    ""));
        }
        return recheck(actor, lines);
    }

    private List<Batch.Line> recheck(Actor actor, List<Batch.Line> lines) {
        Map<String, Unit> governed = governed(actor);
        Set<String> known = new HashSet<>(jdbc.sql("select username from identity.account where username = any(:names)")
                .param("names", lines.stream().map(Batch.Line::username).toArray(String[]::new))
                .query(String.class)
                .list());
        Set<String> seen = new HashSet<>();
        List<Batch.Line> checked = new ArrayList<>(lines.size());
        for (Batch.Line line : lines) {
            String username = line.username().isEmpty() && !line.name().isEmpty()
                    ? administration.suggestion(line.name(), seen)
                    : line.username();
            Batch.Line named = new Batch.Line(
                    line.row(), line.name(), username, line.unit(), line.role(), line.from(), line.to(), "", "");
            checked.add(judged(named, known, seen, governed));
            seen.add(username);
        }
        return checked;
    }

    private static Batch.Line judged(Batch.Line line, Set<String> known, Set<String> seen, Map<String, Unit> governed) {
        Optional<LocalDate> from = Days.parse(line.from());
        Optional<LocalDate> to = Days.parse(line.to());
        if (line.name().isEmpty() || line.name().length() > 100) return faulty(line, "name", "");
        if (!Account.isUsername(line.username())) return faulty(line, "username", "");
        if (known.contains(line.username())) return faulty(line, "taken", line.username());
        if (seen.contains(line.username())) return faulty(line, "twice", line.username());
        if (!governed.containsKey(line.unit())) return faulty(line, "unit", line.unit());
        if (role(line.role()) == null) return faulty(line, "role", line.role());
        if (from.isEmpty()) return faulty(line, "from", line.from());
        if (!line.to().isEmpty() && (to.isEmpty() || to.get().isBefore(from.get())))
            return faulty(line, "to", line.to());
        return line;
    }

    private static Batch.Line faulty(Batch.Line l, String fault, String about) {
        return new Batch.Line(
                l.row(),
                l.name(),
                l.username(),
                l.unit(),
                l.role(),
                l.from(),
                l.to(),
                "identity.import.fault." + fault,
                about);
    }

    private Map<String, Unit> governed(Actor actor) {
        Set<Long> ids = new HashSet<>(jdbc.sql("""
                select distinct unit_id from organization.line
                where ancestor_id = any(:roots) and :day between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("roots", actor.rootsAs(Role.ADMINISTRATOR))
                .param("day", actor.day())
                .query(Long.class)
                .list());
        Map<String, Unit> byCode = new HashMap<>();
        units.all(actor.day()).values().stream()
                .filter(unit -> ids.contains(unit.id()))
                .forEach(unit -> byCode.put(unit.code(), unit));
        return byCode;
    }

    /** Excel makes 6541 of 06541 and 1 of 01. */
    private static String code(String text) {
        return text.matches("\\d{4}") || text.matches("\\d") ? "0" + text : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable Role role(String text) {
        return ROLES.get(text.strip().toLowerCase(Locale.ROOT));
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
