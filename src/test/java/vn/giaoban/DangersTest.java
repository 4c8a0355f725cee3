package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the code does without, so that whole kinds of attack have nothing to work on. */
class DangersTest {
    private static final Map<Path, String> JAVA = Sources.of("src/main/java", ".java");
    private static final Map<Path, String> SCRIPTS = Sources.of("src/main/resources/static/js", ".js");

    @Test
    void nothingFromOutsideBecomesAnObjectOrAProgram() {
        none(
                JAVA,
                "ObjectInputStream",
                "ScriptEngine",
                "SpelExpressionParser",
                "javax.naming",
                "Runtime.getRuntime().exec",
                "Class.forName",
                "enableDefaultTyping",
                "activateDefaultTyping",
                "DocumentBuilderFactory",
                "SAXParserFactory",
                "XMLInputFactory");
    }

    @Test
    void onlyWhatStandsBesideTheHouseStartsPrograms() {
        JAVA.forEach((path, code) -> {
            if (!path.startsWith("src/main/java/vn/giaoban/run"))
                assertThat(code).as(path.toString()).doesNotContain("ProcessBuilder");
        });
    }

    @Test
    void whatMustNotBeGuessedComesFromASecureSource() {
        none(JAVA, "Math.random", "\"MD5\"", "\"DES", "/ECB/", "\"RC4\"", "UUID.randomUUID");
        JAVA.forEach((path, code) -> {
            if (path.startsWith("src/main/java/vn/giaoban/identity"))
                assertThat(code).as(path.toString()).doesNotContain("ThreadLocalRandom", "new Random(");
        });
    }

    @Test
    void whatSomebodyTypedIsNeverPartOfAStatement() {
        // The database that comes along is made by statements that take no parameters, of names and a password that we
        // make.
        JAVA.forEach((path, java) -> {
            if (!path.endsWith("EmbeddedPostgres.java"))
                assertThat(Sources.code(java))
                        .as(path.toString())
                        .doesNotContainPattern(
                                "(?is)\"[^\"\n]*\\b(?:select|insert into|update|delete from)\\b[^\"\n]*'\"\\s*\\+");
        });
    }

    @Test
    void scriptsBuildNoCodeFromTextsAndAnswerNoOtherWindow() {
        none(
                SCRIPTS,
                "eval(",
                "new Function(",
                "document.write",
                "insertAdjacentHTML",
                "outerHTML",
                "onmessage",
                "__proto__",
                "jsonp");
        // Our own worker is told one word, which nobody can put anything into.
        SCRIPTS.forEach((path, script) -> assertThat(script.replace("active.postMessage(\"keep\")", ""))
                .as(path.toString())
                .doesNotContain("postMessage"));
        // A picture of our own is drawn by its name; nothing else is ever made from a text.
        SCRIPTS.forEach((path, script) -> assertThat(script.replaceAll("innerHTML = `<svg[^`$]*\\$\\{icon}[^`$]*`", ""))
                .as(path.toString())
                .doesNotContain("innerHTML"));
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        assertThat(Sources.of("src/main/jte", ".jte"))
                .allSatisfy((path, template) -> assertThat(template)
                        .as(path.toString())
                        .doesNotContainPattern("(?:src|href)\\s*=\\s*\"(?:https?:)?//"));
        Sources.of("src/main/resources/static/css", ".css")
                .forEach((path, sheet) ->
                        assertThat(sheet).as(path.toString()).doesNotContainPattern("url\\(\\s*[\"']?(?:https?:)?//"));
    }

    private static void none(Map<Path, String> files, String... dangers) {
        assertThat(files).isNotEmpty();
        files.forEach((path, text) ->
                assertThat(Sources.code(text)).as(path.toString()).doesNotContain(dangers));
    }
}
