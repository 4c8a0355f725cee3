package vn.giaoban.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;

/** Keeps the audit trail. */
@Component
public class Audit {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;
    private final PersonalTexts personal;

    public Audit(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.personal = new PersonalTexts(jdbc, clock);
    }

    /**
     * Writes one entry in the caller's transaction.
     *
     * @param act past tense with its module, "report.submitted"
     * @param thing kind of the thing acted upon, "report"
     * @param unitId the unit it concerns, 0 for none: auditors of that unit and above read the entry
     * @param detail what a reader must know later, names and people's own words as {@link Personal}; never a password, never a
     *     citizen's words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor who, String act, String thing, long thingId, long unitId, Map<String, ?> detail) {
        record(List.of(new Entry(clock.instant(), who, act, thing, thingId, unitId, detail)));
    }

    /**
     * An act to be recorded together with others.
     *
     * @param at when it was done: what is brought in from elsewhere was done long before it is written here
     */
    public record Entry(
            Instant at, Actor who, String act, String thing, long thingId, long unitId, Map<String, ?> detail) {}

    /** Many acts of many people, in one statement, in the given order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Entry> entries) {
        if (entries.isEmpty()) return;
        List<Map<String, ?>> details =
                personal.keep(entries.stream().map(Entry::detail).toList());
        jdbc.sql("""
                insert into audit.entry (at, written_at, account_id, unit_id, act, thing, thing_id, detail)
                select e.at, :now, e.account_id, nullif(e.unit_id, 0), e.act, e.thing, e.thing_id, e.detail
                from unnest(
                    :at::timestamptz[], :accounts::bigint[], :units::bigint[], :acts::text[], :things::text[],
                    :thingIds::bigint[], :details::jsonb[])
                  with ordinality as e(at, account_id, unit_id, act, thing, thing_id, detail, n)
                order by e.n
                """)
                .param("now", now())
                .param("at", column(entries, e -> e.at().toString()))
                .param("accounts", ids(entries, e -> e.who().accountId()))
                .param("units", ids(entries, Entry::unitId))
                .param("acts", column(entries, Entry::act))
                .param("things", column(entries, Entry::thing))
                .param("thingIds", ids(entries, Entry::thingId))
                .param("details", details.stream().map(json::writeValueAsString).toArray(String[]::new))
                .update();
    }

    /** The same act upon many things, in one statement; thing and unit ids stand in step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(
            Actor who,
            String act,
            String thing,
            Collection<Long> thingIds,
            Collection<Long> unitIds,
            Map<String, ?> detail) {
        jdbc.sql("""
                insert into audit.entry (at, written_at, account_id, unit_id, act, thing, thing_id, detail)
                select :now, :now, :account, t.unit_id, :act, :thing, t.thing_id, :detail::jsonb
                from unnest(:things::bigint[], :units::bigint[]) as t(thing_id, unit_id)
                """)
                .param("now", now())
                .param("account", who.accountId())
                .param("act", act)
                .param("thing", thing)
                .param(
                        "detail",
                        json.writeValueAsString(personal.keep(List.of(detail)).getFirst()))
                .param("things", thingIds.toArray(Long[]::new))
                .param("units", unitIds.toArray(Long[]::new))
                .update();
    }

    /**
     * Erases a personal text of an entry, where law or its purpose's end asks for it. That it was erased, by whom and why, is an
     * entry of its own; the seals hold as before.
     *
     * @param name under which the detail holds it
     * @param ground by what right, in the words of the rule, which name nobody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(Actor who, long entryId, String name, String ground) {
        String digest = personal.erase(entryId, name);
        record(who, "entry.textErased", "entry", entryId, 0, Map.of("name", name, "ground", ground, "digest", digest));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] column(List<Entry> entries, Function<Entry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    private static Long[] ids(List<Entry> entries, Function<Entry, Long> value) {
        return entries.stream().map(value).toArray(Long[]::new);
    }
}
