package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.figures.Carried;
import vn.giaoban.figures.FiguresOverTime;
import vn.giaoban.figures.Sheet;
import vn.giaoban.organization.Units;
import vn.giaoban.web.Texts;

/**
 * The text of a report as its figures begin it. It is worked out whenever it is asked for, so it is right as long as nobody has made
 * it their own; kept are only the texts that somebody wrote, confirmed or changed.
 */
@Component
class BegunTexts {
    private final Sentences sentences;
    private final Periods periods;
    private final Indicators indicators;
    private final Units units;
    private final FiguresOverTime figures;
    private final Texts texts;

    BegunTexts(
            Sentences sentences,
            Periods periods,
            Indicators indicators,
            Units units,
            FiguresOverTime figures,
            Texts texts) {
        this.sentences = sentences;
        this.periods = periods;
        this.indicators = indicators;
        this.units = units;
        this.figures = figures;
        this.texts = texts;
    }

    /** By heading, what the figures of a working copy say; a heading of which they say nothing is missing. */
    Map<String, String> of(Report report, Checking checking, List<FormHeading> headings, Locale locale) {
        Period period = periods.find(report.periodId()).orElseThrow();
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        FiguresInWords words =
                new FiguresInWords(locale, texts, ofDay.byCode(), checking::stated, lastYears(report, period, ofDay));
        return of(period, sentences.of(period.lastDay()), headings, words, locale);
    }

    /**
     * By heading, the indicators whose figures its text says as its sentences would: read from the text itself, for what was sent keeps
     * the words alone. What somebody rounded or wrote out in another way is words, and no figure any more.
     */
    Map<String, List<String>> behind(Report report, Checking checking, List<FormHeading> headings) {
        Period period = periods.find(report.periodId()).orElseThrow();
        IndicatorsOfDay ofDay = indicators.of(period.lastDay());
        List<FiguresInWords> languages = Stream.of(Texts.VIETNAMESE, Texts.ENGLISH)
                .map(locale -> new FiguresInWords(locale, texts, ofDay.byCode(), checking::stated, one -> null))
                .toList();
        List<Sentence> patterns = sentences.of(period.lastDay());
        Map<String, List<String>> behind = new HashMap<>();
        for (FormHeading heading : headings) {
            String body = checking.content().passage(heading.key()).body();
            if (body.isBlank()) continue;
            List<String> codes = patterns.stream()
                    .filter(one -> one.heading().equals(heading.key()))
                    .flatMap(one -> SentencePattern.of(one.vi()).figures().stream())
                    .filter(figure -> languages.stream().anyMatch(words -> says(body, words, figure)))
                    .flatMap(List::stream)
                    .filter(checking::has)
                    .distinct()
                    .toList();
            if (!codes.isEmpty()) behind.put(heading.key(), codes);
        }
        return behind;
    }

    /** The figure stands in the text, and is no part of a longer one. */
    private static boolean says(String body, FiguresInWords words, List<String> codes) {
        if (words.sum(codes) == null) return false;
        String figure = plain(words.figure(codes));
        return !figure.isEmpty()
                && Pattern.compile("(?<![\\d.,])" + Pattern.quote(figure) + "(?![.,]?\\d)")
                        .matcher(plain(body))
                        .find();
    }

    /** Somebody who types it anew joins nothing to what follows. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private Map<String, String> of(
            Period period,
            List<Sentence> patterns,
            List<FormHeading> headings,
            SentencePattern.Words words,
            Locale locale) {
        Map<String, List<Sentence>> byHeading = new HashMap<>();
        for (Sentence one : patterns)
            byHeading.computeIfAbsent(one.heading(), key -> new ArrayList<>()).add(one);
        Map<String, String> begun = new LinkedHashMap<>();
        for (FormHeading heading : headings) {
            List<String> said = new ArrayList<>();
            for (Sentence one : byHeading.getOrDefault(heading.key(), List.of()))
                one.said(locale, words)
                        .map(text -> said.isEmpty() && one.led()
                                ? texts.text(locale, "reporting.begun.in", within(period, locale), text)
                                : capital(text))
                        .ifPresent(said::add);
            if (!said.isEmpty()) begun.put(heading.key(), String.join(" ", said));
        }
        return begun;
    }

    /** "9 tháng"; "quý III"; "năm 2026". */
    private String within(Period period, Locale locale) {
        return switch (period.kind()) {
            case SIX_MONTHS -> texts.text(locale, "reporting.begun.sixMonths");
            case NINE_MONTHS -> texts.text(locale, "reporting.begun.nineMonths");
            case MONTH, QUARTER, YEAR -> periodName(period, locale);
        };
    }

    private static String periodName(Period period, Locale locale) {
        String name = period.name(locale);
        boolean english = locale.getLanguage().equals(Texts.ENGLISH.getLanguage());
        return english ? name : name.substring(0, 1).toLowerCase(locale) + name.substring(1);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Texts.VIETNAMESE) + text.substring(1);
    }

    /** What the unit's own ground said in the same period of last year; nothing where others share the ground. */
    private Function<Indicator, @Nullable Long> lastYears(Report report, Period period, IndicatorsOfDay ofDay) {
        Optional<Period> before = periods.sameLastYear(period);
        LocalDate day = period.lastDay();
        Optional<Carried> carried = before.flatMap(year -> units.find(report.unitId(), day)
                .map(unit -> Objects.requireNonNull(
                        figures.carried(List.of(unit), day, year).get(unit.id()))));
        if (carried.isEmpty() || !carried.get().isOf(report.unitId())) return indicator -> null;
        Sheet sheet = carried.get().sheet();
        return indicator -> sheet.figure(
                        indicator, id -> Objects.requireNonNull(ofDay.byId().get(id)))
                .amount();
    }
}
