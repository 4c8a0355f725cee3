package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.web.Page;

/** Edits what is counted. An indicator keeps its slot and its code for ever; everything else is of a day. */
@Component
@Order(1)
class IndicatorEditor implements Editor {
    private final JdbcClient jdbc;
    private final Editions editions;
    private final Authority authority;
    private final Touches touches;

    IndicatorEditor(JdbcClient jdbc, Editions editions, Authority authority, Touches touches) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.authority = authority;
        this.touches = touches;
    }

    @Override
    public String kind() {
        return "indicators";
    }

    @Override
    public String thing() {
        return "indicator-edition";
    }

    @Override
    public List<Entry> entries(Page page) {
        Map<String, List<Indicator>> byCode = editions.now().indicators().stream()
                .sorted(Indicator.BY_CODE)
                .collect(Collectors.groupingBy(Indicator::code, LinkedHashMap::new, Collectors.toList()));
        List<Entry> entries = new ArrayList<>();
        byCode.forEach((code, all) -> {
            Rulings rulings = rulings(all);
            rulings.shown(page.today())
                    .ifPresent(shown -> entries.add(new Entry(code, name(page, code, shown.says()), rulings)));
        });
        return entries;
    }

    @Override
    public Rulings rulings(String key) {
        return rulings(editions.now().indicators().stream()
                .filter(indicator -> indicator.code().equals(key))
                .toList());
    }

    private Rulings rulings(List<Indicator> all) {
        if (all.isEmpty()) return new Rulings(List.of());
        Map<Long, String> codes = editions.now().codes();
        return new Rulings(all.stream()
                .map(edition -> new Ruling(
                        edition.edition(),
                        edition.validFrom(),
                        edition.validTo(),
                        edition.legalBasis(),
                        IndicatorSays.of(edition, codes::get)))
                .toList());
    }

    @Override
    public boolean mayRead(Actor actor, String key) {
        return !actor.isAnonymous();
    }

    @Override
    public boolean mayEdit(Actor actor, String key) {
        return authority.mayEdit(actor);
    }

    @Override
    public boolean mayEnd(String key) {
        return true;
    }

    @Override
    public String name(Page page, String key, Map<String, String> says) {
        return key + ". " + says.getOrDefault(page.english() ? "nameEn" : "nameVi", "");
    }

    @Override
    public List<EditorField> fields(Page page, String key) {
        Map<String, String> parts = new LinkedHashMap<>(Map.of("", "–"));
        for (Entry entry : entries(page)) if (!entry.key().equals(key)) parts.put(entry.key(), entry.name());
        return IndicatorFields.of(page, key.equals(NEW), parts);
    }

    @Override
    public String key(String key, Map<String, String> says) {
        return key.equals(NEW) ? says.getOrDefault("code", "") : key;
    }

    @Override
    public List<Flaw> flaws(Actor actor, Proposal change) {
        Editions.Snapshot now = editions.now();
        Indicator before = standing(change).orElse(null);
        List<Flaw> flaws = new ArrayList<>();
        if (change.says().containsKey("code")) {
            if (!change.key().matches("[1-9][0-9]{0,3}[a-z]?")) flaws.add(Flaw.of("code", "catalogue.flaw.code"));
            else if (!rulings(change.key()).isEmpty())
                flaws.add(Flaw.of("code", "catalogue.flaw.code.taken", change.key()));
        }
        Indicator after = null;
        if (!change.ends()) {
            IndicatorSays typed = new IndicatorSays(change.says());
            after = typed.read(change, before, now.of(change.from()).byCode()::get)
                    .orElse(null);
            flaws.addAll(typed.flaws());
            if (after == null) return flaws;
        }
        flaws.addAll(new IndicatorChange(change, before, after)
                .flaws(
                        new IndicatorChange.Surroundings(now.indicators(), now.relations(), now.forms()),
                        touches.lastWithFigures(change)));
        return flaws;
    }

    /** The edition that the change takes over from. */
    private Optional<Indicator> standing(Proposal change) {
        Ruling before = change.before();
        return editions.now().indicators().stream()
                .filter(i -> i.code().equals(change.key()))
                .filter(i -> before != null && i.validFrom().equals(before.from()))
                .findFirst();
    }

    @Override
    public List<String> notes(Page page, Proposal change) {
        return List.of();
    }

    @Override
    public Touch touch(Proposal change) {
        Set<Long> ids = editions.now().indicators().stream()
                .filter(indicator -> indicator.code().equals(change.key()))
                .map(Indicator::id)
                .collect(Collectors.toSet());
        return touches.asked(change, form -> form.items().stream().anyMatch(item -> ids.contains(item.indicatorId())));
    }

    @Override
    public long insert(Proposal change) {
        Indicator typed = new IndicatorSays(change.says())
                .read(
                        change,
                        standing(change).orElse(null),
                        editions.now().of(change.from()).byCode()::get)
                .orElseThrow();
        return jdbc.sql("""
                insert into catalogue.indicator_edition
                    (indicator_id, name_vi, name_en, measure_vi, measure_en, theme, across_units, across_time,
                     numerator_id, denominator_id, base_id, decimals, minimum, maximum, better, headline_order,
                     note_vi, note_en, source, inferred, is_public, valid_from, valid_to, legal_basis)
                values
                    (:id, :nameVi, :nameEn, :measureVi, :measureEn, :theme, :units, :time,
                     :numerator, :denominator, :base, :decimals, :minimum, :maximum, :better, :headline,
                     :noteVi, :noteEn, :source, :inferred, :public, :from, :to, :basis)
                returning id
                """)
                .param("id", id(change.key()))
                .param("nameVi", typed.nameVi())
                .param("nameEn", typed.nameEn())
                .param("measureVi", typed.measureVi())
                .param("measureEn", typed.measureEn())
                .param("theme", typed.theme().code())
                .param("units", typed.acrossUnits().name())
                .param("time", typed.acrossTime().name())
                .param("numerator", typed.numeratorId())
                .param("denominator", typed.denominatorId())
                .param("base", typed.baseId())
                .param("decimals", typed.decimals())
                .param("minimum", typed.minimum())
                .param("maximum", typed.maximum())
                .param("better", typed.better() == null ? null : typed.better().name())
                .param("headline", typed.headlineOrder())
                .param("noteVi", typed.noteVi())
                .param("noteEn", typed.noteEn())
                .param("source", typed.source())
                .param("inferred", typed.inferred())
                .param("public", typed.isPublic())
                .param("from", change.from())
                .param("to", change.to())
                .param("basis", change.legalBasis())
                .query(Long.class)
                .single();
    }

    /** The indicator's id; one that is not there yet gets the next slot. One whose only edition was taken back is there. */
    private long id(String code) {
        return jdbc.sql("select id from catalogue.indicator where code = :code")
                .param("code", code)
                .query(Long.class)
                .optional()
                .orElseGet(() ->
                        jdbc.sql("""
                        insert into catalogue.indicator (slot, code)
                        select coalesce(max(slot), 0) + 1, :code from catalogue.indicator
                        returning id
                        """).param("code", code).query(Long.class).single());
    }

    @Override
    public void extend(String key, Ruling ruling, @Nullable LocalDate to) {
        jdbc.sql("update catalogue.indicator_edition set valid_to = :to where id = :id")
                .param("to", to, java.sql.Types.DATE)
                .param("id", ruling.id())
                .update();
    }

    @Override
    public void delete(String key, Ruling ruling) {
        jdbc.sql("delete from catalogue.indicator_edition where id = :id")
                .param("id", ruling.id())
                .update();
    }
}
