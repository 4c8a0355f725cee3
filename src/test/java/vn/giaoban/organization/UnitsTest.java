package vn.giaoban.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.Role;
import vn.giaoban.run.TestDatabase;

/** The real tree on a real PostgreSQL. */
class UnitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 22);

    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;
    private static Units units;

    @BeforeAll
    static void loadTheNation() {
        database = Nation.loaded();
        jdbc = JdbcClient.create(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        units = new Units(jdbc);
    }

    @AfterAll
    static void leave() {
        database.close();
    }

    @Test
    void theNationIs3356Units() {
        assertThat(units.all(TODAY)).hasSize(3_356);
        assertThat(units.below(centre().id(), 2, TODAY)).hasSize(34);
        assertThat(units.below(centre().id(), Unit.COMMUNE, TODAY)).hasSize(3_321);
        assertThat(units.children(langSon().id(), TODAY)).hasSize(65);
        assertThat(units.communesBelowChildren(centre().id(), TODAY))
                .hasSize(34)
                .containsEntry(langSon().id(), 65);
    }

    @Test
    void theNationIsLoadedOnce() {
        assertThat(new UnitImport(jdbc, new UnitVersions(jdbc, units), transaction).load())
                .isZero();
        assertThat(units.all(TODAY)).hasSize(3_356);
    }

    @Test
    void beforeTheReorganisationThereWere63ProvincesAnd705DistrictsAnd10599Communes() {
        LocalDate last = UnitImport.SINCE.minusDays(1);
        assertThat(units.below(centre().id(), Unit.PROVINCE, last)).hasSize(63);
        assertThat(units.below(centre().id(), Unit.DISTRICT, last)).hasSize(705);
        assertThat(units.below(centre().id(), Unit.COMMUNE, last)).hasSize(10_599);
        assertThat(units.all(UnitImport.SINCE)).hasSize(3_356);
        assertThat(units.all(UnitHistory.FIRST.minusDays(1))).isEmpty();
    }

    @Test
    void theBodiesAreNamedAsTheyWere() {
        assertThat(units.root(LocalDate.of(2025, 2, 2)).name()).isEqualTo("Ban Dân vận Trung ương");
        assertThat(units.root(TODAY).name()).isEqualTo("Ban Tuyên giáo và Dân vận Trung ương");
        Unit then = units.find(langSon().id(), LocalDate.of(2022, 9, 29)).orElseThrow();
        assertThat(then.name()).isEqualTo("Ban Dân vận Tỉnh ủy Lạng Sơn");
        assertThat(units.children(langSon().id(), LocalDate.of(2022, 9, 29)))
                .extracting(Unit::name)
                .contains("Ban Dân vận Thành ủy Lạng Sơn");
    }

    /** Article 004: the movement in 8 of 8 wards and communes. */
    @Test
    void thanhPhoLangSonHadEightCommunes() {
        LocalDate day = LocalDate.of(2022, 9, 29);
        Unit city = units.search("thành phố Lạng Sơn", day, 1).getFirst();
        assertThat(city.level()).isEqualTo(Unit.DISTRICT);
        assertThat(units.children(city.id(), day)).hasSize(8);
        assertThat(units.lineage(city.id(), day))
                .extracting(Unit::shortName)
                .containsExactly("Trung ương", "Lạng Sơn", "Thành phố Lạng Sơn");
        assertThat(units.find(city.id(), TODAY)).isEmpty();
    }

    @Test
    void aUnitKnowsItsLine() {
        assertThat(units.lineage(mauSon().id(), TODAY))
                .extracting(Unit::shortName)
                .containsExactly("Trung ương", "Lạng Sơn", "Xã Mẫu Sơn");
        assertThat(units.place(mauSon().id(), TODAY)).isEqualTo("Xã Mẫu Sơn, Lạng Sơn");
        assertThat(units.place(langSon().id(), TODAY)).isEqualTo("Lạng Sơn");
        assertThat(units.place(centre().id(), TODAY)).isEqualTo("Trung ương");
        assertThat(units.place(0, TODAY)).isEmpty();
    }

    @Test
    void theForbiddenIsNotFound() {
        Actor hoa = actor(mauSon().id());
        assertThat(units.find(hoa, mauSon().id())).isPresent();
        assertThat(units.find(hoa, langSon().id())).isEmpty();
        assertThat(units.find(hoa, centre().id())).isEmpty();

        Actor dung = actor(langSon().id());
        assertThat(units.find(dung, mauSon().id())).isPresent();
        assertThat(units.find(dung, langSon().id())).isPresent();
        assertThat(units.find(dung, haNoi().id())).isEmpty();
        assertThat(units.find(
                        dung, units.children(haNoi().id(), TODAY).getFirst().id()))
                .isEmpty();

        assertThat(units.find(actor(centre().id()), mauSon().id())).isPresent();
        assertThat(units.find(Actor.anonymous(TODAY), mauSon().id())).isEmpty();
        assertThat(units.find(actor(centre().id()), 999_999_999)).isEmpty();
    }

    @Test
    void theVisiblePartHangsFromTheHighestUnits() {
        assertThat(units.roots(actor(mauSon().id(), langSon().id(), haNoi().id())))
                .extracting(Unit::shortName)
                .containsExactly("Hà Nội", "Lạng Sơn");
        assertThat(units.roots(Actor.anonymous(TODAY))).isEmpty();
    }

    @Test
    void aSearchForgivesWhatHandsLeaveOut() {
        for (String typed : List.of(
                "Xã Mẫu Sơn",
                "mau son",
                "MAU SON",
                "xa mau son lang son",
                "lang son mau son",
                "đảng ủy xã mẫu sơn",
                "mẫu s"))
            assertThat(units.search(typed, TODAY, 10))
                    .as(typed)
                    .first()
                    .extracting(Unit::shortName)
                    .isEqualTo("Xã Mẫu Sơn");
        assertThat(first("lang son")).isEqualTo("Lạng Sơn");
        assertThat(first("tinh lang son")).isEqualTo("Lạng Sơn");
        assertThat(first("tp hcm")).isEqualTo("Thành phố Hồ Chí Minh");
        assertThat(first("TP.HCM")).isEqualTo("Thành phố Hồ Chí Minh");
        assertThat(first("ho chi minh")).isEqualTo("Thành phố Hồ Chí Minh");
        assertThat(first("hue")).isEqualTo("Huế");
        assertThat(first("trung uong")).isEqualTo("Trung ương");
        assertThat(first("m'drak")).isEqualTo("Xã M’Drắk");
        assertThat(first("m drak")).isEqualTo("Xã M’Drắk");
    }

    @Test
    void theUnitOfThatVeryNameComesFirstAndDiacriticsDecide() {
        assertThat(units.search("Ba Tô", TODAY, 10))
                .first()
                .extracting(Unit::shortName)
                .isEqualTo("Xã Ba Tô");
        assertThat(units.search("ba tơ", TODAY, 10))
                .first()
                .extracting(Unit::shortName)
                .isEqualTo("Xã Ba Tơ");
        assertThat(units.search("ba to", TODAY, 10))
                .extracting(Unit::shortName)
                .startsWith("Xã Ba Tơ", "Xã Ba Tô"); // neither is what was typed: by code
    }

    @Test
    void aSearchForNothingFindsNothing() {
        assertThat(units.search("", TODAY, 10)).isEmpty();
        assertThat(units.search(" % ", TODAY, 10)).isEmpty();
        assertThat(units.search("khong co xa nao ten nhu the", TODAY, 10)).isEmpty();
        assertThat(units.search(".*", TODAY, 10)).isEmpty();
    }

    @Test
    void aSearchStaysWithinWhatTheActorSees() {
        assertThat(units.search(actor(langSon().id()), "mau son", 10)).hasSize(1);
        assertThat(units.search(actor(haNoi().id()), "mau son", 10)).isEmpty();
        assertThat(units.search(actor(haNoi().id()), "phuong", 200))
                .isNotEmpty()
                .allMatch(u -> haNoi().id() == (u.parentId() == null ? 0 : u.parentId()));
    }

    @Test
    void communesStandInVietnameseOrder() {
        List<String> names = units.children(langSon().id(), TODAY).stream()
                .map(Unit::ownName)
                .toList();
        assertThat(names).startsWith("Ba Sơn", "Bắc Sơn", "Bằng Mạc");
        assertThat(names.indexOf("Chi Lăng")).isLessThan(names.indexOf("Chiến Thắng"));
        assertThat(names.indexOf("Đình Lập")).isBetween(names.indexOf("Công Sơn"), names.indexOf("Hội Hoan"));
    }

    @Test
    void theClosureOfTheNationEqualsRecursion() {
        assertThat(LineTest.drawn(jdbc, TODAY))
                .isEqualTo(LineTest.walked(units, TODAY))
                .hasSize(3_356 + 3_355 + 3_321);
    }

    @Test
    void twoVersionsOnOneDayAreRefused() {
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into organization.unit_version
                            (unit_id, name, short_name, kind, level, parent_id, valid_from, search_key)
                        select unit_id, name, short_name, kind, level, parent_id, date '2026-01-01', search_key
                        from organization.unit_version where unit_id = :id
                        """).param("id", mauSon().id()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aRenamedProvinceIsFoundUnderItsNewNameAndStillStandsAboveItsCommunes() {
        transaction.executeWithoutResult(status -> {
            Unit dongNai = units.byCode("75", TODAY).orElseThrow();
            new UnitVersions(jdbc, units)
                    .change(
                            dongNai.id(),
                            "Ban Tuyên giáo và Dân vận Thành ủy Đồng Nai",
                            "Thành phố Mới",
                            dongNai.kind(),
                            dongNai.parentId(),
                            TODAY);
            assertThat(units.find(dongNai.id(), TODAY.minusDays(1))
                            .orElseThrow()
                            .shortName())
                    .isEqualTo("Đồng Nai");
            assertThat(units.find(dongNai.id(), TODAY).orElseThrow().shortName())
                    .isEqualTo("Thành phố Mới");
            assertThat(units.search("loc ninh thanh pho moi", TODAY, 5)).isNotEmpty();
            assertThat(jdbc.sql("select count(*) from organization.line where ancestor_id = :id")
                            .param("id", dongNai.id())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(96);
            status.setRollbackOnly();
        });
        assertThat(units.byCode("75", TODAY).orElseThrow().shortName()).isEqualTo("Đồng Nai");
    }

    private static String first(String typed) {
        return units.search(typed, TODAY, 10).getFirst().shortName();
    }

    private static Unit centre() {
        return units.root(TODAY);
    }

    private static Unit langSon() {
        return units.byCode("20", TODAY).orElseThrow();
    }

    private static Unit haNoi() {
        return units.byCode("01", TODAY).orElseThrow();
    }

    private static Unit mauSon() {
        return units.byCode("06541", TODAY).orElseThrow();
    }

    private static Actor actor(Long... unitIds) {
        return new Actor(
                1,
                "thu",
                "Người thử",
                List.of(unitIds).stream()
                        .map(id -> new Holding(Role.OFFICER, id, false))
                        .toList(),
                TODAY);
    }
}
