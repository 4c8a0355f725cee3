package vn.giaoban.activitytypes;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
import vn.giaoban.activities.TypeEdition;
import vn.giaoban.activities.TypeEditions;
import vn.giaoban.audit.Audit;
import vn.giaoban.catalogue.Authority;
import vn.giaoban.catalogue.Flaw;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.identity.Accounts;

/** How editions of a type follow each other: laid down from a day on, taken back while they lie ahead, ended, gone on with. */
@Component
public class TypeSuccession {
    private final JdbcClient jdbc;
    private final TypeEditions editions;
    private final TypeDrafts drafts;
    private final Indicators indicators;
    private final Authority authority;
    private final Accounts accounts;
    private final Audit audit;

    TypeSuccession(
            JdbcClient jdbc,
            TypeEditions editions,
            TypeDrafts drafts,
            Indicators indicators,
            Authority authority,
            Accounts accounts,
            Audit audit) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.drafts = drafts;
        this.indicators = indicators;
        this.authority = authority;
        this.accounts = accounts;
        this.audit = audit;
    }

    /**
     * Where an edition would stand among those of its type.
     *
     * @param before what holds on its first day till then; null where nothing does
     * @param to its last day; null: until further notice
     */
    record Place(@Nullable TypeEdition before, @Nullable LocalDate to) {}

    Place place(@Nullable String code, LocalDate from) {
        List<TypeEdition> all = code == null ? List.of() : editions.of(code);
        TypeEdition before = all.stream()
                .filter(edition -> edition.holdsOn(from))
                .findFirst()
                .orElse(null);
        LocalDate next = all.stream()
                .map(TypeEdition::from)
                .filter(day -> day.isAfter(from))
                .min(Comparator.naturalOrder())
                .map(day -> day.minusDays(1))
                .orElse(null);
        return new Place(before, before != null ? before.to() : next);
    }

    /** What must be mended in a draft before it may be laid down. What was logged by older editions stays counted as it was. */
    List<Flaw> flaws(TypeDraft draft, LocalDate today) {
        TypePlan plan = draft.plan();
        List<Flaw> flaws = new ArrayList<>(TypeFlaws.of(plan, indicators.of(plan.from())));
        if (draft.code() == null) return flaws;
        TypeEdition before = place(draft.code(), plan.from()).before();
        if (plan.from().isBefore(today)) flaws.add(new Flaw("validFrom", "activitytypes.flaw.past", List.of()));
        else if (before != null && before.from().equals(plan.from()))
            flaws.add(new Flaw("validFrom", "activitytypes.flaw.clash", List.of()));
        return flaws;
    }

    /**
     * Lays the draft down from its day on; what held before ends the day before.
     *
     * @param seen the version of the draft that whoever decides saw
     * @param before the edition that they saw it take over from; 0 for none
     * @return the type's code; empty where something must be mended or looked at first
     */
    @Transactional
    Optional<String> keep(Actor actor, long draftId, int seen, long before) {
        TypeDraft draft = drafts.lock(actor, draftId);
        editions.turn();
        TypePlan plan = draft.plan();
        Place place = place(draft.code(), plan.from());
        TypeEdition earlier = place.before();
        if (draft.version() != seen || before != (earlier == null ? 0 : earlier.id())) return Optional.empty();
        if (!flaws(draft, actor.day()).isEmpty()) return Optional.empty();
        String code = draft.code() == null ? newCode(plan) : draft.code();
        if (earlier != null) editions.until(earlier.id(), plan.from().minusDays(1));
        Map<String, Indicator> byCode = indicators.of(plan.from()).byCode();
        long id = editions.lay(new TypeEdition(
                plan.type(code, of -> {
                    Indicator indicator = byCode.get(of);
                    return indicator == null ? null : indicator.slot();
                }),
                plan.from(),
                place.to(),
                plan.legalBasis()));
        drafts.delete(draftId);
        record(actor, "activity.type-kept", id, Map.of("type", code, "plan", plan));
        return Optional.of(code);
    }

    private String newCode(TypePlan plan) {
        Set<String> taken = new HashSet<>(Set.of("drafts"));
        editions.all().forEach(edition -> taken.add(edition.type().code()));
        return TypeKey.of(plan.nameVi(), taken);
    }

    /** An edition that lies ahead, by which nothing was logged. */
    boolean isWithdrawable(Actor actor, TypeEdition edition) {
        return authority.mayEdit(actor) && edition.isAhead(actor.day()) && !editions.isUsed(edition.id());
    }

    /** Takes an edition back that lies ahead: what held before it goes on, and what it said is a draft again. */
    @Transactional
    TypeDraft withdraw(Actor actor, String code, long id) {
        NotFound.unless(authority.mayEdit(actor));
        editions.turn();
        List<TypeEdition> all = editions.of(code);
        TypeEdition edition =
                all.stream().filter(one -> one.id() == id).findFirst().orElseThrow(NotFound::new);
        NotFound.unless(isWithdrawable(actor, edition));
        editions.erase(id);
        all.stream()
                .filter(one -> edition.from().minusDays(1).equals(one.to()))
                .findFirst()
                .ifPresent(before -> editions.until(before.id(), edition.to()));
        record(
                actor,
                "activity.type-withdrawn",
                id,
                Map.of("type", code, "from", edition.from().toString()));
        return drafts.begin(
                actor,
                all.size() == 1 ? null : code,
                TypePlan.of(edition, edition.from(), edition.legalBasis(), codes(edition.from())));
    }

    /** What became of an ending: DONE; MOVED where the edition was not the last any more; else what to mend. */
    enum Ending {
        DONE,
        MOVED,
        TOO_EARLY,
        LATER
    }

    /**
     * From a day on nothing of the type is logged.
     *
     * @param seen the edition that whoever decides saw in force
     */
    @Transactional
    Ending end(Actor actor, String code, long seen, LocalDate from, String legalBasis) {
        NotFound.unless(authority.mayEdit(actor));
        editions.turn();
        List<TypeEdition> all = editions.of(code);
        TypeEdition last =
                all.stream().filter(one -> one.holdsOn(actor.day())).findFirst().orElseThrow(NotFound::new);
        LocalDate lastDay = from.minusDays(1);
        if (last.id() != seen || last.to() != null && last == all.getLast())
            return lastDay.equals(last.to()) ? Ending.DONE : Ending.MOVED;
        if (last != all.getLast()) return Ending.LATER;
        if (from.isBefore(actor.day()) || !from.isAfter(last.from())) return Ending.TOO_EARLY;
        editions.until(last.id(), lastDay);
        record(
                actor,
                "activity.type-ended",
                last.id(),
                Map.of("type", code, "from", from.toString(), "legalBasis", legalBasis));
        return Ending.DONE;
    }

    /** True while the end of a type can be taken back: it has not come. */
    boolean isEnding(List<TypeEdition> all, LocalDate today) {
        LocalDate to = all.getLast().to();
        return to != null && !to.isBefore(today);
    }

    /** Takes back the end of a type, as long as it has not come. */
    @Transactional
    void resume(Actor actor, String code) {
        NotFound.unless(authority.mayEdit(actor));
        editions.turn();
        List<TypeEdition> all = editions.of(code);
        NotFound.unless(!all.isEmpty() && isEnding(all, actor.day()));
        editions.until(all.getLast().id(), null);
        record(actor, "activity.type-resumed", all.getLast().id(), Map.of("type", code));
    }

    /** @param name who laid an edition down */
    public record Made(String name, Instant at) {}

    /** Who laid editions down, and when, by their ids; of what came with the installation nobody. */
    Map<Long, Made> made(Collection<Long> ids) {
        record Row(long id, long account, Instant at) {}
        List<Row> rows = jdbc.sql("""
                select thing_id, account_id, at from audit.trail
                where act = 'activity.type-kept' and thing = :thing and thing_id = any(:ids)
                """)
                .param("thing", TypeDrafts.THING)
                .param("ids", ids.toArray(Long[]::new))
                .query((ResultSet rs, int n) -> new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
        Map<Long, String> names = accounts.names(rows.stream().map(Row::account).toList());
        Map<Long, Made> made = new HashMap<>();
        for (Row row : rows) made.put(row.id(), new Made(names.getOrDefault(row.account(), ""), row.at()));
        return made;
    }

    /** A new edition of a type begins as the one that holds, or will. */
    TypePlan copy(TypeEdition edition, LocalDate from) {
        return TypePlan.of(edition, from, "", codes(edition.from()));
    }

    /** An edition as a plan, to be read. */
    TypePlan read(TypeEdition edition) {
        return TypePlan.of(edition, edition.from(), edition.legalBasis(), codes(edition.from()));
    }

    private java.util.function.Function<Integer, String> codes(LocalDate day) {
        IndicatorsOfDay ofDay = indicators.of(day);
        return slot -> {
            Indicator indicator = ofDay.bySlot().get(slot);
            return indicator == null ? "?" + slot : indicator.code();
        };
    }

    private void record(Actor actor, String act, long id, Map<String, ?> detail) {
        audit.record(actor, act, TypeDrafts.THING, id, authority.root(actor.day()), detail);
    }
}
