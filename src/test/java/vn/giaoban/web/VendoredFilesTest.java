package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of others that stand in this repository are exactly those that VENDOR.csv names, byte for byte. */
class VendoredFilesTest {
    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Path VENDOR = STATIC.resolve("vendor");

    private record Entry(
            String file, String vendoredPackage, String version, String licence, String source, String sha256) {}

    @Test
    void everyVendoredFileIsWhatTheManifestSays() throws Exception {
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> found = new LinkedHashMap<>();
        for (Entry entry : manifest()) {
            expected.put(entry.file(), entry.sha256());
            Path file = STATIC.resolve(entry.file());
            found.put(entry.file(), Files.exists(file) ? sha256(file) : "missing");
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void noVendoredFileIsMissingFromTheManifest() throws Exception {
        Set<String> named = manifest().stream()
                .map(Entry::file)
                .filter(file -> file.startsWith("vendor/"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.walk(VENDOR)) {
            Set<String> present = files.filter(Files::isRegularFile)
                    .map(file -> STATIC.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("vendor/VENDOR.csv"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(present).isEqualTo(named);
        }
    }

    @Test
    void everyPackageNamesItsVersionAndBringsItsLicence() throws Exception {
        Set<Path> folders = new TreeSet<>();
        for (Entry entry : manifest()) {
            assertThat(entry.vendoredPackage()).isNotBlank();
            assertThat(entry.version()).matches("\\d+\\.\\d+\\.\\d+");
            assertThat(entry.licence()).isIn("MIT", "0BSD", "Apache-2.0", "BSD-3-Clause", "OFL-1.1");
            assertThat(entry.source()).isEqualTo("npm " + entry.vendoredPackage());
            Path file = STATIC.resolve(entry.file());
            if (file.startsWith(VENDOR))
                folders.add(VENDOR.resolve(VENDOR.relativize(file).getName(0)));
        }
        assertThat(folders)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("LICENSE")).isNotEmptyFile());
    }

    @Test
    void everyFileThatTheSheetsAskForIsThere() throws Exception {
        List<String> asked = references(STATIC.resolve("css"), Pattern.compile("url\\((/[^)]+)\\)"));
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(address ->
                        assertThat(STATIC.resolve(address.substring(1))).isRegularFile());
    }

    @Test
    void everyIconThatATemplateNamesIsInTheSprite() throws Exception {
        String sprite = Files.readString(STATIC.resolve("img/icons.svg"));
        List<String> named =
                references(Path.of("src/main/jte"), Pattern.compile("template\\.web\\.icon\\(name = \"([^\"]+)\""));
        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(sprite).contains("<symbol id=\"i-" + name + "\""));
    }

    private static List<Entry> manifest() throws IOException {
        List<String> lines = Files.readAllLines(VENDOR.resolve("VENDOR.csv"));
        assertThat(lines.getFirst()).isEqualTo("file,package,version,licence,source,sha256");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(f -> new Entry(f[0], f[1], f[2], f[3], f[4], f[5]))
                .toList();
    }

    private static List<String> references(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> pattern.matcher(read(file)).results().map(match -> match.group(1)))
                    .distinct()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
