package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every item of OWASP ASVS 5.0.0 to level 2 has its line in docs/asvs.csv: met, with a test that exists; a deviation with its
 * reason; or not applicable, and why.
 */
class AsvsTest {
    /** Items to level 2 by section: which of its numbers are of level 1 or 2. */
    private static final Map<String, String> SECTIONS = sections("""
            1.1 1-2; 1.2 1-9; 1.3 1-11; 1.4 1-3; 1.5 1-2
            2.1 1-3; 2.2 1-3; 2.3 1-4; 2.4 1
            3.2 1-2; 3.3 1-4; 3.4 1-6; 3.5 1-5; 3.7 1-2
            4.1 1-3; 4.2 1; 4.3 1-2; 4.4 1-4
            5.1 1; 5.2 1-3; 5.3 1-2; 5.4 1-3
            6.1 1-3; 6.2 1-12; 6.3 1-4; 6.4 1-4; 6.5 1-5; 6.6 1-3; 6.8 1-4
            7.1 1-3; 7.2 1-4; 7.3 1-2; 7.4 1-5; 7.5 1-2; 7.6 1-2
            8.1 1-2; 8.2 1-3; 8.3 1; 8.4 1
            9.1 1-3; 9.2 1-4
            10.1 1-2; 10.2 1-2; 10.3 1-4; 10.4 1-11; 10.5 1-5; 10.6 1-2; 10.7 1-3
            11.1 1-2; 11.2 1-3; 11.3 1-3; 11.4 1-4; 11.5 1; 11.6 1
            12.1 1-3; 12.2 1-2; 12.3 1-4
            13.1 1; 13.2 1-5; 13.3 1-2; 13.4 1-5
            14.1 1-2; 14.2 1-4; 14.3 1-3
            15.1 1-3; 15.2 1-3; 15.3 1-7
            16.1 1; 16.2 1-5; 16.3 1-4; 16.4 1-3; 16.5 1-3
            17.1 1; 17.2 1-4; 17.3 1-2""");

    /** Sections that ask for a text: there a section of docs/security.md is the proof. */
    private static final Set<String> OF_TEXTS =
            Set.of("2.1", "5.1", "6.1", "7.1", "8.1", "11.1", "13.1", "14.1", "15.1", "16.1");

    private static final Pattern TESTED = Pattern.compile("(\\w+Test)#(\\w+|\\*)");
    private static final Pattern TOLD = Pattern.compile("docs/security\\.md#([\\w-]+)");

    private record Line(String item, int level, String subject, String state, String evidence, String remark) {
        String section() {
            return item.substring(0, item.lastIndexOf('.'));
        }
    }

    private static final List<Line> LINES = lines();

    @Test
    void everyItemHasOneLineAndEveryLineAnItem() {
        List<String> items = new ArrayList<>();
        SECTIONS.forEach((section, numbers) -> {
            String[] ends = numbers.split("-");
            for (int n = Integer.parseInt(ends[0]); n <= Integer.parseInt(ends[ends.length - 1]); n++)
                items.add(section + "." + n);
        });
        assertThat(items).hasSize(253);
        assertThat(LINES.stream().map(Line::item)).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    void whatIsMetNamesATestThatExists() {
        Map<String, String> tests = Sources.of("src/test/java", ".java").entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().getFileName().toString().replace(".java", ""), Map.Entry::getValue));
        Set<String> told = anchors();
        for (Line line : LINES) {
            if (!line.state().equals("met")) continue;
            for (String evidence : line.evidence().split(" ")) {
                Matcher tested = TESTED.matcher(evidence);
                Matcher text = TOLD.matcher(evidence);
                if (tested.matches()) {
                    assertThat(tests).as(line.toString()).containsKey(tested.group(1));
                    if (!tested.group(2).equals("*"))
                        assertThat(tests.get(tested.group(1)))
                                .as(line.toString())
                                .containsPattern("void " + tested.group(2) + "\\(");
                } else {
                    assertThat(text.matches()).as(line.toString()).isTrue();
                    assertThat(told).as(line.toString()).contains(text.group(1));
                }
            }
            if (!OF_TEXTS.contains(line.section()))
                assertThat(line.evidence()).as(line.toString()).contains("Test#");
        }
    }

    @Test
    void whatIsNotMetSaysWhy() {
        for (Line line : LINES) {
            assertThat(line.state()).as(line.toString()).isIn("met", "deviation", "not applicable");
            assertThat(line.subject()).as(line.toString()).isNotBlank();
            if (!line.state().equals("met"))
                assertThat(line.remark()).as(line.toString()).hasSizeGreaterThan(8);
        }
    }

    private static Set<String> anchors() {
        try {
            return Files.readString(Path.of("docs/security.md"))
                    .lines()
                    .filter(line -> line.startsWith("## "))
                    .map(line -> line.substring(3)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\w -]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Line> lines() {
        Pattern fields = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))");
        try {
            return Files.readAllLines(Path.of("docs/asvs.csv")).stream()
                    .skip(1)
                    .map(text -> {
                        List<String> cells = fields.matcher(text)
                                .results()
                                .map(m -> m.group(1) == null
                                        ? m.group(2)
                                        : m.group(1).replace("\"\"", "\""))
                                .toList();
                        assertThat(cells).as(text).hasSize(6);
                        return new Line(
                                cells.get(0),
                                Integer.parseInt(cells.get(1)),
                                cells.get(2),
                                cells.get(3),
                                cells.get(4),
                                cells.get(5));
                    })
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> sections(String table) {
        Map<String, String> sections = new TreeMap<>();
        for (String entry : table.strip().split("\\s*[;\\n]\\s*")) {
            String[] parts = entry.strip().split(" ");
            sections.put(parts[0], parts[1]);
        }
        return sections;
    }
}
