package vn.giaoban.conferences;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.analytics.Exhibit;
import vn.giaoban.analytics.Exhibits;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Hiding;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Texts;

/** Gathers what an article tells: the record, and the totals of the unit whose conference it was. */
@Component
class ArticleSource {
    private final Records records;
    private final Exhibits exhibits;
    private final Periods periods;
    private final Units units;
    private final Texts texts;

    ArticleSource(Records records, Exhibits exhibits, Periods periods, Units units, Texts texts) {
        this.records = records;
        this.exhibits = exhibits;
        this.periods = periods;
        this.units = units;
        this.texts = texts;
    }

    /** The article as the record begins it. */
    ArticleDraft begun(long conferenceId, Locale locale, Instant now) {
        return new ArticleWords(locale, texts).write(facts(conferenceId, locale, now));
    }

    private ArticleFacts facts(long conferenceId, Locale locale, Instant now) {
        Minutes minutes = records.minutes(conferenceId);
        Conference conference = minutes.conference();
        Unit host = units.find(conference.hostId(), conference.unitDay()).orElseThrow();
        Period period = conference.periodId() == null
                ? null
                : periods.find(conference.periodId()).orElse(null);
        Optional<Exhibit> headlines = shown(conference, period, Exhibits.HEADLINES, now);
        Optional<Exhibit> completion = shown(conference, period, Exhibits.COMPLETION, now);
        return new ArticleFacts(
                minutes,
                conference.convenes().isEmpty() ? host.name() : conference.convenes(),
                period,
                host.isCentre() ? texts.text(locale, "conferences.article.nation") : host.shortName(),
                headlines.map(Exhibit::readings).orElse(List.of()).stream()
                        .filter(told -> told.amount() != null && !Hiding.isFew(told.amount()))
                        .toList(),
                completion.map(one -> one.completion().sent()).orElse(0),
                completion.map(one -> one.completion().expected()).orElse(0),
                minutes.speeches().stream()
                        .filter(speech -> !speech.order())
                        .map(Minutes.Speaking::topic)
                        .filter(topic -> !topic.isEmpty())
                        .distinct()
                        .toList());
    }

    /** Totals of the host itself, which the conference accounted for; nothing of any unit below it. */
    private Optional<Exhibit> shown(Conference conference, @Nullable Period period, String what, Instant now) {
        return period == null ? Optional.empty() : exhibits.show(conference.hostId(), period.code(), what, false, now);
    }
}
