package vn.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giaoban.papers.CsvFile;

/** What must be true of the data that the first start loads. */
class CatalogueFileTest {
    private static final List<Map<String, String>> INDICATORS = CatalogueFile.rows("indicators");
    private static final Map<String, Map<String, String>> BY_CODE =
            INDICATORS.stream().collect(Collectors.toMap(row -> get(row, "code"), Function.identity()));

    @Test
    void all68IndicatorsAreThere() {
        assertThat(BY_CODE.keySet())
                .containsAll(
                        IntStream.rangeClosed(1, 68).mapToObj(String::valueOf).toList());
    }

    @Test
    void slotsAreDenseFromOne() {
        assertThat(INDICATORS.stream().map(row -> Integer.parseInt(get(row, "slot"))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, INDICATORS.size()).boxed().toList());
    }

    @Test
    void namesAreThereInBothLanguagesAndNoTwoAreAlike() {
        for (String language : List.of("name_vi", "name_en"))
            assertThat(INDICATORS.stream().map(row -> get(row, language)))
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
        assertThat(INDICATORS)
                .allSatisfy(row -> assertThat(get(row, "name_vi")).isNotEqualTo(get(row, "name_en")))
                .allSatisfy(row -> assertThat(get(row, "note_vi").isEmpty()
                                == get(row, "note_en").isEmpty())
                        .isTrue());
    }

    @Test
    void countsOfDistinctPeopleAreNeverAddedUp() {
        List<Map<String, String>> people = INDICATORS.stream()
                .filter(row -> get(row, "measure_vi").startsWith("người")
                        || get(row, "measure_en").contains("people"))
                .toList();
        assertThat(people)
                .hasSize(7)
                .allSatisfy(row -> assertThat(get(row, "across_units")).isEqualTo("NONE"))
                .allSatisfy(row -> assertThat(get(row, "across_time")).isNotEqualTo("SUM"))
                .allSatisfy(row -> assertThat(get(row, "note_vi")).contains("Không cộng từ cấp dưới"));
    }

    @Test
    void whatComputedIndicatorsAreMadeOfExistsAndAddsUp() {
        for (Map<String, String> row : INDICATORS) {
            if (get(row, "across_units").equals("RATIO"))
                for (String part : List.of("numerator", "denominator"))
                    assertThat(indicator(get(row, part))).containsEntry("across_units", "ADD");
            if (get(row, "across_units").equals("CHANGE"))
                assertThat(indicator(get(row, "base"))).containsEntry("across_units", "ADD");
        }
        assertThat(INDICATORS.stream()
                        .filter(row -> get(row, "across_units").equals("RATIO"))
                        .map(row -> get(row, "code")))
                .containsExactlyInAnyOrder("25", "36", "41", "44", "56", "57g", "63b");
        assertThat(indicator("41")).containsEntry("numerator", "40").containsEntry("denominator", "39");
        assertThat(indicator("23")).containsEntry("across_units", "CHANGE").containsEntry("base", "13");
    }

    @Test
    void aNumbersPartsHaveItsMeasure() {
        for (Map<String, String> row : INDICATORS)
            if (get(row, "across_units").equals("RATIO"))
                assertThat(indicator(get(row, "numerator")))
                        .containsEntry("measure_vi", get(indicator(get(row, "denominator")), "measure_vi"));
    }

    @Test
    void relationsReferToIndicatorsAndSayWhatToDoInBothLanguages() {
        List<Map<String, String>> relations = CatalogueFile.rows("relations");
        assertThat(relations).hasSizeGreaterThanOrEqualTo(15);
        assertThat(relations.stream().map(row -> get(row, "code"))).doesNotHaveDuplicates();
        for (Map<String, String> row : relations) {
            for (String code : (get(row, "left") + ";" + get(row, "right")).split(";")) indicator(code);
            for (String message : List.of("message_vi", "message_en"))
                assertThat(get(row, message)).contains("{0}").contains("{1}").endsWith(".");
        }
    }

    @Test
    void aRelationNeverHoldsAnAddedUpFigureBelowOneThatIsNot() {
        // A province's 33 is its own count, its 32 comes from 65 communes: comparing them would only raise false
        // alarms.
        for (Map<String, String> row : CatalogueFile.rows("relations"))
            if (rules(get(row, "right")).contains("NONE"))
                assertThat(rules(get(row, "left"))).as(get(row, "code")).containsExactly("NONE");
    }

    @Test
    void communesAreAskedForAtLeast58OfThe68WithAThirdRequired() {
        List<Map<String, String>> items = items("BC-XA");
        assertThat(items.stream()
                        .filter(row -> get(row, "indicator").matches("\\d+"))
                        .count())
                .isGreaterThanOrEqualTo(58);
        assertThat(items.stream().filter(row -> get(row, "required").equals("yes")))
                .hasSizeBetween(25, 30);
    }

    @Test
    void noFormAsksTwiceOrRequiresWhatIsComputed() {
        for (String form : List.of("BC-XA", "BC-TINH", "BC-TW")) {
            assertThat(items(form).stream().map(row -> get(row, "indicator"))).doesNotHaveDuplicates();
            for (Map<String, String> row : items(form))
                if (get(row, "required").equals("yes"))
                    assertThat(get(indicator(get(row, "indicator")), "across_units"))
                            .isIn("ADD", "NONE");
        }
    }

    @Test
    void whatIsComputedStandsBesideItsParts() {
        for (String form : List.of("BC-XA", "BC-TINH", "BC-TW")) {
            Set<String> asked = codes(form);
            for (String code : asked)
                for (String part : List.of("numerator", "denominator", "base"))
                    if (!get(indicator(code), part).isEmpty()) assertThat(asked).contains(get(indicator(code), part));
        }
    }

    @Test
    void higherFormsShowAllThatAddsUpFromBelow() {
        for (String[] pair : new String[][] {{"BC-XA", "BC-TINH"}, {"BC-TINH", "BC-TW"}})
            assertThat(codes(pair[1]))
                    .containsAll(codes(pair[0]).stream()
                            .filter(code ->
                                    !get(indicator(code), "across_units").equals("NONE"))
                            .toList());
    }

    @Test
    void everyFormHasTheOutlineInTwoPartsWithTextUnderTheInnermostHeadingsOnly() {
        for (String form : List.of("BC-XA", "BC-TINH", "BC-TW")) {
            List<Map<String, String>> headings = CatalogueFile.rows("form_headings").stream()
                    .filter(row -> get(row, "form").equals(form))
                    .toList();
            Set<String> parents =
                    headings.stream().map(row -> get(row, "parent")).collect(Collectors.toSet());
            assertThat(headings.stream()
                            .filter(row -> get(row, "parent").isEmpty())
                            .map(row -> get(row, "number")))
                    .containsExactly("Phần I", "Phần II");
            for (Map<String, String> row : headings)
                assertThat(get(row, "text").equals("yes")).isNotEqualTo(parents.contains(get(row, "key")));
        }
    }

    @Test
    void headlinesAreOrderedAndWithoutDistinctPeople() {
        List<Map<String, String>> headlines = INDICATORS.stream()
                .filter(row -> !get(row, "headline").isEmpty())
                .toList();
        assertThat(headlines.stream().map(row -> Integer.parseInt(get(row, "headline"))))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(headlines)
                .allSatisfy(row -> assertThat(get(row, "across_units")).isIn("ADD", "RATIO"));
    }

    @Test
    void quotesAndCommasInCellsAreRead() {
        assertThat(CsvFile.parse("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n,\n"))
                .containsExactly(List.of("a", "b"), List.of("x, y", "he said \"no\""), List.of("", ""));
    }

    private static List<Map<String, String>> items(String form) {
        return CatalogueFile.rows("form_items").stream()
                .filter(row -> get(row, "form").equals(form))
                .toList();
    }

    private static Set<String> codes(String form) {
        return items(form).stream().map(row -> get(row, "indicator")).collect(Collectors.toSet());
    }

    private static Set<String> rules(String codes) {
        return List.of(codes.split(";")).stream()
                .map(code -> get(indicator(code), "across_units"))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> indicator(String code) {
        return Objects.requireNonNull(BY_CODE.get(code), code);
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
