package vn.giaoban.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.run.TestDatabase;
import vn.giaoban.web.Page;

/** What each member of the cast is shown of the tree. */
class UnitPagesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 22);

    /** Only a day that cannot be read needs the reader's language. */
    @SuppressWarnings("NullAway")
    private static final Page NO_PAGE = null;

    private static TestDatabase database;
    private static UnitPages pages;
    private static Unit centre;
    private static Unit langSon;
    private static Unit mauSon;

    @BeforeAll
    static void loadTheNation() {
        database = Nation.loaded();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        Units units = new Units(jdbc);
        Audit audit = new Audit(jdbc, Clock.systemUTC(), JsonMapper.builder().build());
        pages = new UnitPages(
                units,
                new Successions(jdbc, units),
                new Clusters(jdbc, units, audit),
                new Reorganizations(
                        jdbc,
                        Clock.systemUTC(),
                        units,
                        new UnitVersions(jdbc, units),
                        audit,
                        new StaticListableBeanFactory().getBeanProvider(ReorganizationEffects.class)),
                new Settlements(jdbc, Clock.systemUTC(), units, new UnitVersions(jdbc, units), audit),
                new StaticListableBeanFactory().getBeanProvider(UnitPart.class));
        centre = units.root(TODAY);
        langSon = units.byCode("20", TODAY).orElseThrow();
        mauSon = units.byCode("06541", TODAY).orElseThrow();
    }

    @AfterAll
    static void leave() {
        database.close();
    }

    @Test
    void theCentreSeesProvincesAndUnfoldsOne() {
        Branch root = tree(mai(), "20").getFirst();
        assertThat(root.unit()).isEqualTo(centre);
        assertThat(root.communes()).isEqualTo(3_321);
        assertThat(root.children()).hasSize(34);
        assertThat(root.children().stream().filter(Branch::isOpen))
                .singleElement()
                .satisfies(province -> {
                    assertThat(province.unit()).isEqualTo(langSon);
                    assertThat(province.communes()).isEqualTo(65);
                    assertThat(province.children()).hasSize(65);
                });
        assertThat(tree(mai(), "no such code").getFirst().children()).noneMatch(Branch::isOpen);
    }

    @Test
    void aProvinceSeesItsCommunesAndACommuneItself() {
        assertThat(tree(dung(), "")).singleElement().satisfies(root -> {
            assertThat(root.unit()).isEqualTo(langSon);
            assertThat(root.communes()).isEqualTo(65);
            assertThat(root.children()).hasSize(65);
        });
        assertThat(tree(hoa(), "")).singleElement().satisfies(root -> {
            assertThat(root.unit()).isEqualTo(mauSon);
            assertThat(root.communes()).isZero();
        });
    }

    @Test
    void superiorsAreNamedAndOpenOnlyToWhoSeesThem() {
        assertThat(model(hoa(), mauSon)).containsEntry("superiors", List.of(centre, langSon));
        assertThat(model(hoa(), mauSon)).containsEntry("seen", Map.of(centre.id(), false, langSon.id(), false));
        assertThat(model(dung(), mauSon)).containsEntry("seen", Map.of(centre.id(), false, langSon.id(), true));
        assertThat(model(mai(), mauSon)).containsEntry("seen", Map.of(centre.id(), true, langSon.id(), true));
    }

    @Test
    void whatIsNotSeenIsNotFound() {
        assertThatThrownBy(() -> unit(hoa(), langSon.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> unit(dung(), centre.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> unit(mai(), 999_999_999)).isInstanceOf(NotFound.class);
        Actor citizen = Actor.anonymous(TODAY);
        assertThatThrownBy(() -> unit(citizen, mauSon.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.tree(NO_PAGE, citizen, "", Set.of())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.search(citizen, "mau son")).isInstanceOf(NotFound.class);
    }

    @Test
    void aSearchSaysWhenThereIsMore() {
        Map<String, Object> xa = pages.search(mai(), "xa").getModel();
        assertThat(xa).containsEntry("more", true);
        assertThat((List<?>) xa.get("found")).hasSize(UnitPages.SHOWN);
        Map<String, Object> one = pages.search(dung(), " mau son ").getModel();
        assertThat(one).containsEntry("more", false).containsEntry("typed", "mau son");
        assertThat(one)
                .containsEntry("found", List.of(mauSon))
                .containsEntry("places", Map.of(langSon.id(), "Lạng Sơn"));
    }

    @SuppressWarnings("unchecked")
    private static List<Branch> tree(Actor actor, String open) {
        return (List<Branch>)
                pages.tree(NO_PAGE, actor, "", Set.of(open)).getModel().get("roots");
    }

    private static ModelAndView unit(Actor actor, long id) {
        return pages.unit(NO_PAGE, actor, id, "");
    }

    private static Map<String, Object> model(Actor actor, Unit unit) {
        return unit(actor, unit.id()).getModel();
    }

    private static Actor mai() {
        return new Actor(1, "mai", "Chị Mai", List.of(new Holding(Role.OFFICER, centre.id(), false)), TODAY);
    }

    private static Actor dung() {
        return new Actor(2, "dung", "Anh Dũng", List.of(new Holding(Role.OFFICER, langSon.id(), false)), TODAY);
    }

    private static Actor hoa() {
        return new Actor(3, "hoa", "Chị Hoa", List.of(new Holding(Role.OFFICER, mauSon.id(), false)), TODAY);
    }
}
