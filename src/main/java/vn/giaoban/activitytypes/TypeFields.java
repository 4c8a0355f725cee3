package vn.giaoban.activitytypes;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.giaoban.activities.ActivityField.Choice;
import vn.giaoban.activities.CountingRule.How;
import vn.giaoban.activities.FieldKind;
import vn.giaoban.activitytypes.TypePlan.Field;
import vn.giaoban.activitytypes.TypePlan.Rule;
import vn.giaoban.calendar.Days;
import vn.giaoban.catalogue.Theme;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/**
 * What somebody typed about a type that is being made: the whole of it. Boxes about a field or a rule carry its number: labelVi.3. Which
 * there are, and their order, is in {@code fields} and {@code rules}; what was pressed beside saving is {@code act}.
 */
final class TypeFields {
    private static final int LONGEST = 300;
    private static final int MOST_CHOICES = 40;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final int YEARS_AHEAD = 20;

    private final Page page;
    private final Map<String, String> typed;
    private final FormErrors errors = new FormErrors();

    private TypeFields(Page page, Map<String, String> typed) {
        this.page = page;
        this.typed = typed;
    }

    static TypeFields of(Page page, HttpServletRequest request) {
        Map<String, String> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
        return new TypeFields(page, typed);
    }

    Map<String, String> typed() {
        return Collections.unmodifiableMap(typed);
    }

    /** What could not be read; it stands in its box until it is mended. */
    FormErrors errors() {
        return errors;
    }

    /** Of the draft that the page was made from; 0 where it does not say, which is no draft's. */
    int version() {
        return number("version");
    }

    /** Where the page goes on after what was pressed. */
    String anchor() {
        String[] act = act();
        return switch (act[0]) {
            case "up", "down" -> "#line-" + act[1];
            case "field" -> "#add-field";
            case "rule" -> "#add-rule";
            default -> "";
        };
    }

    /** @param standing the draft as it is: keys of fields and choices stay with what they name */
    TypePlan plan(TypePlan standing) {
        TypePlan read = new TypePlan(
                text("nameVi"),
                inEnglish("nameEn", "nameVi", standing.nameVi()),
                text("hintVi"),
                inEnglish("hintEn", "hintVi", standing.hintVi()),
                theme(),
                TypeIcons.ALL.contains(text("icon")) ? text("icon") : standing.icon(),
                from(standing),
                text("legalBasis"),
                numbers("fields").stream().map(n -> field(n, standing)).toList(),
                numbers("rules").stream().map(this::rule).toList());
        return acted(read);
    }

    private TypePlan acted(TypePlan plan) {
        String[] act = act();
        List<Field> fields = new ArrayList<>(plan.fields());
        List<Rule> rules = new ArrayList<>(plan.rules());
        switch (act[0]) {
            case "up" -> move(fields, act[1], -1);
            case "down" -> move(fields, act[1], 1);
            case "remove" -> {
                fields.removeIf(field -> ("f" + field.number()).equals(act[1]));
                rules.removeIf(rule -> ("r" + rule.number()).equals(act[1]));
            }
            case "field" -> fields.add(new Field(plan.freeField(), "", FieldKind.NUMBER, "", "", 0, false, List.of()));
            case "rule" -> rules.add(new Rule(plan.freeRule(), "", How.ONE, 0, 0, ""));
            default -> {
                // saved, and nothing more
            }
        }
        return plan.with(fields, rules);
    }

    private static void move(List<Field> fields, String line, int by) {
        for (int at = 0; at < fields.size(); at++)
            if (("f" + fields.get(at).number()).equals(line)) {
                if (at + by >= 0 && at + by < fields.size()) Collections.swap(fields, at, at + by);
                return;
            }
    }

    private Field field(int number, TypePlan standing) {
        Optional<Field> was = standing.field(number);
        String at = "." + number;
        return new Field(
                number,
                was.map(Field::key).orElse(""),
                one(FieldKind.values(), "kind" + at, FieldKind.TEXT),
                text("labelVi" + at),
                inEnglish(
                        "labelEn" + at, "labelVi" + at, was.map(Field::labelVi).orElse("")),
                Math.min(3, number("decimals" + at)),
                typed.containsKey("required" + at),
                choices(at, was.map(Field::choices).orElse(List.of())));
    }

    /** One a line. A choice keeps its key while its words or, in a list as long as it was, its place stays. */
    private List<Choice> choices(String at, List<Choice> were) {
        List<String> vi = lines("choicesVi" + at);
        List<String> en = lines("choicesEn" + at);
        Set<String> taken = new HashSet<>();
        were.stream().filter(choice -> vi.contains(choice.vi())).forEach(choice -> taken.add(choice.key()));
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < vi.size(); i++) {
            String words = vi.get(i);
            Optional<String> same = were.stream()
                    .filter(choice -> choice.vi().equals(words))
                    .map(Choice::key)
                    .findFirst();
            Optional<String> place = were.size() == vi.size()
                    ? Optional.of(were.get(i).key()).filter(key -> !taken.contains(key))
                    : Optional.empty();
            String key = same.or(() -> place).orElseGet(() -> TypeKey.of(words, taken));
            taken.add(key);
            choices.add(new Choice(key, words, i < en.size() ? en.get(i) : words));
        }
        return choices;
    }

    private Rule rule(int number) {
        String at = "." + number;
        String[] where = text("where" + at).split("=", 2);
        return new Rule(
                number,
                text("indicator" + at),
                one(How.values(), "how" + at, How.ONE),
                number("of" + at),
                where[0].matches("\\d{1,3}") ? Integer.parseInt(where[0]) : 0,
                where.length < 2 ? "" : where[1]);
    }

    private LocalDate from(TypePlan standing) {
        Optional<LocalDate> day = Days.parse(text("validFrom"))
                .filter(d -> !d.isBefore(FIRST) && d.isBefore(page.today().plusYears(YEARS_AHEAD)));
        if (day.isEmpty()) errors.add("validFrom", page.t("catalogue.from.wrong"));
        return day.orElse(standing.from());
    }

    private Theme theme() {
        return Arrays.stream(Theme.values())
                .filter(theme -> theme.code().equals(text("theme")))
                .findFirst()
                .orElse(Theme.DIRECTION);
    }

    /** The verb, and for which line. */
    private String[] act() {
        String[] act = text("act").split(":", 2);
        return act.length < 2 ? new String[] {act[0], ""} : act;
    }

    private <E extends Enum<E>> E one(E[] all, String box, E otherwise) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(text(box)))
                .findFirst()
                .orElse(otherwise);
    }

    private List<Integer> numbers(String name) {
        return Arrays.stream(typed.getOrDefault(name, "").split(","))
                .filter(number -> number.matches("[1-9]\\d{0,2}"))
                .map(Integer::valueOf)
                .distinct()
                .toList();
    }

    private int number(String name) {
        String text = text(name);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private List<String> lines(String name) {
        return typed.getOrDefault(name, "")
                .lines()
                .map(TypeFields::tidy)
                .filter(line -> !line.isEmpty())
                .limit(MOST_CHOICES)
                .toList();
    }

    private String text(String name) {
        return tidy(typed.getOrDefault(name, ""));
    }

    private static String tidy(String text) {
        String tidy = Normalizer.normalize(text.replaceAll("\\s+", " "), Normalizer.Form.NFC)
                .strip();
        return tidy.length() <= LONGEST ? tidy : tidy.substring(0, LONGEST);
    }

    /** What nobody has said in English yet is the same in both, and follows the Vietnamese. */
    private String inEnglish(String box, String vietnamese, String was) {
        return text(box).isEmpty() || text(box).equals(was) ? text(vietnamese) : text(box);
    }
}
