package vn.giaoban.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Seals;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.run.Cast;

/** A figure that is polished in the tables after it was sent is found, and so is an edition that comes, goes or counts unasked. */
class EditionVerificationTest {
    private final Office office = new Office(4);
    private final EditionVerification verification = Office.HOUSE.bean(EditionVerification.class);
    private final Unit commune = Office.HOUSE
            .bean(Units.class)
            .children(Office.HOUSE.unit(Cast.PROVINCE).id(), office.period.lastDay())
            .get(6);

    @AfterEach
    void leaveNothing() {
        office.close();
    }

    @Test
    void whatWasSentReturnedCorrectedAndAcceptedAgrees() {
        Report report = office.accepted(commune);
        office.correction(commune, office.slot("13"), report, 6_000L);
        assertThat(after(report)).isEmpty();
        office.accept(office.now(Office.somebody(Role.OFFICER, commune), report));
        assertThat(after(report)).isEmpty();
    }

    @Test
    void aPolishedFigureIsFound() {
        Report report = office.accepted(commune);
        assertThat(
                        after(
                                report,
                                "update reporting.submission set own[1] = coalesce(own[1], 0) + 1000 where report_id = :report"))
                .singleElement()
                .asString()
                .startsWith("Report " + report.id() + " (" + commune.code() + ", " + office.period.code()
                        + "), edition 1: what it says is another than when it was sent (entry ");
    }

    @Test
    void anotherWordSenderOrTimeIsFound() {
        Report report = office.sent(commune);
        for (String change : List.of(
                "passages = passages || '{\"x\": \"y\"}'",
                "remarks = '{\"3\": {\"note\": \"\", \"reason\": \"\"}}'",
                "sent_by = sent_by + 1",
                "sent_at = sent_at - interval '1 second'",
                "rolled = array[1::bigint]",
                "rolled_reports = rolled_reports + 1"))
            assertThat(after(report, "update reporting.submission set " + change + " where report_id = :report"))
                    .as(change)
                    .singleElement()
                    .asString()
                    .contains("what it says is another");
    }

    @Test
    void anEditionThatIsGoneOrWasPutInIsFound() {
        Report report = office.sent(commune);
        assertThat(after(report, "delete from reporting.submission where report_id = :report"))
                .singleElement()
                .asString()
                .contains("edition 1: it is missing, although it was sent");
        assertThat(after(report, """
                insert into reporting.submission (report_id, number, sent_by, sent_at, own)
                select report_id, 2, sent_by, sent_at, own from reporting.submission where report_id = :report
                """))
                .singleElement()
                .asString()
                .contains("edition 2: no entry of the audit trail says that it was sent");
    }

    @Test
    void anEditionThatCountsWithoutItsAcceptanceIsFound() {
        Report sent = office.sent(commune);
        assertThat(after(sent, """
                update reporting.report set accepted_submission_id = last_submission_id where id = :report
                """))
                .singleElement()
                .asString()
                .contains("edition 1 counts, but none was ever accepted");
        office.accept(sent);
        assertThat(after(sent, "update reporting.report set accepted_submission_id = null where id = :report"))
                .singleElement()
                .asString()
                .contains("no edition counts, but edition 1 was accepted");
        Report accepted = office.now(Office.somebody(Role.LEADER, commune), sent);
        office.correction(commune, office.slot("13"), accepted, 6_000L);
        assertThat(after(
                        sent,
                        "update reporting.report set accepted_submission_id = last_submission_id where id = :report"))
                .singleElement()
                .asString()
                .contains("edition 2 counts, but edition 1 was accepted");
    }

    @Test
    void whoeverPutsInAnEntryForAPolishedFigureIsFoundByTheFirst() {
        Report report = office.sent(commune);
        assertThat(after(
                        report,
                        "update reporting.submission set own[1] = coalesce(own[1], 0) + 1000 where report_id = :report",
                        """
                        insert into audit.entry (at, account_id, act, thing, thing_id, detail)
                        select now(), 0, 'report.submitted', 'report', :report,
                               jsonb_build_object('edition', 1, 'digest', %s)
                        from reporting.submission s where s.report_id = :report
                        """.formatted(EditionDigests.DIGEST)))
                .singleElement()
                .asString()
                .contains("edition 1: what it says is another");
    }

    @Test
    void whatWasSentBeforeTheTrailKeptDigestsIsNotHeldAgainstAnything() {
        Report report = office.accepted(commune);
        String before =
                "update audit.entry set detail = detail - 'digest' - 'edition' where thing = 'report' and thing_id = :report";
        assertThat(after(report, before)).isEmpty();
        assertThat(after(report, before, """
                insert into reporting.submission (report_id, number, sent_by, sent_at, own)
                select report_id, 2, sent_by, sent_at, own from reporting.submission where report_id = :report
                """))
                .singleElement()
                .asString()
                .contains("edition 2: no entry of the audit trail says that it was sent");
    }

    @Test
    void aSentReportsPageAndPaperBearTheHeadOfTheSealedTrail() {
        Report report = office.sent(Office.HOUSE.unit(Cast.COMMUNE));
        Seals seals = Office.HOUSE.bean(Seals.class);
        Seals.Holding holding = seals.holding("report", report.id()).orElseThrow();
        while (!holding.all()) {
            seals.seal();
            holding = seals.holding("report", report.id()).orElseThrow();
        }
        vn.giaoban.Client pao = Office.HOUSE.signedIn("pao");
        for (String address : List.of("/reports/" + report.id(), "/reports/" + report.id() + "/print"))
            assertThat(pao.get(address).body())
                    .as(address)
                    .containsPattern("\\d+:[0-9a-f]{4}(-[0-9a-f]{4}){4}")
                    .contains("nằm trong đó");
        Report writing = office.drafted(Office.somebody(Role.OFFICER, commune), commune);
        assertThat(Office.HOUSE.bean(ReportView.class).receipt(writing)).isNull();
    }

    /** What is found of a report once somebody has written in the tables, which is then taken back. */
    private List<String> after(Report report, String... statements) {
        return Objects.requireNonNull(Office.HOUSE.transaction().execute(status -> {
            for (String sql : statements)
                Office.HOUSE.jdbc().sql(sql).param("report", report.id()).update();
            List<String> found = verification.differences().stream()
                    .filter(line -> line.startsWith("Report " + report.id() + " "))
                    .toList();
            status.setRollbackOnly();
            return found;
        }));
    }
}
