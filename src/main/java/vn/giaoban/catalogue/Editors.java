package vn.giaoban.catalogue;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Audit;
import vn.giaoban.identity.Accounts;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;

/** Keeps the catalogue's rules in dated editions: lays down, ends, takes back; one at a time, each act in the audit trail. */
@Component
public class Editors {
    /** Somebody else has changed the rule since the review. */
    static final Flaw MOVED = Flaw.of("from", "catalogue.flaw.moved");

    private final JdbcClient jdbc;
    private final List<Editor> all;
    private final Authority authority;
    private final Accounts accounts;
    private final Audit audit;

    Editors(JdbcClient jdbc, List<Editor> all, Authority authority, Accounts accounts, Audit audit) {
        this.jdbc = jdbc;
        this.all = all;
        this.authority = authority;
        this.accounts = accounts;
        this.audit = audit;
    }

    List<Editor> all() {
        return all;
    }

    Editor of(String kind) {
        return all.stream()
                .filter(editor -> editor.kind().equals(kind))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** The editor of a rule that the actor may edit, or of one to be made; else not found. */
    Editor edited(Actor actor, String kind, String key) {
        Editor editor = of(kind);
        NotFound.unless(editor.mayEdit(actor, key));
        NotFound.unless(
                key.equals(Editor.NEW) ? editor.mayMake() : !editor.rulings(key).isEmpty());
        return editor;
    }

    /** True for whoever may edit anything here. */
    boolean mayEdit(Actor actor) {
        return all.stream().anyMatch(editor -> editor.mayEdit(actor, Editor.NEW));
    }

    /** A change from a day on, to be reviewed and then kept. */
    Proposal proposal(Editor editor, String key, Map<String, String> says, LocalDate from, String legalBasis) {
        Rulings rulings = editor.rulings(key);
        return new Proposal(
                key,
                says,
                from,
                rulings.until(from),
                legalBasis,
                rulings.on(from).orElse(null));
    }

    /** The end of a rule from a day on. */
    Proposal ending(Editor editor, String key, LocalDate from, String legalBasis) {
        Ruling before = editor.rulings(key).on(from).orElse(null);
        return new Proposal(key, Map.of(), from, before == null ? null : before.to(), legalBasis, before);
    }

    /** The taking back of an edition that lies ahead: in its days what held before it goes on. */
    Proposal withdrawal(Editor editor, String key, Ruling ruling) {
        Optional<Ruling> before = editor.rulings(key).before(ruling);
        return new Proposal(
                key,
                before.map(Ruling::says).orElse(Map.of()),
                ruling.from(),
                ruling.to(),
                before.map(Ruling::legalBasis).orElse(ruling.legalBasis()),
                ruling);
    }

    /** Why a change cannot be kept; nothing where it can. */
    List<Flaw> flaws(Actor who, Editor editor, Proposal change) {
        Rulings rulings = editor.rulings(change.key());
        if (change.ends() && change.before() == null)
            return List.of(Flaw.of("from", "catalogue.flaw.nothing", change.from()));
        if (change.ends() && rulings.after(change.from()).isPresent())
            return List.of(Flaw.of(
                    "from",
                    "catalogue.flaw.later",
                    rulings.after(change.from()).orElseThrow().from()));
        Optional<Ruling> clash = rulings.from(change.from());
        if (clash.isPresent())
            return List.of(Flaw.of(
                    "from", "catalogue.flaw.clash", change.from(), clash.get().legalBasis(), change.legalBasis()));
        if (!rulings.isEmpty()
                && change.from().isBefore(rulings.all().getFirst().from()))
            return List.of(Flaw.of(
                    "from", "catalogue.flaw.tooEarly", rulings.all().getFirst().from()));
        if (change.before() != null && change.before().says().equals(change.says()))
            return List.of(Flaw.of("from", "catalogue.flaw.same"));
        return editor.flaws(who, change);
    }

    /**
     * Lays the change down. What held before ends the day before.
     *
     * @param reviewed the edition that whoever decides saw the change take over from; 0 for none
     * @return why it cannot be; nothing where it is done
     */
    @Transactional
    public List<Flaw> keep(Actor who, Editor editor, Proposal seen, long reviewed) {
        NotFound.unless(editor.mayEdit(who, seen.key()));
        turn();
        Proposal change = seen.ends()
                ? ending(editor, seen.key(), seen.from(), seen.legalBasis())
                : proposal(editor, seen.key(), seen.says(), seen.from(), seen.legalBasis());
        Ruling before = change.before();
        if (reviewed != (before == null ? 0 : before.id()))
            return isDone(editor, change, reviewed) ? List.of() : List.of(MOVED);
        List<Flaw> flaws = flaws(who, editor, change);
        if (!flaws.isEmpty()) return flaws;
        if (before != null) editor.extend(change.key(), before, change.from().minusDays(1));
        if (change.ends())
            record(who, "edition.ended", editor, Objects.requireNonNull(before).id(), change);
        else record(who, "edition.made", editor, editor.insert(change), change);
        return List.of();
    }

    /** True where the very same was sent twice: nothing is left to be done. */
    boolean isDone(Editor editor, Proposal change, long reviewed) {
        Rulings rulings = editor.rulings(change.key());
        if (change.ends())
            return rulings.find(reviewed)
                    .filter(ruling -> change.from().minusDays(1).equals(ruling.to()))
                    .isPresent();
        return rulings.from(change.from())
                .filter(ruling -> ruling.says().equals(change.says())
                        && ruling.legalBasis().equals(change.legalBasis()))
                .isPresent();
    }

    /** Takes an edition back that lies ahead; what held before it goes on. */
    @Transactional
    public List<Flaw> withdraw(Actor who, Editor editor, String key, long id) {
        NotFound.unless(editor.mayEdit(who, key));
        turn();
        Rulings rulings = editor.rulings(key);
        Ruling ruling = rulings.find(id).filter(one -> one.isAhead(who.day())).orElseThrow(NotFound::new);
        Proposal change = withdrawal(editor, key, ruling);
        List<Flaw> flaws = editor.flaws(who, change);
        if (!flaws.isEmpty()) return flaws;
        Optional<Ruling> before = rulings.before(ruling);
        editor.delete(key, ruling);
        before.ifPresent(one -> editor.extend(key, one, ruling.to()));
        record(who, "edition.withdrawn", editor, id, change);
        return List.of();
    }

    /** Takes back the end of a rule, as long as it has not come. */
    @Transactional
    public void resume(Actor who, Editor editor, String key) {
        NotFound.unless(editor.mayEdit(who, key));
        turn();
        Ruling last = editor.rulings(key).ending(who.day()).orElseThrow(NotFound::new);
        editor.extend(key, last, null);
        Proposal change = new Proposal(
                key, last.says(), Objects.requireNonNull(last.to()).plusDays(1), null, last.legalBasis(), null);
        record(who, "edition.resumed", editor, last.id(), change);
    }

    /** What stands on the day of a change that came too late, beside what the change would have said. */
    Meanwhile meanwhile(Page page, Editor editor, Proposal change) {
        Optional<Ruling> standing = editor.rulings(change.key()).on(change.from());
        List<Meanwhile.Place> places = new ArrayList<>();
        places.add(new Meanwhile.Place(
                page.t("catalogue.from"),
                standing.map(ruling -> page.f().day(ruling.from())).orElse(""),
                page.f().day(change.from())));
        places.add(new Meanwhile.Place(
                page.t("catalogue.basis"), standing.map(Ruling::legalBasis).orElse(""), change.legalBasis()));
        if (!change.ends())
            for (EditorField field : editor.fields(page, change.key()))
                places.add(new Meanwhile.Place(
                        field.label(),
                        standing.map(ruling -> field.shown(page, ruling.says().getOrDefault(field.name(), "")))
                                .orElse(""),
                        field.shown(page, change.said(field.name()))));
        places.removeIf(place -> place.stands().equals(place.typed()));
        Made by = standing.map(ruling -> made(editor, List.of(ruling.id())).get(ruling.id()))
                .orElse(null);
        return by == null ? Meanwhile.somebody(places) : Meanwhile.by(by.name(), by.at(), places);
    }

    /** @param name who laid an edition down; empty for what came with the installation */
    public record Made(String name, Instant at) {}

    /** Who laid editions down, and when, by their ids. */
    Map<Long, Made> made(Editor editor, Collection<Long> ids) {
        record Row(long id, long account, Instant at) {}
        List<Row> rows = jdbc.sql("""
                select thing_id, account_id, at from audit.trail
                where act = 'edition.made' and thing = :thing and thing_id = any(:ids)
                """)
                .param("thing", editor.thing())
                .param("ids", ids.toArray(Long[]::new))
                .query((ResultSet rs, int n) -> new Row(
                        rs.getLong("thing_id"),
                        rs.getLong("account_id"),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
        Map<Long, String> names = accounts.names(rows.stream().map(Row::account).toList());
        Map<Long, Made> made = new HashMap<>();
        for (Row row : rows) made.put(row.id(), new Made(names.getOrDefault(row.account(), ""), row.at()));
        return made;
    }

    /** One change of the catalogue at a time: each is judged by what the one before has left. */
    private void turn() {
        jdbc.sql("select number from catalogue.revision for update")
                .query(Long.class)
                .single();
    }

    private void record(Actor who, String act, Editor editor, long id, Proposal change) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("key", change.key());
        detail.put("from", change.from().toString());
        put(detail, "to", change.to());
        detail.put("legalBasis", change.legalBasis());
        Ruling before = change.before();
        detail.put("before", before == null ? Map.of() : before.says());
        detail.put("after", change.says());
        long unit = editor.concerns(change.key());
        audit.record(who, act, editor.thing(), id, unit == 0 ? authority.root(who.day()) : unit, detail);
    }

    private static void put(Map<String, Object> detail, String name, @Nullable LocalDate day) {
        if (day != null) detail.put(name, day.toString());
    }
}
