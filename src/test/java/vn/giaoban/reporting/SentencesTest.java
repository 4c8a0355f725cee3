package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.giaoban.TestHouse;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Forms;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.organization.Unit;
import vn.giaoban.papers.CsvFile;
import vn.giaoban.web.Texts;

/** Figures in prose: formats and grammar in both languages, and every sentence that comes along. */
class SentencesTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    private final IndicatorsOfDay indicators = HOUSE.bean(Indicators.class).of(DAY);
    private final Map<String, Long> now = new HashMap<>();
    private final Map<String, Long> then = new HashMap<>();

    @Test
    void aDialogueReadsAsAnOfficerWouldWriteIt() {
        String pattern = "đã tổ chức {32} cuộc đối thoại[ với {33} lượt người dự{33~}].";
        now("32", 12);
        now("33", 1340);
        then("33", 1228);
        assertThat(vietnamese(pattern))
                .isEqualTo("đã tổ chức 12 cuộc đối thoại với 1.340 lượt người dự, tăng 9,1 % so với cùng kỳ.");
        assertThat(english("dialogues held: {32}[, attended by {33} people{33~}]."))
                .isEqualTo("dialogues held: 12, attended by 1,340 people, up 9.1% on the same period last year.");
        now("33", 0);
        assertThat(vietnamese(pattern)).isEqualTo("đã tổ chức 12 cuộc đối thoại.");
    }

    @Test
    void aFigureStandsToLastYearsAsItDid() {
        now("24", 90);
        assertThat(vietnamese("{24} đơn{24~}.")).as("nothing to compare with").isEqualTo("90 đơn.");
        then("24", 100);
        assertThat(vietnamese("{24} đơn{24~}.")).isEqualTo("90 đơn, giảm 10 % so với cùng kỳ.");
        then("24", 90);
        assertThat(vietnamese("{24} đơn{24~}.")).isEqualTo("90 đơn, bằng cùng kỳ.");
        then("24", 0);
        assertThat(vietnamese("{24} đơn{24~}.")).isEqualTo("90 đơn, cùng kỳ không phát sinh.");
        then("24", 20);
        assertThat(vietnamese("{24} đơn{24~}.")).isEqualTo("90 đơn, gấp 4,5 lần cùng kỳ.");
        now("24", 100_001);
        then("24", 100_000);
        assertThat(vietnamese("{24} đơn{24~}.")).isEqualTo("100.001 đơn, xấp xỉ cùng kỳ.");
        now.put("25", 85_300L);
        then.put("25", 87_400L);
        assertThat(vietnamese("đạt {25}{25~}.")).isEqualTo("đạt 85,3 %, giảm 2,1 điểm % so với cùng kỳ.");
        assertThat(english("{25}{25~}.")).isEqualTo("85.3%, down 2.1 points on the same period last year.");
    }

    @Test
    void moneyIsWrittenInTheLargestWordsAndSaysWhereItIsRounded() {
        assertThat(money("250000")).isEqualTo("250.000 đồng");
        assertThat(money("350000000")).isEqualTo("350 triệu đồng");
        assertThat(money("1250000000")).isEqualTo("1,25 tỷ đồng");
        assertThat(money("1250400300")).isEqualTo("khoảng 1,25 tỷ đồng");
        now.put("63", 1_250_000_000_000L);
        assertThat(english("{63}")).isEqualTo("1.25 billion đồng");
        now.put("46", 1_500_500L);
        assertThat(vietnamese("{46} m²")).isEqualTo("1.500,5 m²");
    }

    @Test
    void aListNamesWhatThereIs() {
        String list = "đã ban hành <{1} nghị quyết; {4} kế hoạch; {5} công văn> về công tác dân vận.";
        now("1", 2);
        now("4", 0);
        assertThat(vietnamese(list)).isEqualTo("đã ban hành 2 nghị quyết về công tác dân vận.");
        now("4", 7);
        now("5", 31);
        assertThat(vietnamese(list))
                .isEqualTo("đã ban hành 2 nghị quyết, 7 kế hoạch và 31 công văn về công tác dân vận.");
        then("1", 4);
        assertThat(vietnamese("<{1} nghị quyết{1~}; {4} kế hoạch>"))
                .as("commas within")
                .isEqualTo("2 nghị quyết, giảm 50 % so với cùng kỳ; 7 kế hoạch");
    }

    @Test
    void whatIsNotGivenIsNotSaidAndWhatIsNoughtOnlyInItsOwnWords() {
        Sentence sentence = new Sentence("x", 1, true, "Có {26} vụ.", "Cases: {26}.", "Không phát sinh vụ nào.", "");
        assertThat(sentence.said(Texts.VIETNAMESE, words(Texts.VIETNAMESE))).isEmpty();
        now("26", 0);
        assertThat(sentence.said(Texts.VIETNAMESE, words(Texts.VIETNAMESE))).contains("Không phát sinh vụ nào.");
        assertThat(sentence.said(Locale.ENGLISH, words(Locale.ENGLISH))).isEmpty();
        now("26", 3);
        assertThat(sentence.said(Texts.VIETNAMESE, words(Texts.VIETNAMESE))).contains("Có 3 vụ.");
    }

    @Test
    void aPatternThatCannotBeReadOrRefersToNothingIsRefused() {
        for (String flawed : List.of("{32", "[ {32}", "<{1}; {2}", "{x}", "a ] b", "{32}} c"))
            assertThatThrownBy(() -> SentencePattern.of(flawed))
                    .as(flawed)
                    .isInstanceOf(IllegalArgumentException.class);
        Sentence unknown = new Sentence("party", 9, true, "Có {999} vụ.", "{999}", "", "");
        assertThatThrownBy(() ->
                        Sentences.refuseUnknown(unknown, indicators.byCode().keySet()))
                .hasMessage("Sentence party 9 refers to indicator 999, which there is not");
    }

    @Test
    void everySentenceThatComesAlongIsOfTheFormsHeadingsAndFiguresAndReadsWell() {
        List<Sentence> all = CsvFile.rows("/data/reporting/sentences.csv").stream()
                .map(Sentences::sentence)
                .toList();
        assertThat(HOUSE.bean(Sentences.class).of(DAY)).hasSameElementsAs(all);
        for (int level : List.of(Unit.CENTRE, Unit.PROVINCE, Unit.COMMUNE)) {
            Form form = HOUSE.bean(Forms.class).forLevel(level, DAY);
            Set<String> keys = form.passages().stream().map(FormHeading::key).collect(Collectors.toSet());
            assertThat(all).allSatisfy(one -> assertThat(keys).contains(one.heading()));
            Set<String> silent = new TreeSet<>(keys);
            all.forEach(one -> silent.remove(one.heading()));
            assertThat(silent)
                    .as("what no figure tells of is the officer's to write")
                    .containsExactly("direction", "peoples", "tasks");
        }
        Set<String> said = new TreeSet<>();
        for (Sentence one : all) {
            Sentences.refuseUnknown(one, indicators.byCode().keySet());
            assertThat(SentencePattern.of(one.vi()).codes())
                    .as("both languages of %s %d cite the same", one.heading(), one.position())
                    .isEqualTo(SentencePattern.of(one.en()).codes());
            said.addAll(one.codes());
            for (Locale locale : List.of(Texts.VIETNAMESE, Locale.ENGLISH))
                for (String without : one.codes()) {
                    one.codes().forEach(code -> now.put(code, 7_000L));
                    reads(one.said(locale, words(locale)).orElseThrow());
                    now.put(without, 0L);
                    one.said(locale, words(locale)).ifPresent(SentencesTest::reads);
                    now.remove(without);
                    one.said(locale, words(locale)).ifPresent(SentencesTest::reads);
                }
        }
        List<String> unsaid = HOUSE.bean(Forms.class).forLevel(Unit.COMMUNE, DAY).items().stream()
                .map(FormItem::code)
                .filter(code -> !said.contains(code))
                .toList();
        assertThat(unsaid).containsExactlyInAnyOrder("14", "17", "23", "44a", "44b", "56a", "63a");
    }

    /** No sign of the pattern, no two spaces, no comma astray, one stop at the end. */
    private static void reads(String said) {
        assertThat(said)
                .doesNotContainPattern("[\\[\\]{}<>~]")
                .doesNotContain("  ")
                .doesNotContainPattern(" [,.;]")
                .doesNotContainPattern("[,;:][,.;:]")
                .doesNotContainPattern("^[,; ]")
                .matches("(?s).*[^.]\\.");
    }

    private String money(String amount) {
        now.put("63", new BigDecimal(amount).movePointRight(3).longValueExact());
        return vietnamese("{63}");
    }

    private void now(String code, long count) {
        now.put(code, count * 1000);
    }

    private void then(String code, long count) {
        then.put(code, count * 1000);
    }

    private String vietnamese(String pattern) {
        return SentencePattern.of(pattern).said(words(Texts.VIETNAMESE)).replace('\u00a0', ' ');
    }

    private String english(String pattern) {
        return SentencePattern.of(pattern).said(words(Locale.ENGLISH)).replace('\u00a0', ' ');
    }

    private FiguresInWords words(Locale locale) {
        return new FiguresInWords(
                locale,
                HOUSE.bean(Texts.class),
                indicators.byCode(),
                (Indicator indicator) -> now.get(indicator.code()),
                (Indicator indicator) -> then.get(indicator.code()));
    }
}
