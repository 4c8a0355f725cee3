package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.Client;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.access.Role;
import vn.giaoban.activities.Activities;
import vn.giaoban.activities.ActivityContent;
import vn.giaoban.activities.ActivityField;
import vn.giaoban.activities.ActivityReading;
import vn.giaoban.activities.ActivityState;
import vn.giaoban.activities.ActivityType;
import vn.giaoban.activities.ActivityTypes;
import vn.giaoban.activities.NamedUnits;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.figures.Figures;
import vn.giaoban.organization.Unit;
import vn.giaoban.run.Cast;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Texts;

/** A commune that keeps its log, and its report that fills itself. */
class CountedReportsTest {
    private static final TestHouse HOUSE = TestHouse.open();

    private final Activities activities = HOUSE.bean(Activities.class);
    private final ActivityTypes types = HOUSE.bean(ActivityTypes.class);
    private final Countings countings = HOUSE.bean(Countings.class);
    private final Unit commune = HOUSE.unit(Cast.COMMUNE);
    private final Actor officer = Office.somebody(Role.OFFICER, commune);
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(8);
    }

    @AfterEach
    void close() {
        office.close();
        HOUSE.transaction().executeWithoutResult(status -> {
            HOUSE.jdbc().sql("delete from activities.revision").update();
            HOUSE.jdbc().sql("delete from activities.activity").update();
        });
    }

    @Test
    void theReportOfAUnitThatKeepsALogIsCountedAndRightAtOnce() {
        dialogue(10, 84);
        Report report = begun();
        assertThat(report.counted()).isTrue();
        assertThat(own(report, "32")).isEqualTo(1000);
        assertThat(own(report, "33")).isEqualTo(84_000);
        int filled = report.filled();

        long second = dialogue(11, 16);
        assertThat(own(report, "33")).isEqualTo(100_000);
        assertThat(now(report).filled()).as("what was nought was given too").isEqualTo(filled(report));
        activities.take(officer, second, 1, ActivityState.Act.WITHDRAW, "");
        assertThat(own(report, "33")).isEqualTo(84_000);
        assertThat(filled).isLessThanOrEqualTo(now(report).filled());
    }

    @Test
    void whoLogsNothingTypes() {
        Report report = begun();
        assertThat(report.counted()).isFalse();
        office.write(officer, report, office.slot("32"), 3000);
        dialogue(10, 84);
        assertThat(own(report, "32")).as("typed, until it is to be counted").isEqualTo(3000);

        countings.set(officer, now(report), true);
        assertThat(own(report, "32")).isEqualTo(1000);
        countings.set(officer, now(report), false);
        assertThat(own(report, "32")).as("what was typed waited beneath").isEqualTo(3000);
    }

    @Test
    void aCountedFigureIsNotTypedOverButReplacedWithAReason() {
        dialogue(10, 84);
        Report report = begun();
        office.write(officer, report, office.slot("33"), 7000);
        assertThat(own(report, "33")).isEqualTo(84_000);

        override(report, "33", 90_000, "");
        assertThat(office.filing.faults(now(report), Texts.VIETNAMESE))
                .extracting(Fault::kind)
                .contains(Fault.Kind.OVERRIDE_WITHOUT_REASON);
        override(report, "33", 90_000, "Có sáu người đến muộn.");
        office.complete(commune, report);
        send(report);
        office.accept(now(report));
        var figure = HOUSE.bean(Figures.class)
                .sheets(List.of(commune.id()), office.period.id())
                .get(commune.id())
                .figure(
                        indicator("33"),
                        id -> Objects.requireNonNull(office.indicators.byId().get(id)));
        assertThat(figure.amount()).isEqualTo(90_000);
        assertThat(figure.overridden()).isTrue();
    }

    @Test
    void aReplacedCountThatWasSentSaysThatAHandDidItAndWhatTheLogSays() {
        dialogue(10, 84);
        Report report = begun();
        override(report, "33", 90_000, "Có sáu người đến muộn.");
        office.complete(commune, report);
        send(report);
        String page = HOUSE.signedIn("dung").get("/reports/" + report.id()).body();
        String row = page.substring(page.indexOf("id=\"c-33\""));
        row = row.substring(0, row.indexOf("</tr>"));
        assertThat(row)
                .contains("Điều chỉnh, có lý do", "Nhật ký: 84", "/reports/" + report.id() + "/counted/33", ">90<")
                .doesNotContain("Từ nhật ký");
        String counted = page.substring(page.indexOf("id=\"c-32\""));
        assertThat(counted.substring(0, counted.indexOf("</tr>"))).contains("Từ nhật ký");
    }

    @Test
    void whatIsSentKeepsWhatItWasCountedFromAndALaterChangeIsAGapUntilItIsCorrected() {
        long dialogue = dialogue(10, 84);
        Report report = begun();
        office.complete(commune, report);
        send(report);
        office.accept(now(report));
        assertThat(countings.gaps(now(report))).isEmpty();
        assertThat(countings
                        .of(Objects.requireNonNull(now(report).lastSubmissionId()))
                        .orElseThrow()
                        .activities())
                .containsEntry(dialogue, 1);

        dialogue(12, 16);
        assertThat(countings.gaps(now(report))).contains(new Countings.Gap(office.slot("33"), 84_000L, 100_000L));
        assertThat(office.national("32")).as("the nation has what was accepted").isEqualTo(1000);

        office.corrections.begin(officer, report.id(), now(report).revision(), "Ghi thiếu một cuộc.");
        assertThat(own(report, "33")).isEqualTo(100_000);
        send(report);
        office.acceptances.accept(
                Office.somebody(Role.OFFICER, HOUSE.unit(Cast.PROVINCE)),
                office.period,
                List.of(office.seen(now(report))));
        assertThat(office.national("32")).isEqualTo(2000);
        assertThat(countings.gaps(now(report))).isEmpty();
    }

    @Test
    void everyCountedFigureOpensToActivitiesThatAddUpToIt() {
        everything();
        Report report = begun();
        var count = countings.now(report);
        for (FormItem item : office.form(commune.level()).items()) {
            Long amount = count.amounts().number(item.slot());
            if (amount != null)
                assertThat(countings.parts(report, item.slot()).stream()
                                .mapToLong(part -> part.amount())
                                .sum())
                        .as(item.code())
                        .isEqualTo(amount);
        }
    }

    /** What was sent opens to what was counted then, whatever became of it in the log. */
    @Test
    void everyFigureThatWasSentOpensToActivitiesThatAddUpToItThoughTheLogHasMovedOn() {
        everything();
        Report report = begun();
        office.complete(commune, report);
        send(report);
        var sent = countings
                .of(Objects.requireNonNull(now(report).lastSubmissionId()))
                .orElseThrow();
        int withdrawn = 0;
        for (var activity : sent.activities().entrySet())
            if (withdrawn++ % 3 == 0)
                activities.take(officer, activity.getKey(), activity.getValue(), ActivityState.Act.WITHDRAW, "");
        dialogue(14, 16);

        Client above = HOUSE.signedIn("dung");
        Pattern said = Pattern.compile(
                "rp-counted\"><b>([^<]*)</b>.*<tfoot>.*<td class=\"gb-num\"><b>([^<]*)</b>", Pattern.DOTALL);
        int opened = 0;
        for (FormItem item : office.form(commune.level()).items()) {
            Long amount = sent.amounts().number(item.slot());
            if (amount == null || amount == 0) continue;
            String body = above.get("/reports/" + report.id() + "/counted/" + item.code())
                    .body();
            Matcher sums = said.matcher(body);
            assertThat(sums.find()).as(item.code()).isTrue();
            assertThat(sums.group(1))
                    .as(item.code())
                    .isEqualTo(sums.group(2))
                    .isEqualTo(new Formats(Texts.VIETNAMESE)
                            .number(amount, indicator(item.code()).decimals()));
            opened++;
        }
        assertThat(opened).isGreaterThan(40);
    }

    /** The promise of the log: of what a commune's report says in figures, a tenth at most is typed. */
    @Test
    void ofACommunesFiguresATenthAtMostIsTyped() {
        everything();
        Report report = begun();
        Content content = office.drafts.content(report);
        List<String> typed = new ArrayList<>();
        int said = 0;
        for (FormItem item : office.form(commune.level()).items()) {
            Indicator indicator =
                    Objects.requireNonNull(office.indicators.bySlot().get(item.slot()));
            if (indicator.isComputed()) continue;
            said++;
            if (!content.isCounted(item.slot())) typed.add(item.code());
        }
        System.out.printf(
                "typed cells: %d of %d (%.1f %%) %s%n", typed.size(), said, 100.0 * typed.size() / said, typed);
        assertThat(said).isGreaterThanOrEqualTo(55);
        assertThat(typed).hasSizeLessThanOrEqualTo(said / 10);
    }

    @Test
    void nobodyWhoMayNotWriteTurnsCountingOnOrOff() {
        dialogue(10, 84);
        Report report = begun();
        office.complete(commune, report);
        send(report);
        assertThatThrownBy(() -> countings.set(officer, now(report), false)).isInstanceOf(StaleReport.class);
    }

    /** One activity of each type for each of its choices, all fields filled. */
    private void everything() {
        List<Activities.Logging> all = new ArrayList<>();
        int n = 0;
        for (ActivityType type : types.of(office.period.lastDay()).values()) {
            int choices = type.fields().stream()
                    .mapToInt(field -> field.choices().size())
                    .max()
                    .orElse(1);
            for (int choice = 1; choice <= Math.max(1, choices); choice++) {
                Map<Integer, Long> amounts = new TreeMap<>();
                for (ActivityField field : type.fields())
                    if (!field.choices().isEmpty())
                        amounts.put(
                                field.position(),
                                1000L * Math.min(choice, field.choices().size()));
                    else if (field.kind().isNumber()) amounts.put(field.position(), 1000L * (3 + n % 5));
                    else if (!field.kind().isWords()) amounts.put(field.position(), 1000L);
                all.add(new Activities.Logging(
                        UUID.randomUUID(),
                        type,
                        new ActivityContent(
                                office.period.firstDay().plusDays(n++ % 30), "", "một việc", amounts, Map.of())));
            }
        }
        activities.log(officer, commune.id(), all);
    }

    private long dialogue(int day, int people) {
        ActivityType type = types.find("doi-thoai", office.period.lastDay()).orElseThrow();
        LocalDate at = office.period.firstDay().plusDays(day);
        ActivityReading reading = ActivityReading.read(
                type,
                Map.of(
                        "day",
                        at.toString(),
                        "f.chu-tri",
                        "chinh-quyen",
                        "f.nguoi-du",
                        String.valueOf(people),
                        "f.y-kien",
                        "12"),
                Locale.ENGLISH,
                TestHouse.TODAY,
                HOUSE.bean(NamedUnits.class)::meant);
        return activities
                .log(
                        officer,
                        commune.id(),
                        List.of(new Activities.Logging(
                                UUID.randomUUID(), type, Objects.requireNonNull(reading.content()))))
                .getFirst()
                .id();
    }

    private Report begun() {
        return office.reports.begin(officer, commune.id(), office.period);
    }

    private Report now(Report report) {
        return office.now(officer, report);
    }

    private long own(Report report, String code) {
        return Objects.requireNonNull(
                office.drafts.content(now(report)).cell(office.slot(code)).own());
    }

    private int filled(Report report) {
        return office.filing.checking(now(report)).filled();
    }

    private void override(Report report, String code, long amount, String reason) {
        int slot = office.slot(code);
        Cell standing = office.drafts.content(now(report)).cell(slot);
        office.drafts.save(
                officer,
                report.id(),
                List.of(new Drafts.CellChange(
                        new Cell(slot, null, amount, reason, "", 0, 0, null), standing.version())),
                List.of());
    }

    private void send(Report report) {
        office.resend(commune, report);
    }

    private Indicator indicator(String code) {
        return Objects.requireNonNull(office.indicators.byCode().get(code));
    }
}
