package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Amounts;
import vn.giaoban.figures.Figures;
import vn.giaoban.figures.Posting;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** Figures that come of other figures open to those: changes, quarters, classes of values, cells, corrections, prose. */
class OpeningsTest {
    private static final TestHouse HOUSE = TestHouse.open();
    private static final Pattern OPENS =
            Pattern.compile("<a class=\"gb-open\" href=\"([^\"]*)\" aria-label=\"([^\"]*)\">([^<]*)</a>");

    private static final Unit NATION = HOUSE.unit(Cast.CENTRE);
    private static final Unit PROVINCE = HOUSE.unit(Cast.PROVINCE);
    private static final Unit COMMUNE = HOUSE.unit(Cast.COMMUNE);

    private static Office before;
    private static Office now;
    private static Period quarter;
    private static Period half;
    private static Report report;
    private static Report corrected;
    private static Report kept;
    private static long activity;
    private static Unit neighbour;

    /** August of two years, a quarter and the half year that goes on from it; one commune keeps a log, one is corrected. */
    @BeforeAll
    static void figuresOfSeveralPeriods() {
        before = new Office(2025, 8);
        now = new Office(8);
        quarter = HOUSE.bean(Periods.class).find("2026-Q1").orElseThrow();
        half = HOUSE.bean(Periods.class).find("2026-6T").orElseThrow();
        List<Unit> communes = HOUSE.bean(Units.class).children(PROVINCE.id(), now.period.lastDay()).stream()
                .filter(unit -> unit.id() != COMMUNE.id())
                .toList();
        neighbour = communes.getFirst();
        before.accepted(neighbour, "32", 6_000);
        report = now.accepted(neighbour, "32", 9_000);
        post(quarter, 3_000);
        post(half, 8_000);
        Unit third = communes.get(1);
        corrected = now.accepted(third);
        now.correction(third, now.slot("32"), corrected, 7_000);

        Client hoa = HOUSE.signedIn("hoa");
        Map<String, String> typed =
                new HashMap<>(PageForm.of(hoa.get("/activities/new?type=doi-thoai"), "/activities"));
        typed.putAll(Map.of(
                "f.chu-tri",
                "chinh-quyen",
                "f.nguoi-du",
                "1340",
                "f.y-kien",
                "12",
                "place",
                "Nà Lìn",
                "key",
                UUID.randomUUID().toString()));
        typed.put("day", now.period.firstDay().plusDays(9).toString());
        String logged = hoa.follow(hoa.post("/activities", typed)).body();
        activity = Long.parseLong(logged.replaceAll("(?s).*/activities/(\\d+)/correction.*", "$1"));
        kept = now.reports.begin(HOUSE.actor("hoa"), COMMUNE.id(), now.period);
    }

    private static void post(Period period, long amount) {
        Posting posting =
                new Posting(neighbour.id(), Amounts.of(Map.of(now.slot("32"), amount)), Amounts.NONE, 4711L, 4712L);
        HOUSE.transaction()
                .executeWithoutResult(status -> HOUSE.bean(Figures.class).post(period, List.of(posting)));
    }

    @AfterAll
    static void leaveNothing() {
        for (Office office : List.of(before, now)) office.close();
        for (Period period : List.of(quarter, half))
            HOUSE.jdbc()
                    .sql("delete from figures.sheet where period_id = :p")
                    .param("p", period.id())
                    .update();
        HOUSE.jdbc()
                .sql("delete from activities.revision; delete from activities.activity")
                .update();
    }

    @Test
    void aChangeOpensToTheTwoFiguresThatItComesOf() {
        Client mai = HOUSE.signedIn("mai");
        String period = now.period.code();
        for (String address : List.of(
                "/figures/" + PROVINCE.id() + "/" + period + "?indicator=32",
                "/figures/" + neighbour.id() + "/" + period,
                "/compare?units=" + neighbour.id() + "&indicator=32&period=" + period)) {
            MatchResult change = link(mai, address, "\\+50,0%");
            assertThat(change.group(2)).as(address).contains("Cuộc đối thoại", "tháng 8 năm 2026", "so cùng kỳ");
            String page = followed(mai, change);
            assertThat(page.substring(page.indexOf("id=\"change\"")))
                    .as(address)
                    .contains("+50,0%", ">6\u00a0cuộc</a>");
            assertThat(page).contains("<span class=\"v\">9</span>");
        }
    }

    @Test
    void theChangeOfAnAverageOpensToTheTwoAverages() {
        Client mai = HOUSE.signedIn("mai");
        String national = "/figures/" + NATION.id() + "/" + now.period.code() + "?indicator=32";
        MatchResult average = OPENS.matcher(mai.get(national).body())
                .results()
                .filter(link ->
                        link.group(1).endsWith("#average") && link.group(2).contains("so cùng kỳ"))
                .findFirst()
                .orElseThrow();
        String page = followed(mai, average);
        assertThat(page.substring(page.indexOf("id=\"average\""))).contains(average.group(3), "so cùng kỳ");
    }

    @Test
    void aQuarterAloneOpensToThePeriodsThatItIsTheDifferenceOf() {
        Client mai = HOUSE.signedIn("mai");
        String half = "/figures/" + neighbour.id() + "/" + OpeningsTest.half.code() + "/32";
        MatchResult step = OPENS.matcher(mai.get(half).body())
                .results()
                .filter(link -> link.group(1).endsWith("#quarter"))
                .findFirst()
                .orElseThrow();
        assertThat(step.group(3)).isEqualTo("5");
        String page = followed(mai, step);
        String alone = page.substring(page.indexOf("id=\"quarter\""));
        assertThat(alone.substring(0, alone.indexOf("</section>")))
                .contains("Riêng quý II", "<b>5\u00a0cuộc</b>", "<b>8</b>", ">3</a>");
        MatchResult first = OPENS.matcher(alone).results().findFirst().orElseThrow();
        assertThat(followed(mai, first)).contains("<span class=\"v\">3</span>");
        assertThat(mai.get("/figures/" + neighbour.id() + "/" + quarter.code() + "/32")
                        .body())
                .as("what a quarter reported itself is no difference")
                .doesNotContain("id=\"quarter\"");
    }

    @Test
    void aClassOpensToItsUnits() {
        Client mai = HOUSE.signedIn("mai");
        String of = "/" + now.period.code();
        for (String address : List.of(
                "/figures/" + PROVINCE.id() + of + "/distribution?indicator=32",
                "/compare/distribution?below=" + PROVINCE.id() + "&indicator=32&period=" + now.period.code(),
                "/figures/" + NATION.id() + of + "?indicator=32",
                "/figures/" + PROVINCE.id() + of + "?indicator=32")) {
            List<MatchResult> classes = OPENS.matcher(mai.get(address).body())
                    .results()
                    .filter(link -> link.group(1).contains("&amp;from="))
                    .toList();
            assertThat(classes).as(address).isNotEmpty();
            for (MatchResult one : classes) {
                int said = Integer.parseInt(one.group(2).replaceAll(".*, (\\d+) đơn vị.*", "$1"));
                String page = followed(mai, one);
                String list = page.substring(page.indexOf("id=\"class\""));
                list = list.substring(list.indexOf("<tbody>"), list.indexOf("</tbody>"));
                assertThat(list.split("<th scope=\"row\">", -1))
                        .as(one.group(2))
                        .hasSize(said + 1);
            }
        }
        assertThat(mai.get("/figures/" + PROVINCE.id() + of + "/distribution?indicator=32&from=a&to=b")
                        .body())
                .as("what is no class is none")
                .doesNotContain("id=\"class\"");
    }

    @Test
    void aChartsPointsAreLinksOrSayThatTheTableHasThem() {
        Client mai = HOUSE.signedIn("mai");
        String distribution = mai.get(
                        "/figures/" + PROVINCE.id() + "/" + now.period.code() + "/distribution?indicator=32")
                .body();
        String bars = distribution.substring(distribution.indexOf("<svg class=\"gb-lines"));
        assertThat(bars)
                .containsPattern("<a href=\"[^\"]*#class\" aria-label=\"[^\"]* đơn vị\\. Mở xem gồm những gì\">");
        for (String address : List.of(
                "/figures/" + neighbour.id() + "/history?indicator=32&period=SIX_MONTHS",
                "/figures/" + PROVINCE.id() + "/punctuality",
                "/figures/" + neighbour.id() + "/" + half.code() + "?indicator=32")) {
            String page = mai.get(address).body();
            MatchResult said = Pattern.compile("aria-describedby=\"((?:chart|trend)-said)\"")
                    .matcher(page)
                    .results()
                    .findFirst()
                    .orElseThrow();
            assertThat(page).as(address).contains("id=\"" + said.group(1) + "\">Các số của biểu đồ đều ở trong bảng");
        }
    }

    @Test
    void aPinnedChartHasNoTableBesideItSoItsPointsAreLinks() {
        Client dung = HOUSE.signedIn("dung");
        try {
            for (String address : List.of(
                    "/figures/" + neighbour.id() + "/history?indicator=32&period=SIX_MONTHS",
                    "/figures/" + PROVINCE.id() + "/punctuality"))
                assertThat(dung.post("/units/" + PROVINCE.id() + "/pins", Map.of("address", address))
                                .status())
                        .isEqualTo(302);
            String page = dung.get("/units/" + PROVINCE.id()).body();
            MatchResult point = Pattern.compile("<a href=\"([^\"]*)\" aria-label=\"([^\"]*)\"><circle")
                    .matcher(page)
                    .results()
                    .findFirst()
                    .orElseThrow();
            assertThat(point.group(2)).contains("Cuộc đối thoại", "6 tháng năm 2026: 8");
            assertThat(dung.get(HtmlUtils.htmlUnescape(point.group(1))).body()).contains("<span class=\"v\">8</span>");
            assertThat(page).containsPattern("<a href=\"/boards/[^\"]*/reports[^\"]*\" aria-label=\"[^\"]*báo cáo");
        } finally {
            HOUSE.jdbc().sql("delete from analytics.pin").update();
        }
    }

    @Test
    void aComputedFigureLeadsToTheCellsThatItIsWorkedOutFrom() {
        String page = HOUSE.signedIn("dung").get("/reports/" + report.id()).body();
        List<MatchResult> parts = Pattern.compile("rp-sum-of\"> = (.*?)</span>")
                .matcher(page)
                .results()
                .toList();
        assertThat(parts).isNotEmpty();
        for (MatchResult one : parts)
            Pattern.compile("href=\"#([^\"]*)\"")
                    .matcher(one.group(1))
                    .results()
                    .forEach(part -> assertThat(page).contains("id=\"" + part.group(1) + "\""));
        assertThat(parts).anyMatch(one -> one.group(1).contains("href=\"#c-"));
    }

    @Test
    void aTotalThatCountsOpensToTheUnitsBelow() {
        Report above = now.accepted(PROVINCE);
        String page = HOUSE.signedIn("mai").get("/reports/" + above.id()).body();
        String row = page.substring(page.indexOf("id=\"c-32\""));
        row = row.substring(0, row.indexOf("</tr>"));
        MatchResult total = OPENS.matcher(row.substring(row.indexOf("rp-total")))
                .results()
                .findFirst()
                .orElseThrow();
        String below = followed(HOUSE.signedIn("mai"), total);
        assertThat(below).contains("<span class=\"v\">" + total.group(3) + "</span>", "id=\"units\"");
    }

    @Test
    void whatAnActivityCountsForLeadsToTheReport() {
        Client hoa = HOUSE.signedIn("hoa");
        String page = hoa.get("/activities/" + activity).body();
        MatchResult effect = OPENS.matcher(page.substring(page.indexOf("ac-effect")))
                .results()
                .filter(link -> link.group(1).endsWith("/33"))
                .findFirst()
                .orElseThrow();
        assertThat(effect.group(1)).isEqualTo("/reports/" + kept.id() + "/counted/33");
        assertThat(effect.group(3)).contains("1.340");
        assertThat(followed(hoa, effect)).contains("<b>1.340</b>", "Nà Lìn");
    }

    @Test
    void theValuesOfACorrectionOpenToTheEditionsThatSayThem() {
        Client dung = HOUSE.signedIn("dung");
        String at = "/reports/" + corrected.id();
        String edits = dung.get(at + "/correction").body();
        List<MatchResult> values = OPENS.matcher(edits.substring(edits.indexOf("rp-edits")))
                .results()
                .toList();
        assertThat(values).hasSizeGreaterThanOrEqualTo(2);
        assertThat(values.get(0).group(1)).isEqualTo(at + "?edition=1#c-32");
        assertThat(values.get(1).group(1)).isEqualTo(at + "?edition=2#c-32");
        assertThat(values.get(1).group(3)).isEqualTo("7");
        for (MatchResult value : values.subList(0, 2)) {
            String page = followed(dung, value);
            String cell = page.substring(page.indexOf("id=\"c-32\""));
            assertThat(cell.substring(0, cell.indexOf("</tr>"))).contains(">" + value.group(3) + "</span>");
        }
    }

    @Test
    void whoReturnsAReportOpensItsFigures() {
        Unit fourth = HOUSE.bean(Units.class)
                .children(PROVINCE.id(), now.period.lastDay())
                .get(5);
        Report sent = now.sent(fourth);
        Client dung = HOUSE.signedIn("dung");
        MatchResult figure = OPENS.matcher(
                        dung.get("/reports/" + sent.id() + "/return").body())
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(figure.group(1)).startsWith("/reports/" + sent.id() + "?edition=1#c-");
        assertThat(dung.get("/reports/" + sent.id() + "?edition=1").status()).isEqualTo(200);
    }

    private static MatchResult link(Client reader, String address, String text) {
        return OPENS.matcher(reader.get(address).body())
                .results()
                .filter(link -> link.group(3).matches(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(address));
    }

    private static String followed(Client reader, MatchResult link) {
        String href = HtmlUtils.htmlUnescape(link.group(1)).replaceFirst("#.*", "");
        Client.Answer answer = reader.get(href);
        assertThat(answer.status()).as(href).isEqualTo(200);
        String place = link.group(1).contains("#") ? link.group(1).replaceFirst(".*#", "") : "";
        if (!place.isEmpty()) assertThat(answer.body()).as(href).contains("id=\"" + place + "\"");
        return answer.body();
    }
}
