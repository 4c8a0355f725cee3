package vn.giaoban.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.calendar.PeriodKind;
import vn.giaoban.calendar.PeriodRule;
import vn.giaoban.calendar.PeriodRules;

/** Fills an empty catalogue from data/catalogue or from files of one's own, in one transaction, before the first page is served. */
@Component
public class CatalogueImport {
    private final JdbcClient jdbc;
    private final Periods periods;
    private final PeriodRules rules;
    private final TransactionTemplate transaction;

    public CatalogueImport(
            JdbcClient jdbc, Periods periods, PeriodRules rules, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** True if the catalogue was empty and is filled now. Of several nodes that start at once, one fills it. */
    public boolean load() {
        return load(CatalogueFile::rows);
    }

    /** The same with files of one's own, already found to be without flaws. */
    public boolean load(OwnCatalogue own) {
        return load(own::rows);
    }

    private boolean load(Function<String, List<Map<String, String>>> files) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (isFilled()) return false;
            jdbc.sql("lock table catalogue.indicator in share row exclusive mode")
                    .update();
            if (isFilled()) return false;
            periodRules(files.apply("period_rules"));
            Map<String, Long> indicators = indicators(files.apply("indicators"));
            relations(files.apply("relations"));
            forms(indicators, files);
            deadlines(files.apply("deadlines"));
            for (Map<String, String> row : files.apply("periods"))
                periods.create(
                        PeriodKind.valueOf(get(row, "kind")),
                        number(row, "year"),
                        number(row, "number"),
                        yes(row, "opened"));
            return true;
        }));
    }

    private boolean isFilled() {
        return jdbc.sql("select exists (select 1 from catalogue.indicator)")
                .query(Boolean.class)
                .single();
    }

    /** Those of one's own stand in place of the ones that every installation begins with, of the same kinds. */
    private void periodRules(List<Map<String, String>> rows) {
        Map<PeriodKind, List<PeriodRule>> kinds = rows.stream()
                .map(row -> new PeriodRule(
                        PeriodKind.valueOf(get(row, "kind")),
                        number(row, "number"),
                        Integer.parseInt(get(row, "first_year")),
                        number(row, "first_month"),
                        number(row, "first_day"),
                        number(row, "last_month"),
                        number(row, "last_day"),
                        day(row, "valid_from"),
                        null,
                        get(row, "legal_basis")))
                .collect(Collectors.groupingBy(PeriodRule::kind));
        kinds.forEach((kind, own) -> {
            rules.editions(kind).keySet().forEach(from -> rules.delete(kind, from));
            rules.insert(own);
        });
    }

    /** Ids by code. */
    private Map<String, Long> indicators(List<Map<String, String>> rows) {
        Map<String, Long> ids = new HashMap<>();
        // 1. The indicators themselves: editions refer to one another.
        for (Map<String, String> row : rows)
            ids.put(
                    get(row, "code"),
                    jdbc.sql("insert into catalogue.indicator (slot, code) values (:slot, :code) returning id")
                            .param("slot", number(row, "slot"))
                            .param("code", get(row, "code"))
                            .query(Long.class)
                            .single());

        // 2. Their first editions.
        for (Map<String, String> row : rows)
            jdbc.sql("""
                    insert into catalogue.indicator_edition
                        (indicator_id, name_vi, name_en, measure_vi, measure_en, theme, across_units, across_time,
                         numerator_id, denominator_id, base_id, decimals, minimum, maximum, better, headline_order,
                         note_vi, note_en, source, inferred, is_public, valid_from, legal_basis)
                    values
                        (:id, :nameVi, :nameEn, :measureVi, :measureEn, :theme, :acrossUnits, :acrossTime,
                         :numerator, :denominator, :base, :decimals, :minimum, :maximum, :better, :headline,
                         :noteVi, :noteEn, :source, :inferred, :acrossUnits in ('ADD', 'RATIO'), :validFrom, :legalBasis)
                    """)
                    .param("id", id(ids, get(row, "code")))
                    .param("nameVi", get(row, "name_vi"))
                    .param("nameEn", get(row, "name_en"))
                    .param("measureVi", get(row, "measure_vi"))
                    .param("measureEn", get(row, "measure_en"))
                    .param("theme", Theme.of(get(row, "theme")).code())
                    .param("acrossUnits", get(row, "across_units"))
                    .param("acrossTime", get(row, "across_time"))
                    .param("numerator", part(ids, row, "numerator"))
                    .param("denominator", part(ids, row, "denominator"))
                    .param("base", part(ids, row, "base"))
                    .param("decimals", number(row, "decimals"))
                    .param("minimum", thousandths(row, "minimum"))
                    .param("maximum", thousandths(row, "maximum"))
                    .param("better", orNull(row, "better"))
                    .param("headline", get(row, "headline").isEmpty() ? null : number(row, "headline"))
                    .param("noteVi", get(row, "note_vi"))
                    .param("noteEn", get(row, "note_en"))
                    .param("source", get(row, "source"))
                    .param("inferred", yes(row, "inferred"))
                    .param("validFrom", day(row, "valid_from"))
                    .param("legalBasis", get(row, "legal_basis"))
                    .update();
        return ids;
    }

    private void relations(List<Map<String, String>> rows) {
        for (Map<String, String> row : rows)
            jdbc.sql("""
                    insert into catalogue.relation
                        (code, left_codes, operator, right_codes, message_vi, message_en, valid_from)
                    values (:code, :left, :operator, :right, :vi, :en, :validFrom)
                    """)
                    .param("code", get(row, "code"))
                    .param("left", get(row, "left").split(";"))
                    .param("operator", get(row, "operator"))
                    .param("right", get(row, "right").split(";"))
                    .param("vi", get(row, "message_vi"))
                    .param("en", get(row, "message_en"))
                    .param("validFrom", day(row, "valid_from"))
                    .update();
    }

    private void forms(Map<String, Long> indicators, Function<String, List<Map<String, String>>> files) {
        // 1. Editions.
        Map<String, Long> forms = new HashMap<>();
        for (Map<String, String> row : files.apply("forms"))
            forms.put(
                    edition(get(row, "code"), row),
                    jdbc.sql("""
                            insert into catalogue.form (code, edition, level, name_vi, name_en, valid_from, valid_to, legal_basis)
                            values (:code, :edition, :level, :vi, :en, :validFrom, :validTo, :legalBasis)
                            returning id
                            """)
                            .param("code", get(row, "code"))
                            .param("edition", number(row, "edition"))
                            .param("level", number(row, "level"))
                            .param("vi", get(row, "name_vi"))
                            .param("en", get(row, "name_en"))
                            .param("validFrom", day(row, "valid_from"))
                            .param("validTo", get(row, "valid_to").isEmpty() ? null : day(row, "valid_to"))
                            .param("legalBasis", get(row, "legal_basis"))
                            .query(Long.class)
                            .single());

        // 2. Sections, each where its first item stands, and the items.
        Map<String, Long> sections = new HashMap<>();
        Map<String, Integer> positions = new HashMap<>();
        for (Map<String, String> row : files.apply("form_items")) {
            String form = edition(get(row, "form"), row);
            String section = form + "/" + get(row, "section");
            if (!sections.containsKey(section))
                sections.put(
                        section,
                        jdbc.sql("""
                                insert into catalogue.form_section (form_id, position, letter, title_vi, title_en)
                                values (:form, :position, :letter, :vi, :en)
                                returning id
                                """)
                                .param("form", id(forms, form))
                                .param("position", positions.merge(form, 1, Integer::sum))
                                .param("letter", get(row, "section"))
                                .param("vi", get(row, "section_vi"))
                                .param("en", get(row, "section_en"))
                                .query(Long.class)
                                .single());
            jdbc.sql("""
                    insert into catalogue.form_item (section_id, form_id, position, indicator_id, required)
                    values (:section, :form, :position, :indicator, :required)
                    """)
                    .param("section", id(sections, section))
                    .param("form", id(forms, form))
                    .param("position", positions.merge(section, 1, Integer::sum))
                    .param("indicator", id(indicators, get(row, "indicator")))
                    .param("required", yes(row, "required"))
                    .update();
        }

        // 3. The outline of the text.
        for (Map<String, String> row : files.apply("form_headings")) {
            String form = edition(get(row, "form"), row);
            jdbc.sql("""
                    insert into catalogue.form_heading
                        (form_id, position, key, parent, number, title_vi, title_en, guide_vi, guide_en, text, required)
                    values (:form, :position, :key, :parent, :number, :vi, :en, :guideVi, :guideEn, :text, :required)
                    """)
                    .param("form", id(forms, form))
                    .param("position", positions.merge(form + "#text", 1, Integer::sum))
                    .param("key", get(row, "key"))
                    .param("parent", orNull(row, "parent"))
                    .param("number", get(row, "number"))
                    .param("vi", get(row, "title_vi"))
                    .param("en", get(row, "title_en"))
                    .param("guideVi", get(row, "guide_vi"))
                    .param("guideEn", get(row, "guide_en"))
                    .param("text", yes(row, "text"))
                    .param("required", yes(row, "required"))
                    .update();
        }
    }

    private void deadlines(List<Map<String, String>> rows) {
        for (Map<String, String> row : rows)
            jdbc.sql("""
                    insert into catalogue.deadline (superior_level, period_kind, days_after, valid_from, legal_basis)
                    values (:level, :kind, :days, :validFrom, :legalBasis)
                    """)
                    .param("level", number(row, "superior_level"))
                    .param("kind", orNull(row, "period_kind"))
                    .param("days", number(row, "days_after"))
                    .param("validFrom", day(row, "valid_from"))
                    .param("legalBasis", get(row, "legal_basis"))
                    .update();
    }

    private static String edition(String form, Map<String, String> row) {
        return form + "-" + get(row, "edition");
    }

    private static Long id(Map<String, Long> ids, String key) {
        return Objects.requireNonNull(ids.get(key), key);
    }

    private static @Nullable Long part(Map<String, Long> ids, Map<String, String> row, String column) {
        String code = get(row, column);
        return code.isEmpty() ? null : id(ids, code);
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static @Nullable String orNull(Map<String, String> row, String column) {
        String text = get(row, column);
        return text.isEmpty() ? null : text;
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(get(row, column));
    }

    private static @Nullable Long thousandths(Map<String, String> row, String column) {
        String text = get(row, column);
        return text.isEmpty()
                ? null
                : Long.valueOf(new BigDecimal(text).movePointRight(3).longValueExact());
    }

    private static boolean yes(Map<String, String> row, String column) {
        return get(row, column).equals("yes");
    }

    private static LocalDate day(Map<String, String> row, String column) {
        return LocalDate.parse(get(row, column));
    }
}
