package vn.giaoban.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.run.TestDatabase;

/** The real reorganisation of July 2025: who carries whom on, who sees what, and which clusters there were. */
class SuccessionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate THEN = LocalDate.of(2022, 9, 29);

    private static TestDatabase database;
    private static Units units;
    private static Successions successions;
    private static Clusters clusters;
    private static TreeVerification verification;

    @BeforeAll
    static void loadTheNation() {
        database = Nation.loaded();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        units = new Units(jdbc);
        successions = new Successions(jdbc, units);
        clusters = new Clusters(
                jdbc,
                units,
                new Audit(jdbc, Clock.systemUTC(), JsonMapper.builder().build()));
        verification = new TreeVerification(jdbc, units, successions);
    }

    @AfterAll
    static void leave() {
        database.close();
    }

    @Test
    void quangTriCarriesOnQuangBinhAndQuangNgaiKonTum() {
        assertThat(heirs("44", "Quảng Bình")).containsExactly("Quảng Trị");
        assertThat(heirs("62", "Kon Tum")).containsExactly("Quảng Ngãi");
    }

    private static List<String> heirs(String code, String name) {
        Unit old = units.byCode(code, THEN).orElseThrow();
        assertThat(old.shortName()).isEqualTo(name);
        return successions.ahead(old.id()).stream()
                .map(one -> one.successor().shortName())
                .toList();
    }

    @Test
    void theNewQuangTriSeesTheOldQuangBinhAsItWasAndLangSonDoesNot() {
        long old = units.byCode("44", THEN).orElseThrow().id();
        Actor quangTri = officer("44");
        assertThat(units.find(quangTri, old, THEN)).isPresent();
        assertThat(units.find(quangTri, old, TODAY)).isEmpty();
        Unit district = units.children(old, THEN).getFirst();
        assertThat(units.sees(quangTri, district.id(), THEN)).isTrue();
        assertThat(units.sees(officer("20"), old, THEN)).isFalse();
        assertThat(units.roots(quangTri, THEN)).extracting(Unit::shortName).contains("Quảng Bình", "Quảng Trị");
    }

    @Test
    void whereACommuneWasSplitBothItsHeirsSeeIt() {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        long split = jdbc.sql(
                        "select predecessor_id from organization.succession where extent = 'PART' order by 1 limit 1")
                .query(Long.class)
                .single();
        List<Succession> ahead = successions.ahead(split);
        assertThat(ahead).hasSizeGreaterThan(1).allMatch(one -> one.extent() == Succession.Extent.PART);
        for (Succession one : ahead)
            assertThat(units.sees(officer(one.successor().code()), split, THEN)).isTrue();
    }

    @Test
    void theNorthCentralClusterContainedQuangBinh() {
        Cluster north = clusters.all().stream()
                .filter(cluster -> cluster.nameVi().equals("Cụm Bắc Trung bộ"))
                .findFirst()
                .orElseThrow();
        assertThat(clusters.members(north.id(), LocalDate.of(2020, 6, 26)))
                .extracting(Unit::shortName)
                .contains("Quảng Bình");
        assertThat(clusters.members(north.id(), TODAY))
                .extracting(Unit::shortName)
                .doesNotContain("Quảng Bình");
    }

    @Test
    void linesHeirsAndGroupsOfTheNationFollowFromItsUnitsAndSuccessions() {
        assertThat(verification.differences()).isEmpty();
    }

    private static Actor officer(String code) {
        long unit = units.byCode(code, TODAY).orElseThrow().id();
        return new Actor(1, "thu", "Người thử", List.of(new Holding(Role.OFFICER, unit, false)), TODAY);
    }
}
