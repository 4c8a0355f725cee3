package vn.giaoban.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.giaoban.organization.UnitImport.Row;

/** The vendored tree is the country's, and is the file that its README describes. */
class UnitDataTest {
    private static final Path FOLDER = Path.of("src/main/resources/data/units");
    private final List<Row> rows = UnitImport.read();

    @Test
    void theFileIsTheOneThatItsReadmeDescribes() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(FOLDER.resolve("units.csv")));
        assertThat(FOLDER.resolve("README.md"))
                .content()
                .contains(HexFormat.of().formatHex(digest));
    }

    @Test
    void theCountryHas34ProvincesAnd3321Communes() {
        assertThat(rows).hasSize(3_356);
        assertThat(rows.stream().collect(Collectors.groupingBy(Row::kind, Collectors.counting())))
                .containsEntry(UnitKind.CENTRAL_COMMISSION, 1L)
                .containsEntry(UnitKind.PROVINCIAL_COMMISSION, 34L)
                .containsEntry(UnitKind.COMMUNE, 2_621L)
                .containsEntry(UnitKind.WARD, 687L)
                .containsEntry(UnitKind.SPECIAL_ZONE, 13L);
    }

    @Test
    void provincesAreThoseOfTheTileMap() throws Exception {
        Set<String> tiles = Files.readAllLines(Path.of("src/main/resources/data/tiles.csv")).stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .collect(Collectors.toSet());
        assertThat(rows.stream()
                        .filter(row -> row.kind() == UnitKind.PROVINCIAL_COMMISSION)
                        .map(Row::shortName))
                .hasSize(34)
                .allSatisfy(name -> assertThat(tiles).contains(name));
    }

    @Test
    void sixCitiesAreUnderAThanhUy() {
        assertThat(rows.stream().filter(row -> row.name().contains("Thành ủy")).map(Row::shortName))
                .containsExactlyInAnyOrder("Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Thành phố Hồ Chí Minh", "Cần Thơ");
    }

    @Test
    void namesAreComposedCleanAndTheirOwnUnderOneSuperior() {
        Set<String> seen = new HashSet<>();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.name()).isEqualTo(Normalizer.normalize(row.name(), Normalizer.Form.NFC));
            assertThat(row.shortName())
                    .matches("[\\p{L}\\d][\\p{L}\\d ’-]*[\\p{L}\\d]")
                    .doesNotContain("  ");
            assertThat(seen.add(row.parent() + " " + row.shortName())).isTrue();
        });
    }
}
