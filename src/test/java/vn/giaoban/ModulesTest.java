package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The storeys of the house: imports point down, and each module's tables are its own. */
class ModulesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(Giaoban.class);
    private static final String NAMES =
            "access|activities|activitytypes|analytics|attachments|audit|ballots|calendar|catalogue|conferences|deliveries|factors|figures|identity|live|notices|organization|papers|portal|reporting|tasks|web";

    /** What organization publishes for all: the line of superiors, the heirs, who acts for whom, and the units' versions. */
    private static final Set<String> PUBLISHED = Set.of(
            "organization.line",
            "organization.heir",
            "organization.keeper",
            "organization.unit_version",
            "audit.trail");

    @Test
    void importsPointDownAndOnlyToWhatTheModuleNames() {
        MODULES.verify();
    }

    @Test
    void nothingImportsWhatStandsBesideTheHouse() {
        assertThat(Sources.of("src/main/java/vn/giaoban", ".java")).allSatisfy((path, java) -> {
            if (!path.toString().contains("/run/"))
                assertThat(Sources.code(java)).as(path.toString()).doesNotContain("vn.giaoban.run");
        });
    }

    @Test
    void noModuleNamesAnothersTablesButThosePublished() {
        Set<String> found = new TreeSet<>();
        Pattern table = Pattern.compile("\\b(?:from|join|into|update|table)\\s+(" + NAMES + ")\\.([a-z_]+)");
        Sources.of("src/main/java/vn/giaoban", ".java").forEach((path, java) -> {
            String module = path.getName(path.getNameCount() - 2).toString();
            if (path.toString().contains("/run/"))
                return; // beside the house: loads are laid, and drills do harm, underneath it
            Matcher named = table.matcher(Sources.code(java));
            while (named.find()) {
                String whole = named.group(1) + "." + named.group(2);
                if (!named.group(1).equals(module) && !PUBLISHED.contains(whole)) found.add(module + " " + whole);
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void aMigrationMakesTablesInItsOwnModulesSchemaOnly() {
        Pattern made =
                Pattern.compile("(?i)\\b(?:create (?:table|view|function|sequence)|alter table|insert into|update)"
                        + "\\s+([a-z]+)\\.[a-z_]+");
        Sources.of("src/main/resources/db/migration", ".sql").forEach((path, sql) -> {
            String module = path.getName(path.getNameCount() - 2).toString();
            List<String> schemas =
                    made.matcher(sql).results().map(m -> m.group(1)).distinct().toList();
            assertThat(schemas).as(path.toString()).isSubsetOf(module);
        });
    }
}
