package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept in the repository: small, finished, and nobody's machine. */
class RepositoryTest {
    private static final int GREAT = 1024 * 1024;
    private static final int LONG = 300;
    private static final int TOO_LONG = 420;
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "var", ".idea", ".vscode");

    @Test
    void noFileOfOurOwnIsGreaterThanOneMebibyte() throws IOException {
        for (Path file : files())
            if (!isVendored(file))
                assertThat(Files.size(file)).as(file.toString()).isLessThanOrEqualTo(GREAT);
    }

    @Test
    void nothingIsLeftToBeDone() {
        assertThat(texts())
                .allSatisfy(
                        (path, text) -> assertThat(text).as(path.toString()).doesNotContain("TO" + "DO", "FIX" + "ME"));
    }

    /** Where builds fetch from is the builder's affair: only the Maven wrapper must say it, and says nothing but Maven's own. */
    @Test
    void noRegistryAndNoMachineIsNamed() {
        assertThat(texts()).allSatisfy((path, text) -> {
            if (path.getFileName().toString().equals("maven-wrapper.properties"))
                assertThat(text).contains("https://repo." + "maven.apache.org/");
            else if (!path.getFileName().toString().startsWith("mvnw"))
                assertThat(text.lines()
                                .filter(line -> line.matches(".*(repo1?\\.maven\\.|registry\\.npm" + "js|pypi\\.o"
                                        + "rg|proxy\\.golang|pythonhost" + "ed|arti" + "factory|/ro" + "ot/|[^a-z}]/wo"
                                        + "rk/[a-z]).*")))
                        .as(path.toString())
                        .isEmpty();
        });
    }

    @Test
    void aFileThatIsTooLongHidesANoun() {
        Map<Path, Long> lines = Sources.of("src", ".java").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().lines().count()));
        String longOnes = lines.entrySet().stream()
                .filter(e -> e.getValue() > LONG)
                .map(e -> e.getValue() + " " + e.getKey())
                .sorted()
                .collect(Collectors.joining("\n"));
        assertThat(lines.values())
                .as("beyond 300, ask which noun is hiding inside:\n%s", longOnes)
                .allMatch(n -> n <= TOO_LONG);
    }

    @Test
    void everyModuleSaysWhatItIsFor() throws IOException {
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/vn/giaoban"))) {
            for (Path module : packages.filter(Files::isDirectory).toList()) {
                String info = Files.readString(module.resolve("package-info.java"));
                assertThat(info)
                        .as(module.toString())
                        .containsPattern("(?s)^/\\*\\*.{60,}?\\*/")
                        .contains("@");
            }
        }
    }

    private static Map<Path, String> texts() {
        return Sources.of(
                Path.of(""),
                path -> isOurs(path)
                        && !isVendored(path)
                        && path.toString()
                                .matches(
                                        ".*\\.(java|jte|js|css|sql|properties|csv|md|xml|svg|py|sh)|(.*/)?(run|test|giaoban|mvnw)"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            return files.filter(RepositoryTest::isOurs)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static boolean isOurs(Path path) {
        return !NOT_OURS.contains(path.getName(0).toString());
    }

    private static boolean isVendored(Path path) {
        return path.toString().contains("/vendor/");
    }
}
