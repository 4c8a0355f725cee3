package vn.giaoban.conferences;

import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.calendar.VietnamTime;

/** Writes down what a newspaper told of a conference of before, each thing in a field of its own; {@link Tellings} reads it. */
@Component
class ArchiveTellings {
    private final JdbcClient jdbc;

    ArchiveTellings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param unit finds a unit of that time by its code; null where it is not in the known history */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(long id, ArchivedConference told, Function<@Nullable String, @Nullable Long> unit) {
        ArchivedConference.Source source = told.told();
        jdbc.sql("""
                insert into conferences.telling
                    (conference_id, key, outlet, address, title, author, printed_at, seen_on, views, day_told, part_of_day, period,
                     ahead_from, ahead_until, contributions)
                values (:id, :key, :outlet, :address, :title, :author, :printed, :seen, :views, :dayTold, :part, :period,
                        :aheadFrom, :aheadUntil, :contributions)
                """)
                .param("id", id)
                .param("key", told.key())
                .param("outlet", source.outlet())
                .param("address", ArchivedConference.text(source.address()))
                .param("title", ArchivedConference.text(source.title()))
                .param("author", ArchivedConference.text(source.author()))
                .param(
                        "printed",
                        source.printedAt() == null
                                ? null
                                : source.printedAt().atZone(VietnamTime.ZONE).toOffsetDateTime(),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("seen", source.seenOn(), Types.DATE)
                .param("views", source.views(), Types.INTEGER)
                .param("dayTold", !Boolean.FALSE.equals(told.dayTold()))
                .param("part", ArchivedConference.text(told.partOfDay()))
                .param("period", told.period())
                .param("aheadFrom", told.aheadFrom())
                .param("aheadUntil", told.aheadUntil())
                .param("contributions", told.contributions(), Types.INTEGER)
                .update();
        int position = 0;
        for (ArchivedConference.Body one : ArchivedConference.list(told.convening()))
            jdbc.sql("insert into conferences.convening values (:id, :position, :name, :unit)")
                    .param("id", id)
                    .param("position", ++position)
                    .param("name", one.name())
                    .param("unit", unit.apply(one.unit()), Types.BIGINT)
                    .update();
        position = 0;
        for (ArchivedConference.Found one : told.findings()) find(id, ++position, one, unit.apply(one.unit()));
        position = 0;
        for (ArchivedConference.Cited one : ArchivedConference.list(told.citations())) cite(id, ++position, one);
        words(id, "topic", ArchivedConference.list(told.topics()));
        words(id, "caption", ArchivedConference.list(told.captions()));
        position = 0;
        for (ArchivedConference.Kept one : ArchivedConference.list(told.occasions()))
            jdbc.sql("insert into conferences.occasion values (:id, :position, :name, :years, :since, :falls)")
                    .param("id", id)
                    .param("position", ++position)
                    .param("name", one.name())
                    .param("years", one.years(), Types.SMALLINT)
                    .param("since", one.since(), Types.DATE)
                    .param("falls", one.falls(), Types.DATE)
                    .update();
    }

    private void find(long id, int position, ArchivedConference.Found one, @Nullable Long unit) {
        jdbc.sql("""
                insert into conferences.finding
                    (conference_id, position, aspect, scope, unit_id, doer, movement, statement, qualifier, amount, whole, measure,
                     indicator)
                values (:id, :position, :aspect, :scope, :unit, :doer, :movement, :statement, :qualifier, :amount, :whole,
                        :measure, :indicator)
                """)
                .param("id", id)
                .param("position", position)
                .param("aspect", one.aspect().name())
                .param("scope", one.scope())
                .param("unit", unit, Types.BIGINT)
                .param("doer", ArchivedConference.text(one.doer()))
                .param("movement", ArchivedConference.text(one.movement()))
                .param("statement", one.statement())
                .param(
                        "qualifier",
                        one.qualifier() == null ? null : one.qualifier().name(),
                        Types.VARCHAR)
                .param("amount", one.amount(), Types.NUMERIC)
                .param("whole", one.whole(), Types.NUMERIC)
                .param("measure", ArchivedConference.text(one.measure()))
                .param("indicator", ArchivedConference.text(one.indicator()))
                .update();
    }

    private void cite(long id, int position, ArchivedConference.Cited one) {
        jdbc.sql("""
                insert into conferences.citation (conference_id, position, part, kind, number, issuer, dated, term, subject)
                values (:id, :position, :part, :kind, :number, :issuer, :dated, :term, :subject)
                """)
                .param("id", id)
                .param("position", position)
                .param("part", one.part().name())
                .param("kind", one.kind())
                .param("number", ArchivedConference.text(one.number()))
                .param("issuer", one.issuer())
                .param("dated", one.dated(), Types.DATE)
                .param("term", ArchivedConference.text(one.term()))
                .param("subject", one.subject())
                .update();
    }

    private void words(long id, String table, List<String> words) {
        int position = 0;
        for (String one : words)
            jdbc.sql("insert into conferences.%s values (:id, :position, :said)".formatted(table))
                    .param("id", id)
                    .param("position", ++position)
                    .param("said", one)
                    .update();
    }
}
