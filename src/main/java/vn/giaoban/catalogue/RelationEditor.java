package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.catalogue.EditorField.Shape;
import vn.giaoban.web.Page;

/** Edits what must hold between indicators of one report. What was accepted is not judged again: a relation may change on any day. */
@Component
@Order(2)
class RelationEditor implements Editor {
    private static final int LONGEST_MESSAGE = 500;

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Authority authority;
    private final Touches touches;

    RelationEditor(JdbcClient jdbc, Editions editions, Authority authority, Touches touches) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.authority = authority;
        this.touches = touches;
    }

    @Override
    public String kind() {
        return "relations";
    }

    @Override
    public String thing() {
        return "relation";
    }

    @Override
    public List<Entry> entries(Page page) {
        Map<String, List<Ruling>> byCode = new TreeMap<>();
        jdbc.sql("""
                select id, code, left_codes, operator, right_codes, message_vi, message_en, valid_from, valid_to, legal_basis
                from catalogue.relation
                """).query(rs -> {
            byCode.computeIfAbsent(rs.getString("code"), code -> new ArrayList<>())
                    .add(ruling(rs));
        });
        List<Entry> entries = new ArrayList<>();
        byCode.forEach((code, all) -> {
            Rulings rulings = new Rulings(all);
            rulings.shown(page.today())
                    .ifPresent(shown -> entries.add(new Entry(code, name(page, code, shown.says()), rulings)));
        });
        return entries;
    }

    @Override
    public Rulings rulings(String key) {
        return new Rulings(
                jdbc.sql("""
                select id, code, left_codes, operator, right_codes, message_vi, message_en, valid_from, valid_to, legal_basis
                from catalogue.relation where code = :code
                """).param("code", key).query((rs, n) -> ruling(rs)).list());
    }

    private static Ruling ruling(java.sql.ResultSet rs) throws java.sql.SQLException {
        Map<String, String> says = new LinkedHashMap<>();
        says.put("left", String.join(", ", (String[]) rs.getArray("left_codes").getArray()));
        says.put("operator", rs.getString("operator"));
        says.put(
                "right", String.join(", ", (String[]) rs.getArray("right_codes").getArray()));
        says.put("messageVi", rs.getString("message_vi"));
        says.put("messageEn", rs.getString("message_en"));
        return new Ruling(
                rs.getLong("id"),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class),
                rs.getString("legal_basis"),
                says);
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
        String sign = says.getOrDefault("operator", "").equals(Relation.Operator.EQUAL.sign()) ? " = " : " ≤ ";
        return key + ": " + says.getOrDefault("left", "").replace(",", " +") + sign
                + says.getOrDefault("right", "").replace(",", " +");
    }

    @Override
    public List<EditorField> fields(Page page, String key) {
        Map<String, String> operators = new LinkedHashMap<>();
        operators.put(Relation.Operator.AT_MOST.sign(), page.t("catalogue.operator.atMost"));
        operators.put(Relation.Operator.EQUAL.sign(), page.t("catalogue.operator.equal"));
        return List.of(
                EditorField.of(page, "left", Shape.WORDS).hinted(page.t("catalogue.hint.codes")),
                EditorField.choice(page, "operator", operators),
                EditorField.of(page, "right", Shape.WORDS).hinted(page.t("catalogue.hint.codes")),
                EditorField.of(page, "messageVi", Shape.TEXT).hinted(page.t("catalogue.hint.message")),
                EditorField.of(page, "messageEn", Shape.TEXT));
    }

    /** A new one gets the next number. */
    @Override
    public String key(String key, Map<String, String> says) {
        return key.equals(NEW) ? jdbc.sql("""
                        select 'R' || to_char(coalesce(max(substring(code from '[0-9]+')::int), 0) + 1, 'FM9900')
                        from catalogue.relation
                        """).query(String.class).single() : key;
    }

    @Override
    public List<Flaw> flaws(Actor actor, Proposal change) {
        List<Flaw> flaws = new ArrayList<>();
        if (change.ends()) return flaws;
        Map<String, Indicator> known = editions.now().of(change.from()).byCode();
        List<String> left = codes(change, "left", known, flaws);
        List<String> right = codes(change, "right", known, flaws);
        left.stream()
                .filter(right::contains)
                .findFirst()
                .ifPresent(code -> flaws.add(Flaw.of("right", "catalogue.flaw.bothSides", code)));
        if (Arrays.stream(Relation.Operator.values())
                .noneMatch(operator -> operator.sign().equals(change.said("operator"))))
            flaws.add(Flaw.of("operator", "catalogue.flaw.choose"));
        for (String field : List.of("messageVi", "messageEn")) {
            if (change.said(field).isEmpty()) flaws.add(Flaw.of(field, "catalogue.flaw." + field));
            else if (change.said(field).length() > LONGEST_MESSAGE)
                flaws.add(Flaw.of(field, "catalogue.flaw.long", LONGEST_MESSAGE));
        }
        return flaws;
    }

    /** The indicators of one side: in force and entered, for what is worked out is not there while a report is written. */
    private static List<String> codes(Proposal change, String field, Map<String, Indicator> known, List<Flaw> flaws) {
        List<String> codes = split(change.said(field));
        if (codes.isEmpty()) flaws.add(Flaw.of(field, "catalogue.flaw.codes"));
        for (String code : codes) {
            Indicator indicator = known.get(code);
            if (indicator == null) flaws.add(Flaw.of(field, "catalogue.flaw.codes.unknown", code, change.from()));
            else if (indicator.isComputed()) flaws.add(Flaw.of(field, "catalogue.flaw.part.computed", indicator));
        }
        return codes;
    }

    private static List<String> split(String codes) {
        return Arrays.stream(codes.split("[\\s,;+]+"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    /** What is judged, in words. */
    @Override
    public List<String> notes(Page page, Proposal change) {
        if (change.ends()) return List.of();
        Map<String, Indicator> known = editions.now().of(change.from()).byCode();
        List<String> names = new ArrayList<>();
        for (String field : List.of("left", "right"))
            for (String code : split(change.said(field))) {
                Indicator indicator = known.get(code);
                if (indicator != null) names.add(code + ": " + indicator.name(page.locale()));
            }
        return names;
    }

    @Override
    public Touch touch(Proposal change) {
        List<String> codes = new ArrayList<>(split(change.said("left")));
        codes.addAll(split(change.said("right")));
        Ruling before = change.before();
        if (before != null) {
            codes.addAll(split(before.says().getOrDefault("left", "")));
            codes.addAll(split(before.says().getOrDefault("right", "")));
        }
        return touches.asked(change, form -> form.items().stream().anyMatch(item -> codes.contains(item.code())));
    }

    @Override
    public long insert(Proposal change) {
        return jdbc.sql("""
                insert into catalogue.relation
                    (code, left_codes, operator, right_codes, message_vi, message_en, valid_from, valid_to, legal_basis)
                values (:code, :left, :operator, :right, :vi, :en, :from, :to, :basis)
                returning id
                """)
                .param("code", change.key())
                .param("left", split(change.said("left")).toArray(String[]::new))
                .param("operator", change.said("operator"))
                .param("right", split(change.said("right")).toArray(String[]::new))
                .param("vi", change.said("messageVi"))
                .param("en", change.said("messageEn"))
                .param("from", change.from())
                .param("to", change.to())
                .param("basis", change.legalBasis())
                .query(Long.class)
                .single();
    }

    @Override
    public void extend(String key, Ruling ruling, @Nullable LocalDate to) {
        jdbc.sql("update catalogue.relation set valid_to = :to where id = :id")
                .param("to", to, java.sql.Types.DATE)
                .param("id", ruling.id())
                .update();
    }

    @Override
    public void delete(String key, Ruling ruling) {
        jdbc.sql("delete from catalogue.relation where id = :id")
                .param("id", ruling.id())
                .update();
    }
}
