package vn.giaoban.conferences;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.analytics.Exhibit;
import vn.giaoban.calendar.VietnamTime;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Period;
import vn.giaoban.reporting.FiguresInWords;
import vn.giaoban.web.Formats;
import vn.giaoban.web.Texts;

/**
 * The news article about a conference, in the register's own words: each fact in a sentence of its own, and none where there is no fact.
 * A person reads and edits it before anybody else sees it.
 */
final class ArticleWords {
    private static final int TOPICS = 6;

    private final Locale locale;
    private final Texts texts;
    private final Formats formats;

    ArticleWords(Locale locale, Texts texts) {
        this.locale = locale;
        this.texts = texts;
        this.formats = new Formats(locale);
    }

    ArticleDraft write(ArticleFacts facts) {
        List<String> paragraphs = new ArrayList<>(List.of(
                together(held(facts), chaired(facts), attended(facts)),
                together(accounted(facts), subject(facts)),
                together(figures(facts), reported(facts)),
                together(discussed(facts), topics(facts), voted(facts)),
                concluded(facts)));
        paragraphs.removeIf(String::isEmpty);
        return new ArticleDraft(0, facts.minutes().conference().name(), String.join("\n\n", paragraphs), "", null);
    }

    // ---------- who, when, where

    /** "Sáng 29/9, tại Hội trường A, Ban … tổ chức hội nghị …". */
    private String held(ArticleFacts facts) {
        Conference conference = facts.minutes().conference();
        ZonedDateTime at = Objects.requireNonNullElse(facts.minutes().openedAt(), conference.startsAt())
                .atZone(VietnamTime.ZONE);
        String when = t(
                at.getHour() < 12
                        ? "conferences.article.when.morning"
                        : at.getHour() < 18 ? "conferences.article.when.afternoon" : "conferences.article.when.evening",
                prose(at));
        return conference.place().isEmpty()
                ? t("conferences.article.held", when, facts.convenes(), inside(conference.name()))
                : t(
                        "conferences.article.held.at",
                        when,
                        conference.place(),
                        facts.convenes(),
                        inside(conference.name()));
    }

    /** 29/9; 5/7: prose has no zero before a day. */
    private String prose(ZonedDateTime at) {
        return locale.equals(Texts.ENGLISH)
                ? formats.shortDay(at.toLocalDate())
                : at.getDayOfMonth() + "/" + at.getMonthValue();
    }

    private String chaired(ArticleFacts facts) {
        List<String> names = ConferencePages.names(facts.minutes().chairs());
        if (names.isEmpty()) return "";
        return names.size() == 1
                ? t("conferences.article.chaired", names.getFirst())
                : t("conferences.article.chaired.together", String.join("; ", names));
    }

    private String attended(ArticleFacts facts) {
        Minutes.Attending there = facts.minutes().attending();
        if (there.persons() == 0 && there.pointsEver() == 0) return "";
        if (!facts.minutes().conference().online() || there.points() < 2)
            return there.persons() == 0 ? "" : t("conferences.article.attended.room", formats.whole(there.persons()));
        String points = there.pointsEver() == there.points()
                ? t("conferences.article.points.all", formats.whole(there.points()))
                : t(
                        "conferences.article.points.some",
                        formats.whole(there.pointsEver()),
                        formats.whole(there.points()));
        return there.persons() == 0
                ? t("conferences.article.attended.points", points)
                : t("conferences.article.attended.both", points, formats.whole(there.persons()));
    }

    // ---------- what it was about

    private String accounted(ArticleFacts facts) {
        Period period = facts.period();
        if (period == null || saysItself(facts, period)) return "";
        return t(
                "conferences.article.accounted",
                facts.minutes().conference().kinds().stream()
                        .map(kind -> texts.text(locale, kind.textKey()))
                        .collect(Collectors.joining(", ")),
                within(period));
    }

    /** Its name has told already of what kind it is and what time it accounts for. */
    private boolean saysItself(ArticleFacts facts, Period period) {
        Conference conference = facts.minutes().conference();
        String name = conference.name().toLowerCase(locale);
        return name.contains(period.name(locale).toLowerCase(locale))
                && conference.kinds().stream().allMatch(kind -> name.contains(texts.text(locale, kind.textKey())));
    }

    private String subject(ArticleFacts facts) {
        String subject = facts.minutes()
                .conference()
                .subject()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(ArticleWords::unended)
                .collect(Collectors.joining("; "));
        return subject.isEmpty() ? "" : t("conferences.article.subject", subject);
    }

    private String figures(ArticleFacts facts) {
        List<String> said = facts.figures().stream()
                .filter(told -> told.amount() != null)
                .map(this::figure)
                .toList();
        Period period = facts.period();
        return said.isEmpty() || period == null
                ? ""
                : t("conferences.article.figures", facts.where(), within(period), String.join("; ", said));
    }

    private String figure(Exhibit.Told told) {
        return t("conferences.article.figure", inside(told.indicator().name(locale)), amount(told))
                + against(told, told.change());
    }

    private String amount(Exhibit.Told told) {
        Indicator indicator = told.indicator();
        long amount = Objects.requireNonNullElse(told.amount(), 0L);
        if (indicator.isPercent())
            return t("conferences.article.percent", formats.number(amount, indicator.decimals()));
        String words = new FiguresInWords(
                        locale, texts, Map.of(indicator.code(), indicator), one -> amount, one -> null)
                .figure(List.of(indicator.code()));
        return indicator.measureVi().equals("đồng") ? words : words + "\u00a0" + indicator.measure(locale);
    }

    private String against(Exhibit.Told told, @Nullable Long change) {
        if (change == null) return "";
        if (Math.abs(change) < 50) return t("conferences.article.against.level");
        String number = formats.number(Math.abs(change), 1);
        return t(
                change > 0 ? "conferences.article.against.up" : "conferences.article.against.down",
                told.indicator().isPercent()
                        ? t("conferences.article.points", number)
                        : t("conferences.article.percent", number));
    }

    private String reported(ArticleFacts facts) {
        return facts.expected() == 0 || facts.sent() == 0
                ? ""
                : t("conferences.article.reported", formats.whole(facts.sent()), formats.whole(facts.expected()));
    }

    // ---------- what was said and decided

    private String discussed(ArticleFacts facts) {
        int contributions = facts.minutes().contributions();
        if (contributions == 0) return "";
        long points = facts.minutes().speeches().stream()
                .filter(speech -> !speech.order())
                .map(Minutes.Speaking::where)
                .distinct()
                .count();
        return points == 1
                ? t("conferences.article.discussed.one", formats.whole(contributions))
                : t("conferences.article.discussed", formats.whole(contributions), formats.whole(points));
    }

    private String topics(ArticleFacts facts) {
        List<String> topics =
                facts.topics().stream().limit(TOPICS).map(ArticleWords::unended).toList();
        return topics.isEmpty() ? "" : t("conferences.article.topics", String.join("; ", topics));
    }

    private String voted(ArticleFacts facts) {
        return facts.minutes().ballots().stream()
                .filter(vote -> vote.votes() > 0)
                .map(vote -> t(
                        "conferences.article.voted",
                        unended(vote.question()),
                        vote.choices().stream()
                                .map(one ->
                                        t("conferences.article.voted.choice", one.choice(), formats.whole(one.count())))
                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining(" "));
    }

    private String concluded(ArticleFacts facts) {
        List<Minutes.Concluded> all = facts.minutes().conclusions();
        if (all.isEmpty()) return "";
        return t(
                        all.size() == 1 ? "conferences.article.concluded.one" : "conferences.article.concluded",
                        formats.whole(all.size()))
                + "\n"
                + all.stream()
                        .map(one -> t("conferences.article.conclusion", unended(one.text()), formats.day(one.due())))
                        .collect(Collectors.joining("\n"));
    }

    // ---------- words

    private static String together(String... sentences) {
        return List.of(sentences).stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Within a sentence a name does not begin with a capital, where it begins with a common word. */
    private String inside(String name) {
        boolean common = name.length() > 1
                && Character.isUpperCase(name.charAt(0))
                && !Character.isUpperCase(name.charAt(1))
                && !locale.equals(Texts.ENGLISH);
        return common ? name.substring(0, 1).toLowerCase(locale) + name.substring(1) : name;
    }

    /** A period's name begins with a common word in either language. */
    private String within(Period period) {
        String name = period.name(locale);
        return name.substring(0, 1).toLowerCase(locale) + name.substring(1);
    }

    private static String unended(String text) {
        return text.strip().replaceAll("[.;,:\\s]+$", "");
    }

    private String t(String key, Object... args) {
        return texts.text(locale, key, args);
    }
}
