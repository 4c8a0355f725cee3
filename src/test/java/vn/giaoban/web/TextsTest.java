package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.giaoban.Sources;

/**
 * Every text is there in both languages, every key that the code names exists, and none lies about unused. A key is named by a
 * literal, or put together of a literal prefix and an enum's or a page's own word: such families are listed here.
 */
class TextsTest {
    private static final Texts TEXTS = new Texts();
    private static final Map<String, String> VIETNAMESE = TEXTS.keys(Texts.VIETNAMESE);
    private static final Map<String, String> ENGLISH = TEXTS.keys(Texts.ENGLISH);

    private static final Pattern LITERAL = Pattern.compile(
            "\"((?:activities|activitytypes|analytics|attachments|audit|ballots|catalogue|conferences|figures|identity|live|notices|organization|portal|reporting|settings|tasks|web)\\.[A-Za-z0-9.-]*)\"");
    private static final Pattern ACT = Pattern.compile(
            "\"((?:account|activity|attachment|cluster|conference|entry|form|installation|report|period|task|units?|edition)\\.(?!csv\")[A-Za-z-]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern VIETNAMESE_LETTER =
            Pattern.compile("(?i)[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]");

    /** The language's own name, what it names best, and what a spreadsheet of accounts has to say in either. */
    private static final Set<String> NAMES = Set.of(
            "Tiếng Việt",
            "Dân vận khéo",
            "Đảng ủy",
            "Nghị quyết",
            "Xã",
            "Mẫu Sơn",
            "Lạng Sơn",
            "Trường Sa",
            "Hoàng Sa",
            "Khánh Hòa",
            "Đà Nẵng",
            "Cán bộ",
            "Lãnh đạo",
            "Quản trị",
            "Kiểm soát");

    private static final Set<String> TABLES = Sources.of("src/main/resources/db/migration", ".sql").values().stream()
            .flatMap(sql -> Pattern.compile("create table ([a-z]+\\.[a-z_]+)")
                    .matcher(sql)
                    .results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    @Test
    void everyTextIsThereInBothLanguagesWithTheSamePlaces() {
        assertThat(ENGLISH.keySet()).isEqualTo(VIETNAMESE.keySet());
        VIETNAMESE.forEach(
                (key, text) -> assertThat(places(key, ENGLISH.get(key))).as(key).isEqualTo(places(key, text)));
        Stream.of(VIETNAMESE, ENGLISH)
                .forEach(all -> assertThat(all.values())
                        .allSatisfy(text -> assertThat(text).isNotBlank()));
    }

    @Test
    void oneIsOneAndMoreAreMore() {
        assertThat(TEXTS.text(Texts.ENGLISH, "conferences.persons", "1")).isEqualTo("1 person");
        assertThat(TEXTS.text(Texts.ENGLISH, "conferences.persons", "0")).isEqualTo("0 persons");
        assertThat(TEXTS.text(Texts.ENGLISH, "ballots.outcome.counted", "1", "21"))
                .isEqualTo("Counted: 21 slips drawn, 1 vote cast.");
        assertThat(TEXTS.text(Texts.VIETNAMESE, "conferences.persons", "1")).isEqualTo("1 người dự");
    }

    @Test
    void whatIsPutInIsNeverReadAsAPlace() {
        assertThat(TEXTS.text(Texts.ENGLISH, "conferences.event.shown", "{0} {1} {0|a|b} {"))
                .isEqualTo("On the hall’s screen: {0} {1} {0|a|b} {.");
        assertThat(TEXTS.text(Texts.ENGLISH, "conferences.event.conclusionWritten", 3, "{2} {9}", "1", "1 Oct"))
                .isEqualTo("Conclusion 3 written (given to 1 unit, due 1 Oct): {2} {9}");
    }

    /** A word by the number is of a number that stands there too; what a script fills in has none. */
    @Test
    void wordsByTheNumberAreWellFormed() {
        Pattern word = Pattern.compile("\\{(\\d)\\|[^|{}]+\\|[^|{}]+}");
        Stream.of(VIETNAMESE, ENGLISH)
                .forEach(all -> all.forEach((key, text) -> {
                    assertThat(word.matcher(text).replaceAll("")).as(key).doesNotContainPattern("\\{\\d\\|");
                    word.matcher(text)
                            .results()
                            .forEach(found -> assertThat(text).as(key).contains("{" + found.group(1) + "}"));
                }));
    }

    @Test
    void everyKeyThatTheCodeNamesExists() {
        Set<String> missing = new TreeSet<>();
        named().forEach((key, where) -> {
            if (!key.endsWith(".") && !VIETNAMESE.containsKey(key) && !isOtherwiseMeant(key))
                missing.add(key + " in " + where);
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFamilyOfKeysIsWhole() {
        Map<String, Set<String>> families = families();
        Set<String> unknown = new TreeSet<>();
        named().forEach((key, where) -> {
            if (key.endsWith(".") && !families.containsKey(key)) unknown.add(key + " in " + where);
        });
        assertThat(unknown).as("prefixes to be listed in this test").isEmpty();
        families.forEach((prefix, keys) -> assertThat(keys).as(prefix).isSubsetOf(VIETNAMESE.keySet()));
    }

    @Test
    void noTextIsUnused() {
        Set<String> used = new TreeSet<>(named().keySet());
        families().values().forEach(used::addAll);
        assertThat(VIETNAMESE.keySet()).isSubsetOf(used);
    }

    @Test
    void englishIsEnglish() {
        ENGLISH.forEach((key, text) -> {
            String rest = text;
            for (String name : NAMES) rest = rest.replace(name, "");
            assertThat(rest).as(key).doesNotContainPattern(VIETNAMESE_LETTER);
        });
    }

    /** manners.md, section 4: what to do, without ceremony; one spelling. Tellers count invalid papers, and call them by their name. */
    @Test
    void vietnameseIsPlainAndCourteous() {
        VIETNAMESE.forEach(
                (key, text) -> assertThat(text.toLowerCase(Locale.ROOT).replace("phiếu không hợp lệ", ""))
                        .as(key)
                        .doesNotContain("vui lòng", "xin lỗi", "không hợp lệ", "từ chối", "!", "uỷ")
                        .doesNotContainPattern("(^|[^\\p{L}])hãy([^\\p{L}]|$)")
                        .doesNotContainPattern("o[àáảãạ]([^\\p{L}]|$)"));
    }

    // ---------- families ----------

    private static Map<String, Set<String>> families() {
        Map<String, Set<String>> all = new TreeMap<>();
        family(all, "activities.state.", lower("vn.giaoban.activities.ActivityState"));
        family(all, "activities.person.", lower("vn.giaoban.activities.AboutPersons$Matter"));
        family(all, "activitytypes.kind.", names("vn.giaoban.activities.FieldKind"));
        family(all, "activitytypes.icon.", vn.giaoban.activitytypes.TypeIcons.ALL.stream());
        family(all, "activitytypes.how.", names("vn.giaoban.activities.CountingRule$How"));
        family(
                all,
                "activitytypes.flaw.",
                VIETNAMESE.keySet().stream()
                        .filter(key -> key.startsWith("activitytypes.flaw."))
                        .map(key -> key.substring("activitytypes.flaw.".length())));
        family(
                all,
                "conferences.show.chart.",
                vn.giaoban.conferences.Showing.CHARTS.keySet().stream().map(Enum::name));
        family(all, "reporting.act.", lower("vn.giaoban.reporting.ReportAct"));
        family(all, "reporting.state.", lower("vn.giaoban.reporting.ReportState"));
        family(all, "reporting.correcting.", Stream.of("draft", "presented", "submitted", "withdrawn", "returned"));
        family(all, "reporting.work.correction.", Stream.of("continue", "returned", "approve"));
        family(all, "reporting.board.filter.", lower("vn.giaoban.reporting.BoardPages$Filter"));
        family(all, "reporting.outcome.", lower("vn.giaoban.reporting.Outcome"));
        family(all, "reporting.lists.level.", Stream.of("2", "3", "4"));
        family(all, "reporting.board.done.", Stream.of("reminded", "accepted"));
        family(
                all,
                "catalogue.theme.",
                Arrays.stream(vn.giaoban.catalogue.Theme.values())
                        .map(theme -> theme.textKey().substring("catalogue.theme.".length())));
        family(all, "catalogue.across.units.", names("vn.giaoban.catalogue.AcrossUnits"));
        family(all, "catalogue.across.time.", names("vn.giaoban.catalogue.AcrossTime"));
        for (String family : List.of("catalogue.kind.", "catalogue.about."))
            family(all, family, Stream.of("indicators", "relations", "deadlines", "period-rules"));
        family(all, "catalogue.new.", Stream.of("indicators", "relations", "deadlines"));
        family(all, "catalogue.periodKind.", Stream.concat(Stream.of("ALL"), names("vn.giaoban.calendar.PeriodKind")));
        family(all, "catalogue.superior.", Stream.of("0", "1", "2", "3", "unit"));
        family(all, "catalogue.cut.", Stream.of("first", "last", "MONTH", "QUARTER"));
        family(all, "catalogue.done.", Stream.of("made", "ended", "resumed", "withdrawn"));
        family(all, "catalogue.review.", Stream.of("edition", "ending", "withdrawal"));
        family(all, "catalogue.keep.", Stream.of("edition", "ending", "withdrawal"));
        family(
                all,
                "catalogue.field.",
                VIETNAMESE.keySet().stream()
                        .filter(key -> key.startsWith("catalogue.field."))
                        .map(key -> key.substring("catalogue.field.".length())));
        family(
                all,
                "catalogue.flaw.",
                Stream.of("nameVi", "nameEn", "measureVi", "measureEn", "messageVi", "messageEn"));
        family(all, "catalogue.units.", names("vn.giaoban.catalogue.AcrossUnits"));
        family(all, "catalogue.better.", names("vn.giaoban.catalogue.Better"));
        family(
                all,
                "organization.kind.",
                names("vn.giaoban.organization.UnitKind").flatMap(kind -> Stream.of(kind, kind + ".short")));
        family(all, "catalogue.form.condition.", names("vn.giaoban.catalogue.FormCondition$Operator"));
        family(all, "catalogue.form.operator.", names("vn.giaoban.catalogue.FormCondition$Operator"));
        family(all, "catalogue.form.depth.", Stream.of("0", "1", "2"));
        family(all, "catalogue.form.print.header.", names("vn.giaoban.catalogue.FormPrint$Header"));
        family(all, "organization.extent.", names("vn.giaoban.organization.Succession$Extent"));
        family(
                all,
                "organization.act.",
                names("vn.giaoban.organization.ReorganizationForm$Act").flatMap(act -> Stream.of(act, act + ".hint")));
        family(
                all,
                "organization.unsettled.reason.",
                Stream.of(
                        "NO_NEIGHBOUR",
                        "OLD_CODE_UNKNOWN",
                        "OLD_NAME_DIFFERS",
                        "OLD_NAME_UNKNOWN",
                        "ORPHAN_NEW",
                        "ORPHAN_OLD"));
        family(all, "analytics.kind.", names("vn.giaoban.calendar.PeriodKind"));
        family(all, "analytics.rule.", names("vn.giaoban.catalogue.AcrossUnits"));
        family(all, "analytics.time.", names("vn.giaoban.catalogue.AcrossTime"));
        family(all, "analytics.trend.rule.", names("vn.giaoban.catalogue.AcrossTime"));
        for (String word : List.of("Kind", "State", "Document$Audience"))
            family(
                    all,
                    "conferences." + word.replaceAll(".*\\$", "").toLowerCase(Locale.ROOT) + ".",
                    lower("vn.giaoban.conferences.Conference" + word));
        family(all, "ballots.outcome.", lower("vn.giaoban.ballots.SecretTally$Outcome"));
        family(all, "ballots.state.", lower("vn.giaoban.ballots.SecretBallot$State"));
        for (String word : List.of("Aspect", "Qualifier", "Part"))
            family(
                    all,
                    "conferences.telling." + word.toLowerCase(Locale.ROOT) + ".",
                    lower("vn.giaoban.conferences.Telling$" + word));
        family(all, "conferences.item.", lower("vn.giaoban.conferences.AgendaItem$Kind"));
        family(all, "conferences.hand.", lower("vn.giaoban.conferences.HandKind"));
        family(all, "conferences.presence.", lower("vn.giaoban.conferences.Presence"));
        family(all, "conferences.refused.", lower("vn.giaoban.conferences.Refused"));
        family(all, "conferences.conclusion.", Stream.of("text", "owners", "due", "measure"));
        family(all, "tasks.state.", lower("vn.giaoban.tasks.TaskState"));
        family(all, "tasks.act.", lower("vn.giaoban.tasks.TaskAct"));
        family(all, "tasks.fault.", lower("vn.giaoban.tasks.TaskFault").map(name -> name.replace('_', '-')));
        family(all, "identity.role.", roles());
        family(
                all,
                "notices.",
                Stream.of(
                        "presented",
                        "handedBack",
                        "submitted",
                        "accepted",
                        "returned",
                        "revoked",
                        "reminded",
                        "conferenceCalled",
                        "conferenceMoved",
                        "conferencePostponed",
                        "conferenceCancelled",
                        "conferenceConcluded",
                        "taskGiven",
                        "taskReported",
                        "taskConfirmed",
                        "taskReturned",
                        "taskWithdrawn",
                        "taskExtended",
                        "correctionPresented",
                        "correctionSubmitted",
                        "correctionAccepted",
                        "correctionReturned",
                        "secondFactorRemoved",
                        "recoveryCodeUsed",
                        "providerBound"));
        family(
                all,
                "web.error.",
                Stream.of("another", "notFound", "stale", "tooLarge", "broken")
                        .flatMap(kind -> Stream.of(kind + ".title", kind + ".text")));
        family(
                all,
                "identity.signIn.",
                Stream.of("expired", "again", "late", "declined", "set")
                        .flatMap(notice -> Stream.of(notice, notice + ".text")));
        family(all, "identity.me.", Stream.of("set", "ended", "proved"));
        family(
                all,
                "identity.provider.refusal.",
                Stream.of("unknown", "unreachable", "noProof", "notProved")
                        .flatMap(reason -> Stream.of(reason, reason + ".text")));
        family(all, "identity.account.", Stream.of("made", "changed", "ended", "factorRemoved"));
        family(all, "analytics.gap.", names("vn.giaoban.analytics.Trend$Gap"));
        family(all, "portal.work.", names("vn.giaoban.portal.WorkList$Urgency"));
        family(all, "identity.import.column.", Stream.of("name", "username", "unit", "role", "from", "to"));
        family(
                all,
                "identity.import.fault.",
                Stream.of("name", "username", "taken", "twice", "unit", "role", "from", "to"));
        family(all, "portal.day.", Stream.of("1", "2", "3", "4", "5", "6", "7"));
        family(all, "analytics.level.", Stream.of("2", "3", "4"));
        family(all, "portal.api.parameter.", lower("vn.giaoban.portal.FigureParameter"));
        family(all, "portal.row.", Stream.of("blank", "not-applicable", "withheld", "not-separate"));
        family(all, "attachments.flaw.", names("vn.giaoban.attachments.AttachmentFlaw"));
        family(all, "audit.act.", acts().stream());
        family(all, "settings.group.", lower("vn.giaoban.run.Setting$Group"));
        family(all, "settings.", lower("vn.giaoban.run.Setting").map(name -> name.replace('_', '-')));
        return all;
    }

    private static void family(Map<String, Set<String>> all, String prefix, Stream<String> words) {
        all.put(prefix, words.map(word -> prefix + word).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<String> roles() {
        return Stream.concat(
                names("vn.giaoban.access.Role").flatMap(role -> Stream.of(role, role + ".does")),
                Stream.of("LEADER.acting"));
    }

    /** Every act that the audit trail can hold. */
    private static Set<String> acts() {
        Set<String> acts = new TreeSet<>();
        Sources.of("src/main/java", ".java").values().forEach(java -> each(ACT, Sources.code(java), acts::add));
        return acts;
    }

    private static Stream<String> names(String enumName) {
        return constants(enumName, Enum::name);
    }

    private static Stream<String> lower(String enumName) {
        return constants(enumName, value -> value.name().toLowerCase(Locale.ROOT));
    }

    private static Stream<String> constants(String enumName, Function<Enum<?>, String> word) {
        try {
            return Arrays.stream(Class.forName(enumName).getEnumConstants()).map(value -> word.apply((Enum<?>) value));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---------- what the code names ----------

    private static Map<String, String> named() {
        Map<String, String> named = new TreeMap<>();
        Sources.of("src/main/java", ".java")
                .forEach((path, text) -> each(LITERAL, Sources.code(text), key -> named.put(key, path.toString())));
        Sources.of("src/main/jte", ".jte")
                .forEach((path, text) -> each(LITERAL, text, key -> named.put(key, path.toString())));
        return named;
    }

    /** A template's name or a table's. */
    /** A property, or a table of the database. */
    private static boolean isOtherwiseMeant(String literal) {
        return literal.contains("_") || TABLES.contains(literal);
    }

    private static void each(Pattern pattern, String text, java.util.function.Consumer<String> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) found.accept(matcher.group(1));
    }

    /** A notice, and what stands in the way of a reorganisation, is told its period's name in Vietnamese as {0} and in English as {1}, since it is read in either. */
    private static Set<String> places(String key, String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> key.matches("notices\\..*|reporting\\.reorganization\\..*")
                        ? found.group().replace("{1}", "{0}")
                        : found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
