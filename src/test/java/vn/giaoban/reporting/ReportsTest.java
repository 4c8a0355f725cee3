package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Holding;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.identity.Accounts;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** Reports are found through the actor: the forbidden is not found. */
class ReportsTest {
    private static final TestHouse HOUSE = Office.HOUSE;

    private final Office office = new Office(5);
    private final Units units = HOUSE.bean(Units.class);
    private final Unit province = HOUSE.unit(Cast.PROVINCE);
    private final Unit nextProvince = HOUSE.unit("04");

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void draftsAreTheUnitsOwnAndWhatIsSentIsSeenAboveAndNowhereElse() {
        List<Unit> places = new ArrayList<>(List.of(HOUSE.unit(Cast.CENTRE), province, nextProvince));
        places.addAll(communes(province).subList(0, 3));
        places.addAll(communes(nextProvince).subList(0, 2));
        Map<Unit, Report> reports = new LinkedHashMap<>();
        for (Unit unit : places)
            reports.put(
                    unit,
                    reports.size() % 2 == 1
                            ? office.sent(unit)
                            : office.drafted(Office.somebody(Role.OFFICER, unit), unit));
        Random random = new Random(5);
        for (int round = 0; round < 150; round++) {
            Actor actor = randomActor(random, places);
            reports.forEach((unit, report) -> assertThat(
                            office.reports.find(actor, report.id()).isPresent())
                    .as(actor.holdings() + " and the report of " + unit.code())
                    .isEqualTo(expected(actor, unit, report.submissions() > 0)));
        }
    }

    @Test
    void siblingsSeeNothingOfEachOther() {
        Unit one = communes(province).get(0);
        Unit other = communes(province).get(1);
        Report sent = office.sent(one);
        for (Role role : Role.values())
            assertThat(office.reports.find(Office.somebody(role, other), sent.id()))
                    .isEmpty();
        assertThatThrownBy(() -> office.reports.of(Office.somebody(Role.LEADER, other), one.id()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aRoleThatEndedYesterdayOpensNothingToday() {
        Unit commune = communes(province).get(2);
        Report sent = office.sent(commune);
        Accounts accounts = HOUSE.bean(Accounts.class);
        Actor system = Actor.anonymous(TestHouse.TODAY);
        LocalDate since = LocalDate.of(2026, 1, 1);
        long id = HOUSE.transaction().execute(status -> {
            long made = accounts.make(system, "until.yesterday", "Until Yesterday", commune.id());
            accounts.grant(system, made, commune.id(), Role.LEADER, false, since, TestHouse.TODAY.minusDays(1));
            return made;
        });
        assertThat(office.reports.find(accounts.actor(id, TestHouse.TODAY.minusDays(1)), sent.id()))
                .isPresent();
        assertThat(office.reports.find(accounts.actor(id, TestHouse.TODAY), sent.id()))
                .isEmpty();
    }

    @Test
    void beginningTwiceFindsTheOneThatIsBegun() {
        Unit commune = communes(province).get(0);
        Report first = office.reports.begin(Office.somebody(Role.OFFICER, commune), commune.id(), office.period);
        Report second = office.reports.begin(Office.somebody(Role.LEADER, commune), commune.id(), office.period);
        assertThat(second).isEqualTo(first);
        assertThat(office.steps.of(first.id())).hasSize(1);
        assertThat(first.superiorId()).isEqualTo(province.id());
    }

    @Test
    void whatWasBegunAndNotSavedSaysHowMuchThereIsToFillIn() {
        Client hoa = HOUSE.signedIn("hoa");
        hoa.get("/reports");
        String report =
                hoa.post("/reports", Map.of("period", office.period.code())).location();
        int required =
                office.form(HOUSE.unit(Cast.COMMUNE).level()).requiredItems().size();
        String work = hoa.get("/work").body();
        assertThat(work).contains(report).doesNotContain("0/0");
        String list = hoa.get("/reports").body();
        assertThat(list).doesNotContain("0/0").containsPattern("\\b0/" + "\\d{2}");
        assertThat(required).isGreaterThan(9);
    }

    @Test
    void nobodyBeginsForAnotherUnitNorInAPeriodThatIsNotOpen() {
        Unit commune = communes(province).get(0);
        for (Actor other : List.of(
                Office.somebody(Role.OFFICER, province),
                Office.somebody(Role.OFFICER, communes(province).get(1)),
                Office.somebody(Role.ADMINISTRATOR, commune),
                Office.somebody(Role.AUDITOR, commune)))
            assertThatThrownBy(() -> office.reports.begin(other, commune.id(), office.period))
                    .isInstanceOf(NotFound.class);
        HOUSE.jdbc()
                .sql("update catalogue.period set opened = false where id = :p")
                .param("p", office.period.id())
                .update();
        var closed = HOUSE.bean(vn.giaoban.catalogue.Periods.class)
                .find(office.period.id())
                .orElseThrow();
        assertThatThrownBy(() -> office.reports.begin(Office.somebody(Role.OFFICER, commune), commune.id(), closed))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aStepFromAPageThatIsNoLongerTrueIsRefused() {
        Unit commune = communes(province).get(0);
        Report sent = office.sent(commune);
        Actor leader = Office.somebody(Role.LEADER, commune);
        office.filing.withdraw(leader, sent.id(), sent.revision(), "");
        assertThatThrownBy(() -> office.acceptances.giveBack(
                        HOUSE.actor("dung"), sent.id(), sent.revision(), "Muộn.", List.of()))
                .isInstanceOf(StaleReport.class);
    }

    @Test
    void everyStepIsKeptWithWhoAndWhyAndStandsInTheAuditTrail() {
        Unit commune = communes(province).get(0);
        Report sent = office.sent(commune);
        office.acceptances.giveBack(HOUSE.actor("dung"), sent.id(), sent.revision(), "Thiếu số.", List.of());
        assertThat(office.steps.of(sent.id()).stream().map(Step::act))
                .containsExactly(ReportAct.RETURN, ReportAct.SUBMIT, ReportAct.PRESENT, ReportAct.BEGIN);
        assertThat(office.steps.of(sent.id()).getFirst().accountId()).isEqualTo(HOUSE.account("dung"));
        assertThat(HOUSE.jdbc()
                        .sql("select act from audit.entry where thing = 'report' and thing_id = :id order by id")
                        .param("id", sent.id())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "report.begun", "report.written", "report.presented", "report.submitted", "report.returned");
    }

    /** One or two roles in one or two of the places. */
    private Actor randomActor(Random random, List<Unit> places) {
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++)
            holdings.add(new Holding(
                    Role.values()[random.nextInt(Role.values().length)],
                    places.get(random.nextInt(places.size())).id(),
                    false));
        return new Actor(7, "someone", "Someone", holdings, TestHouse.TODAY);
    }

    private boolean expected(Actor actor, Unit unit, boolean sent) {
        if (actor.holdsAnyIn(unit.id(), Role.OFFICER, Role.LEADER)) return true;
        Set<Long> line =
                units.lineage(unit.id(), TestHouse.TODAY).stream().map(Unit::id).collect(Collectors.toSet());
        return sent
                && actor.holdings().stream().anyMatch(h -> h.role() != Role.ADMINISTRATOR && line.contains(h.unitId()));
    }

    private List<Unit> communes(Unit of) {
        return units.children(of.id(), office.period.lastDay());
    }
}
