package vn.giaoban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.giaoban.Client;
import vn.giaoban.Client.Answer;
import vn.giaoban.TestHouse;
import vn.giaoban.access.AccessScene.Target;
import vn.giaoban.access.AccessTable.Line;
import vn.giaoban.papers.Spreadsheets;
import vn.giaoban.papers.UnreadableSpreadsheet;

/**
 * Every route as every member of the cast and seven others, over real HTTP, against access.csv; every answer is searched for what
 * is meant for others. Forms are rehearsed: sent in earnest, and rolled back.
 */
class AccessMatrixTest {
    private static final Rehearsal REHEARSAL = new Rehearsal();
    private static final TestHouse HOUSE =
            TestHouse.apart(made -> made.registerBean("rehearsal", Rehearsal.class, () -> REHEARSAL));
    private static final AccessScene SCENE = new AccessScene(HOUSE);
    private static final AccessTable TABLE = AccessTable.read();
    /** What reading may write: who signed in and what was read; the sessions' last use; the day's key to sign passes by. */
    private static final Set<String> WRITTEN_BY_READING = Set.of(
            "audit.entry", "audit.seal", "identity.spring_session", "identity.spring_session_attributes", "live.key");

    private static final String LOGIN = "login";
    private static final String NOT_FOUND = "-";
    private static final String STALE = "stale";

    /** Found in some answer by somebody it is meant for: a canary that nobody can see would sing for nobody. */
    private final Set<Canary> seen = new LinkedHashSet<>();

    private final Map<String, Answer> nowhere = new HashMap<>();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @BeforeEach
    void begin() {
        SCENE.signInAndLock();
    }

    @AfterEach
    void over() {
        REHEARSAL.over();
    }

    @Test
    void everyRouteHasItsLinesAndEveryLineItsRoute() {
        Set<String> lines = TABLE.lines().stream().map(Line::key).collect(Collectors.toCollection(TreeSet::new));
        assertThat(lines).isEqualTo(routes());
        assertThat(TABLE.lines())
                .allSatisfy(line -> assertThat(SCENE.target(line.target()))
                        .as("target of %s", line)
                        .isNotNull());
        assertThat(TABLE.lines())
                .allSatisfy(line -> assertThat(line.cells().values())
                        .as(line.toString())
                        .isSubsetOf("ok", STALE, LOGIN, NOT_FOUND));
    }

    @Test
    void everyRouteAnswersEverybodyAsTheTableSays() throws IOException {
        List<Surprise> surprises = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        Map<String, Long> before = digests();
        for (Line line : TABLE.lines()) if (line.method().equals("GET")) check(line, surprises, answers);
        assertThat(changed(before)).as("tables that reading changed").isEmpty();
        REHEARSAL.begin();
        for (Line line : TABLE.lines()) if (!line.method().equals("GET")) check(line, surprises, answers);
        REHEARSAL.over();
        Files.write(Path.of("target", "access-answers.csv"), answers);
        assertThat(surprises)
                .as("surprises; all answers stand in target/access-answers.csv")
                .isEmpty();
        assertThat(changed(before)).as("tables that a rehearsed form changed").isEmpty();
        assertThat(SCENE.canaries().stream().filter(canary -> !canary.readers().isEmpty() && !seen.contains(canary)))
                .as("canaries that nobody sees, who should")
                .isEmpty();
    }

    @Test
    void headAnswersAsGetDoes() {
        for (Line line : TABLE.lines())
            if (line.method().equals("GET"))
                for (String actor : List.of("hoa", "next", "nobody")) {
                    String address = address(line, target(line));
                    assertThat(SCENE.client(actor).head(address).status())
                            .as("%s as %s", address, actor)
                            .isEqualTo(SCENE.client(actor).get(address).status());
                }
    }

    /** A walk along the links: none leads to a page that is not found, and nothing meant for others stands on the way. */
    @Test
    void whateverPagesLinkToIsFoundAndHoldsNothingMeantForOthers() {
        List<Surprise> surprises = new ArrayList<>();
        for (String actor : TABLE.actors()) {
            Map<String, Integer> kinds = new HashMap<>();
            Set<String> known = new LinkedHashSet<>(List.of("/"));
            for (Line line : TABLE.lines())
                if (line.method().equals("GET") && line.cells().get(actor).equals("ok"))
                    known.add(address(line, target(line)));
            List<String> waiting = new ArrayList<>(known);
            while (!waiting.isEmpty()) {
                String address = waiting.removeFirst();
                Answer answer = SCENE.client(actor).get(address);
                String where = "GET " + address;
                if (answer.status() == 404)
                    surprises.add(new Surprise(where, actor, "linked to, but not found", false));
                listen(where, actor, answer, surprises);
                for (String link : links(answer))
                    if (known.add(link) && kinds.merge(kind(link), 1, Integer::sum) <= 2) waiting.add(link);
            }
        }
        assertThat(surprises).isEmpty();
    }

    /** The test of the test. */
    @ParameterizedTest
    @EnumSource
    void theMatrixNoticesARuleThatIsGone(AccessRule rule) {
        List<Surprise> surprises = new ArrayList<>();
        REHEARSAL.beginWithout(rule);
        readTheCatalogueAnew();
        for (Line line : TABLE.lines())
            if (line.route().startsWith(rule.lines()) && surprises.stream().noneMatch(Surprise::leak))
                check(line, surprises, new ArrayList<>());
        REHEARSAL.over();
        readTheCatalogueAnew();
        assertThat(REHEARSAL.removals()).as("statements with the rule").isPositive();
        assertThat(surprises).as("leaks noticed without %s", rule).anyMatch(Surprise::leak);
    }

    /** Which periods are public is read once for each revision of the catalogue, and so must not have been read with or without the rule. */
    private static void readTheCatalogueAnew() {
        HOUSE.jdbc()
                .sql("update catalogue.revision set number = nextval('catalogue.revision_number')")
                .update();
    }

    // ---------- asking ----------

    /** @param leak somebody got more than the table grants, or read what is meant for others */
    private record Surprise(String where, String actor, String what, boolean leak) {}

    private void check(Line line, List<Surprise> surprises, List<String> answers) {
        Map<String, String> actual = new LinkedHashMap<>();
        Target target = target(line);
        for (String actor : TABLE.actors()) {
            Answer answer = ask(actor, line, target);
            String word = word(answer);
            String expected = line.cells().get(actor);
            actual.put(actor, word);
            if (!word.equals(expected))
                surprises.add(
                        new Surprise(line.toString(), actor, word + " instead of " + expected, word.equals("ok")));
            listen(line.toString(), actor, answer, surprises);
            if (word.equals(NOT_FOUND)) compareWithNothing(line, target, actor, answer, surprises);
        }
        answers.add(AccessTable.written(new Line(line.method(), line.route(), line.target(), actual)));
    }

    private Answer ask(String actor, Line line, Target target) {
        Client client = SCENE.client(actor);
        String address = address(line, target);
        return switch (line.method()) {
            case "GET" -> client.get(address);
            case "POST" -> client.post(address, target.fields());
            case "JSON" -> client.post(address, target.fields(), Map.of("Accept", MediaType.APPLICATION_JSON_VALUE));
            case "FILE" -> client.upload(address, "file", "a.xlsx", new byte[] {1, 2, 3}, target.fields());
            default -> throw new IllegalStateException(line.method());
        };
    }

    private static Target target(Line line) {
        return java.util.Objects.requireNonNull(SCENE.target(line.target()));
    }

    private static String address(Line line, Target target) {
        return target.address(line.route());
    }

    /** "ok" is a page, a redirect within, or a form sent back to be mended; the words are explained in access.csv. */
    private static String word(Answer answer) {
        int status = answer.status();
        if (status == 401 || (status >= 300 && status < 400 && answer.location().startsWith("/sign-in"))) return LOGIN;
        if (status == 404) return NOT_FOUND;
        if (status == 409) return STALE;
        return status < 400 || status == 422 ? "ok" : String.valueOf(status);
    }

    /** The forbidden is answered to the letter like what does not exist. */
    private void compareWithNothing(Line line, Target target, String actor, Answer answer, List<Surprise> surprises) {
        if (target.nowhere().isEmpty()) return;
        Target missing = target.missing();
        Answer nothing = nowhere.computeIfAbsent(
                actor + line.method() + address(line, missing), key -> ask(actor, line, missing));
        if (nothing.status() != answer.status()
                || !nothing.headers().keySet().equals(answer.headers().keySet())
                || !plain(nothing, address(line, missing)).equals(plain(answer, address(line, target))))
            surprises.add(new Surprise(line.toString(), actor, "unlike what does not exist", true));
    }

    /** The body without what differs from one request to the next: its token, its own address. */
    private static String plain(Answer answer, String address) {
        return withoutDrawn(answer.body()).replace(address, "");
    }

    /** What is drawn anew for each answer may by chance have a figure's digits in it. */
    private static String withoutDrawn(String body) {
        return body.replaceAll("name=\"(_csrf\" value|csrf\" content)=\"[^\"]*\"", "");
    }

    private static Map<String, String> told(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.keySet().removeAll(Set.of("set-cookie", "x-request-id"));
        return headers;
    }

    private void listen(String where, String actor, Answer answer, List<Surprise> surprises) {
        String text = Canary.songs(withoutDrawn(text(answer)) + told(answer));
        for (Canary canary : SCENE.canaries())
            if (canary.isIn(text) && !isPublic(where, canary)) {
                if (canary.readers().contains(actor)) seen.add(canary);
                else surprises.add(new Surprise(where, actor, "reads " + canary.name(), true));
            }
    }

    /**
     * By province the public reads what the provinces are called and their totals of a published period, which few reports make up; and
     * whoever holds a delegate's link reads of what it is.
     */
    private static boolean isPublic(String where, Canary canary) {
        return where.contains("/seat/") && canary.name().contains("-open-conference")
                || where.matches(".*/public/figures/[^/ ]+/[^/ ]+.*")
                        && (canary.name().contains("-name") || canary.name().endsWith("-accepted sent figure"));
    }

    private static String text(Answer answer) {
        if (!answer.header("content-type").contains("spreadsheet")) return answer.body();
        try {
            return Spreadsheets.read(new ByteArrayInputStream(answer.bytes())).toString();
        } catch (UnreadableSpreadsheet e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> links(Answer answer) {
        if (!answer.header("content-type").startsWith("text/html")) return List.of();
        return java.util.regex.Pattern.compile("(?:href|hx-get)=\"(/[^\"#]*)")
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .filter(link -> !link.matches("/(vendor|css|js|img)/.*"))
                .toList();
    }

    /** Addresses that differ in numbers and codes only are of one kind. */
    private static String kind(String address) {
        return address.replaceAll("=[^&]*", "=").replaceAll("/[0-9][^/?.]*", "/0");
    }

    // ---------- what there is ----------

    /** From what Spring dispatches by: controllers, and folders of files. */
    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        HOUSE.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(route -> methods(mapping).forEach(method -> routes.add(method + " " + route))));
        HOUSE.bean("resourceHandlerMapping", org.springframework.web.servlet.handler.SimpleUrlHandlerMapping.class)
                .getUrlMap()
                .keySet()
                .forEach(route -> routes.add("GET " + route));
        return routes;
    }

    /** A form, JSON or a file are each asked for in their own way; a route open to every method is tried with two. */
    private static Set<String> methods(RequestMappingInfo mapping) {
        Set<String> methods = new TreeSet<>();
        mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        if (methods.isEmpty()) return Set.of("GET", "POST");
        boolean json = mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.APPLICATION_JSON);
        return json ? Set.of("JSON") : methods;
    }

    /** A number for the whole content of each table, whatever the order of its rows. */
    private static Map<String, Long> digests() {
        Map<String, Long> digests = new TreeMap<>();
        List<String> tables = HOUSE.jdbc().sql("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();
        for (String table : tables)
            if (!WRITTEN_BY_READING.contains(table))
                digests.put(
                        table,
                        HOUSE.jdbc()
                                .sql(
                                        "select count(*) + coalesce(sum(hashtextextended(t::text, 0)) %% 1000000000000, 0)::bigint from %s t"
                                                .formatted(table))
                                .query(Long.class)
                                .single());
        return digests;
    }

    private static List<String> changed(Map<String, Long> before) {
        return digests().entrySet().stream()
                .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
