package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.figures.Figures;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** Reports of the past come in whole, from a file, by the rules of any report; nothing comes in unless all is right. */
class HistoryImportTest {
    private final Office office = new Office(5);
    private final HistoryImport history = Office.HOUSE.bean(HistoryImport.class);
    private final Unit province = Office.HOUSE.unit(Cast.PROVINCE);
    private final List<Unit> communes = Office.HOUSE.bean(Units.class).children(province.id(), office.period.lastDay());
    private final List<String> codes = office.form(Unit.COMMUNE).requiredItems().stream()
            .filter(item -> office.fives(Unit.COMMUNE).containsKey(item.slot()))
            .map(FormItem::code)
            .toList();

    @TempDir
    Path directory;

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void aReportComesInAsItWasSentAndAcceptedAndCountsInEveryFigureAbove() throws IOException {
        HistoryPlan plan = load(
                head("sent", "accepted"),
                line(communes.get(0), "2026-05-20", "2026-05-21T09:30:00+07:00"),
                line(communes.get(1), "", ""));
        assertThat(plan.reports()).isEqualTo(2);
        assertThat(plan.figures()).isEqualTo(2L * codes.size());
        Report report = of(communes.get(0));
        assertThat(report.state()).isEqualTo(ReportState.ACCEPTED);
        assertThat(report.firstSentAt()).isEqualTo(Instant.parse("2026-05-19T17:00:00Z"));
        assertThat(report.acceptedAt()).isEqualTo(Instant.parse("2026-05-21T02:30:00Z"));
        assertThat(report.superiorId()).isEqualTo(province.id());
        assertThat(of(communes.get(1)).firstSentAt()).isEqualTo(VietnamTime.endOf(office.period.lastDay()));
        assertThat(office.steps.of(report.id())).singleElement().satisfies(step -> {
            assertThat(step.act()).isEqualTo(ReportAct.IMPORT);
            assertThat(step.reason()).isEqualTo("history.csv");
        });
        assertThat(audited(report))
                .singleElement()
                .satisfies(detail ->
                        assertThat(detail).contains("history.csv", plan.file().digest()));
        assertThat(amount(province, "13")).isEqualTo(10_000);
        assertThat(amount(Office.HOUSE.unit(Cast.CENTRE), "13")).isEqualTo(10_000);
        assertThat(Office.HOUSE.bean(ReportVerification.class).differences()).isEmpty();
        assertThat(Office.HOUSE.bean(CorrectionVerification.class).differences())
                .isEmpty();
    }

    @Test
    void aSuperiorsOwnCountComesOnTopOfWhatCameUpFromBelowWhereverItsLineStands() throws IOException {
        load(head(), line(province, code -> code.equals("13") ? "7" : ""), line(communes.get(0), code -> five(code)));
        assertThat(amount(province, "13")).isEqualTo(12_000);
        Submission edition =
                Office.HOUSE.bean(Submissions.class).find(of(province).id(), 1).orElseThrow();
        assertThat(edition.rolled().get(office.slot("13"))).isEqualTo(5_000);
        assertThat(edition.rolledReports()).isEqualTo(1);
        assertThat(Office.HOUSE.bean(ReportVerification.class).differences()).isEmpty();
    }

    @Test
    void whatIsThereAndSaysTheSameIsPassedOverAndWhatSaysSomethingElseIsNamed() throws IOException {
        load(head(), line(communes.get(0), code -> five(code)));
        HistoryPlan again =
                load(head(), line(communes.get(0), code -> five(code)), line(communes.get(1), c -> five(c)));
        assertThat(again.known()).isEqualTo(1);
        assertThat(again.reports()).isEqualTo(1);
        assertThat(amount(province, "13")).isEqualTo(10_000);
        HistoryPlan other = check(head(), line(communes.get(0), code -> code.equals("13") ? "6" : five(code)));
        assertThat(other.flaws().told())
                .containsExactly("Line 2: " + communes.get(0).code() + " has a report for " + office.period.code()
                        + " already, which says something else.");
        office.drafted(Office.somebody(Role.OFFICER, communes.get(2)), communes.get(2));
        assertThat(check(head(), line(communes.get(2), c -> five(c)))
                        .flaws()
                        .told()
                        .getFirst())
                .endsWith("or is not accepted.");
    }

    @Test
    void everyFlawIsNamedWithItsLineAndNothingComesIn() throws IOException {
        Unit first = communes.get(0);
        HistoryPlan plan = check(
                head(),
                line(first, code -> five(code)),
                line(first, code -> five(code)),
                line(first, code -> five(code)).replace(first.code(), "99999"),
                line(first, code -> five(code)).replace(office.period.code(), "2026-M13"),
                line(communes.get(1), code -> code.equals("13") ? "1.234,5" : five(code)),
                line(communes.get(2), code -> code.equals("13") ? "5.5" : five(code)),
                line(communes.get(3), code -> code.equals("13") ? "" : five(code)),
                "a,b");
        assertThat(plan.flaws().told())
                .anyMatch(flaw -> flaw.equals("Line 3: the report of " + first.code() + " for " + office.period.code()
                        + " stands in line 2 too."))
                .anyMatch(flaw -> flaw.startsWith("Line 4: there is no unit \"99999\""))
                .anyMatch(flaw -> flaw.equals("Line 5: there is no period \"2026-M13\"."))
                .anyMatch(flaw -> flaw.startsWith("Line 7: ") && flaw.contains("13"))
                .anyMatch(flaw -> flaw.startsWith("Line 8: ") && flaw.contains("13"))
                .anyMatch(flaw -> flaw.startsWith("Line 9: it has 2 cells"));
        assertThat(plan.flaws().told()).anyMatch(flaw -> flaw.startsWith("Line 6: "));
        assertThat(count()).isZero();
    }

    @Test
    void theHeadNamesIndicatorsThatThereAre() throws IOException {
        assertThat(check("unit,period,999,13,13").flaws().told())
                .containsExactly(
                        "Line 1: the column \"999\" is neither an indicator's code nor one of unit, period, sent, accepted.",
                        "Line 1: the column \"13\" stands there twice.");
        assertThat(check("unit,13").flaws().told()).containsExactly("Line 1: the column period is missing.");
        assertThat(check("").flaws().told()).containsExactly("Line 1: the file is empty.");
    }

    @Test
    void amountsAreReadAsTheyAreWrittenAndNeverGuessed() {
        assertThat(HistoryLevel.amount("0")).isZero();
        assertThat(HistoryLevel.amount("1250")).isEqualTo(1_250_000);
        assertThat(HistoryLevel.amount("12.5")).isEqualTo(12_500);
        assertThat(HistoryLevel.amount("0.125")).isEqualTo(125);
        assertThat(HistoryLevel.amount("n/a")).isEqualTo(Long.MIN_VALUE);
        assertThat(HistoryLevel.amount("KAD")).isEqualTo(Long.MIN_VALUE);
        for (String wrong : List.of("1,5", "1.", ".5", "-1", "1e3", "1.2345", "1 250", "12345678901234567890", "x"))
            assertThat(HistoryLevel.amount(wrong)).as(wrong).isNull();
    }

    private HistoryPlan load(String... lines) throws IOException {
        try (HistoryFile file = HistoryFile.open(write(lines))) {
            HistoryPlan plan = history.check(file, line -> {});
            assertThat(plan.flaws().told()).isEmpty();
            int reports = plan.reports();
            history.load(plan, Actor.anonymous(Office.HOUSE.clock().today()), line -> {});
            assertThat(plan.reports()).isEqualTo(reports);
            return plan;
        }
    }

    private HistoryPlan check(String... lines) throws IOException {
        try (HistoryFile file = HistoryFile.open(write(lines))) {
            return history.check(file, line -> {});
        }
    }

    private Path write(String... lines) throws IOException {
        String text = String.join("\r\n", lines);
        return Files.writeString(directory.resolve("history.csv"), text.isEmpty() ? "" : "\uFEFF" + text + "\r\n");
    }

    private String head(String... more) {
        List<String> head = new ArrayList<>(List.of("unit", "period"));
        head.addAll(codes);
        head.addAll(List.of(more));
        return String.join(",", head);
    }

    private String line(Unit unit, String... more) {
        return line(unit, this::five) + "," + String.join(",", more);
    }

    private String line(Unit unit, UnaryOperator<String> cell) {
        return unit.code() + "," + office.period.code() + ","
                + codes.stream().map(cell).collect(Collectors.joining(","));
    }

    private String five(String code) {
        Map<Integer, Long> fives = office.fives(Unit.COMMUNE);
        return Long.toString(fives.getOrDefault(office.slot(code), 0L) / 1000);
    }

    private Report of(Unit unit) {
        return office.reports
                .find(Office.somebody(Role.LEADER, unit), unit.id(), office.period)
                .orElseThrow();
    }

    private Long amount(Unit unit, String code) {
        return Office.HOUSE
                .bean(Figures.class)
                .sheets(List.of(unit.id()), office.period.id())
                .get(unit.id())
                .figure(office.slot(code))
                .amount();
    }

    private List<String> audited(Report report) {
        return Office.HOUSE
                .jdbc()
                .sql("select detail::text from audit.entry where thing = 'report' and thing_id = :id")
                .param("id", report.id())
                .query(String.class)
                .list();
    }

    private int count() {
        return Office.HOUSE
                .jdbc()
                .sql("select count(*) from reporting.report where period_id = :p")
                .param("p", office.period.id())
                .query(Integer.class)
                .single();
    }
}
