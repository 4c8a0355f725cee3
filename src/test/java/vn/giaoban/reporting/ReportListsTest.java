package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** Wherever reports are counted, the count opens to as many reports. */
class ReportListsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final Pattern COUNTS =
            Pattern.compile("<a class=\"gb-open\" href=\"(/boards/[^\"]*)\" aria-label=\"([^\"]*)\">([^<]*)");
    private static final Pattern ROW = Pattern.compile("<tr>.*?<th scope=\"row\">", Pattern.DOTALL);

    private final Units units = HOUSE.bean(Units.class);
    private final Unit nation = HOUSE.unit(Cast.CENTRE);
    private final Unit province = HOUSE.unit(Cast.PROVINCE);
    private Office office;

    /** One of each: waiting in time, accepted late, returned, a draft, one that is corrected, one whose correction is to be judged. */
    @BeforeEach
    void reportsInEveryState() {
        office = new Office(8);
        List<Unit> communes = units.children(province.id(), office.period.lastDay());
        Report waiting = office.sent(communes.get(0));
        sentAt(waiting, VietnamTime.endOf(office.period.lastDay()));
        Report accepted = office.accepted(communes.get(1));
        sentAt(accepted, VietnamTime.endOf(office.period.lastDay().plusDays(25)));
        Report returned = office.sent(communes.get(2));
        office.acceptances.giveBack(
                Office.somebody(Role.OFFICER, province), returned.id(), returned.revision(), "Xem lại.", List.of());
        office.drafted(Office.somebody(Role.OFFICER, communes.get(3)), communes.get(3));
        Report corrected = office.accepted(communes.get(4));
        office.corrections.begin(
                Office.somebody(Role.OFFICER, communes.get(4)), corrected.id(), corrected.revision(), "Đếm thiếu.");
        office.correction(communes.get(5), office.slot("32"), office.accepted(communes.get(5)), 6_000);
    }

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void eachCountOfTheCompletionHasItsReports() {
        Instant now = VietnamTime.endOf(office.period.lastDay().plusDays(30));
        for (Unit unit : List.of(province, nation)) {
            Completion.Below below = HOUSE.bean(Completion.class)
                    .below(office.period, unit, units.children(unit.id(), office.period.lastDay()), now);
            for (int level : unit.isCentre() ? new int[] {2, 4} : new int[] {4}) {
                List<ReportLists.Row> rows = HOUSE
                        .bean(ReportLists.class)
                        .below(Office.somebody(Role.LEADER, nation), unit.id(), office.period, now)
                        .stream()
                        .filter(row -> row.unit().level() == level)
                        .toList();
                Completion.Counts counts = below.level(level);
                assertThat(rows).filteredOn(Outcome.ALL::admits).hasSize(counts.expected());
                assertThat(rows).filteredOn(Outcome.SENT::admits).hasSize(counts.sent());
                assertThat(rows).filteredOn(Outcome.IN_TIME::admits).hasSize(counts.inTime());
                assertThat(rows).filteredOn(Outcome.LATE::admits).hasSize(counts.late());
                assertThat(rows).filteredOn(Outcome.MISSING::admits).hasSize(counts.missing());
                assertThat(rows).filteredOn(Outcome.OVERDUE::admits).hasSize(counts.overdue());
                assertThat(rows).filteredOn(Outcome.ACCEPTED::admits).hasSize(counts.accepted());
                assertThat(rows).filteredOn(Outcome.RETURNED::admits).hasSize(counts.returned());
                assertThat(rows).filteredOn(Outcome.WAITING::admits).hasSize(counts.sent() - counts.accepted());
            }
        }
    }

    @Test
    void aCountOnAnyPageOpensToAsManyRows() {
        String period = office.period.code();
        Client dung = HOUSE.signedIn("dung");
        assertThat(opened(dung, "/figures/" + province.id() + "/" + period)).isGreaterThanOrEqualTo(3);
        assertThat(opened(dung, "/figures/" + province.id() + "/punctuality")).isGreaterThanOrEqualTo(4);
        assertThat(opened(dung, "/reports")).isGreaterThanOrEqualTo(5);
        Client mai = HOUSE.signedIn("mai");
        assertThat(opened(mai, "/figures/" + nation.id() + "/" + period)).isGreaterThanOrEqualTo(5);
        assertThat(opened(mai, "/reports")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatToWatchAndWhatToDoOpenToAsManyRows() {
        HOUSE.clock().set(office.period.lastDay().plusDays(30));
        try {
            Client dung = HOUSE.signedIn("dung");
            String watched = dung.get("/figures/" + province.id() + "/" + office.period.code())
                    .body();
            Pattern watch = Pattern.compile("<a class=\"t\" href=\"(/boards/[^\"]*)\">(\\d+) ");
            List<MatchResult> watches = watch.matcher(watched).results().toList();
            assertThat(watches).hasSizeGreaterThanOrEqualTo(3);
            for (MatchResult one : watches) assertThat(rows(dung, one.group(1))).isEqualTo(number(one.group(2)));
            List<MatchResult> work =
                    watch.matcher(dung.get("/work").body()).results().toList();
            for (MatchResult one : work)
                if (one.group(1).contains(office.period.code()))
                    assertThat(rows(dung, one.group(1))).as(one.group(1)).isEqualTo(number(one.group(2)));
        } finally {
            HOUSE.clock().set(TestHouse.TODAY);
        }
    }

    @Test
    void whoMayNotReadTheReportsFindsNoList() {
        String list = "/boards/" + office.period.code() + "/" + province.id() + "/reports?state=sent";
        assertThat(HOUSE.signedIn("dung").get(list).status()).isEqualTo(200);
        for (String outside : List.of("hoa", "pao", "tuan"))
            assertThat(HOUSE.signedIn(outside).get(list).status()).as(outside).isEqualTo(404);
    }

    /** How many counts of reports of this period the page has; each of them followed. */
    private int opened(Client reader, String address) {
        List<MatchResult> counts = COUNTS.matcher(reader.get(address).body())
                .results()
                .filter(count -> count.group(1).contains("/" + office.period.code() + "/"))
                .limit(40)
                .toList();
        for (MatchResult count : counts) {
            String href = HtmlUtils.htmlUnescape(count.group(1));
            int said = number(count.group(2).replaceAll(".*: ([\\d.]+) báo cáo.*", "$1"));
            assertThat(rows(reader, href)).as(address + " → " + href).isEqualTo(said);
            assertThat(count.group(3).replaceAll("[^\\d]", " ")).as(href).isNotBlank();
        }
        return counts.size();
    }

    /** Of a list that goes over several pages, of all of them. */
    private static int rows(Client reader, String address) {
        int rows = 0;
        for (int sheet = 1; ; sheet++) {
            String page = reader.get(HtmlUtils.htmlUnescape(address) + "&sheet=" + sheet)
                    .body();
            int here = (int) ROW.matcher(page).results().count();
            rows += here;
            if (here < 200 || !address.contains("/reports?")) return rows;
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(".", ""));
    }

    private static void sentAt(Report report, Instant at) {
        HOUSE.jdbc()
                .sql("update reporting.report set first_sent_at = :at, sent_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", report.id())
                .update();
    }
}
