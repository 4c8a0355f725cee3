package vn.giaoban.conferences;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.analytics.Exhibit;
import vn.giaoban.analytics.Exhibits;
import vn.giaoban.analytics.Picture;
import vn.giaoban.analytics.Pictures;
import vn.giaoban.analytics.PinAddress;
import vn.giaoban.analytics.Shown;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.Period;
import vn.giaoban.catalogue.Periods;
import vn.giaoban.organization.SearchKey;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.Units;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Reads what the chair or the secretary wishes to have on every big screen, as they type it while the conference runs. */
@Component
public class Showing {
    /** What the form calls the map of the provinces. */
    public static final String MAP = "map";

    /** What it calls the charts of a unit, in their order. */
    public static final Map<PinAddress.Kind, String> CHARTS = charts();

    /** All others: an indicator, where nothing is said, a map, several together. */
    private static final Set<String> FIGURES = Set.of("", MAP, Exhibits.HEADLINES, Exhibits.COMPLETION);

    private static final Set<String> WITHOUT_INDICATOR =
            Set.of(Exhibits.HEADLINES, Exhibits.COMPLETION, name(PinAddress.Kind.PUNCTUALITY));

    private final Exhibits exhibits;
    private final Pictures pictures;
    private final Indicators indicators;
    private final Periods periods;
    private final Units units;

    Showing(Exhibits exhibits, Pictures pictures, Indicators indicators, Periods periods, Units units) {
        this.exhibits = exhibits;
        this.pictures = pictures;
        this.indicators = indicators;
        this.periods = periods;
        this.units = units;
    }

    /**
     * What can be chosen from.
     *
     * @param usual the code of the period that is chosen at first
     * @param charts those that the host has pinned to its page, worked out for a form that offers them
     */
    public record Offered(
            List<Indicator> indicators, List<Period> periods, String usual, Supplier<List<Picture>> charts) {
        public List<Picture> pinned() {
            return charts.get();
        }
    }

    Offered offered(Page page, Conference conference) {
        return new Offered(
                indicators.of(conference.day()).all(),
                periods.opened(),
                usual(conference).map(Period::code).orElse(""),
                SingletonSupplier.of(() -> pinned(page, conference)));
    }

    private List<Picture> pinned(Page page, Conference conference) {
        if (conference.open()) return List.of();
        return pictures.pinned(page.actor(), conference.hostId(), page.now()).stream()
                .filter(one -> one.address().kind() != PinAddress.Kind.TABLE)
                .toList();
    }

    /** The conference's period, or the latest one. */
    private Optional<Period> usual(Conference conference) {
        return conference.periodId() != null
                ? periods.find(conference.periodId())
                : periods.opened().stream().findFirst();
    }

    /** The form by which something is chosen, with what was typed and what is wrong with it. */
    ModelAndView form(Page page, String template, Hall hall, Map<String, String> typed, FormErrors errors) {
        return Templates.view(
                template,
                Map.of("hall", hall, "offered", offered(page, hall.conference()), "typed", typed, "errors", errors),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** Whose figures or report, and of when. */
    record Whose(Unit unit, Period period) {}

    /**
     * As typed; what is wrong with it stands at its boxes.
     *
     * @param usual the unit where none is typed
     * @param form with what the ids of its boxes begin
     */
    Optional<Whose> whose(
            Page page, Conference conference, long usual, String form, Map<String, String> typed, FormErrors errors) {
        String code = typed.getOrDefault("period", "");
        Optional<Period> period = code.isEmpty() ? usual(conference) : periods.find(code);
        if (period.isEmpty()) {
            errors.add(form + "-period", page.t("conferences.fault.show.period"));
            return Optional.empty();
        }
        Optional<Unit> unit = unit(page.actor(), usual, period.get().lastDay(), typed.getOrDefault("unit", ""));
        if (unit.isEmpty()) errors.add(form + "-unit", page.t("conferences.fault.show.unit"));
        return unit.map(one -> new Whose(one, period.get()));
    }

    /** What was typed, as it will be shown; what is wrong with it stands at its boxes. */
    Optional<Happening> read(Page page, Conference conference, Map<String, String> typed, FormErrors errors) {
        String kind = typed.getOrDefault("kind", "");
        if (!FIGURES.contains(kind) && chartOf(kind).isEmpty()) return pinned(page, conference, kind, errors);
        Optional<Whose> whose = whose(page, conference, conference.hostId(), "show", typed, errors);
        if (whose.isEmpty()) return Optional.empty();
        Unit unit = whose.get().unit();
        Period period = whose.get().period();
        String indicator = "";
        if (!WITHOUT_INDICATOR.contains(kind)) {
            Optional<Indicator> named = indicator(period, typed.getOrDefault("indicator", ""));
            if (named.isEmpty()) errors.add("show-indicator", page.t("conferences.fault.show.indicator"));
            indicator = named.map(Indicator::code).orElse("");
        }
        if (errors.any()) return Optional.empty();
        return switch (kind) {
            case Exhibits.HEADLINES, Exhibits.COMPLETION ->
                exhibit(page, conference, new Asked(unit.id(), period.code(), kind, "show-unit"), errors);
            case MAP -> {
                if (!unit.isCentre()) errors.add("show-unit", page.t("conferences.fault.show.map"));
                yield errors.any()
                        ? Optional.empty()
                        : exhibit(
                                page,
                                conference,
                                new Asked(unit.id(), period.code(), Exhibits.MAP + indicator, "show-indicator"),
                                errors);
            }
            case "" ->
                exhibit(page, conference, new Asked(unit.id(), period.code(), indicator, "show-indicator"), errors);
            default -> {
                String code = indicator;
                yield chartOf(kind)
                        .flatMap(chart -> PinAddress.of(chart, unit, period, code))
                        .flatMap(address -> chart(page, conference, address, "conferences.fault.show.none", errors));
            }
        };
    }

    private static Optional<PinAddress.Kind> chartOf(String typed) {
        return CHARTS.entrySet().stream()
                .filter(chart -> chart.getValue().equals(typed))
                .findFirst()
                .map(Map.Entry::getKey);
    }

    /** What somebody has pinned; of one figure, the figure itself is shown. */
    private Optional<Happening> pinned(Page page, Conference conference, String typed, FormErrors errors) {
        Optional<PinAddress> address = PinAddress.of(typed).filter(one -> one.kind() != PinAddress.Kind.TABLE);
        if (address.isEmpty()) errors.add("show-kind", page.t("conferences.fault.show.gone"));
        return address.flatMap(one -> one.kind() == PinAddress.Kind.FIGURE
                ? exhibit(page, conference, new Asked(one.unitId(), one.period(), one.indicator(), "show-kind"), errors)
                : chart(page, conference, one, "conferences.fault.show.gone", errors));
    }

    /** @param box where it is said that there is none */
    private record Asked(long unit, String period, String what, String box) {}

    private Optional<Happening> exhibit(Page page, Conference conference, Asked asked, FormErrors errors) {
        Optional<Exhibit> exhibit = exhibits.choose(
                page.actor(), asked.unit(), asked.period(), asked.what(), conference.open(), page.now());
        if (exhibit.isEmpty())
            errors.add(
                    asked.box(),
                    page.t(conference.open() ? "conferences.fault.show.public" : "conferences.fault.show.none"));
        return exhibit.map(one -> new Happening.Shown(
                title(page, one),
                "/figures/" + one.unit().id() + "/" + one.period().code(),
                asked.what(),
                one.unit().id(),
                one.period().code()));
    }

    /**
     * Nothing that whoever chooses it could not open themselves.
     *
     * @param missing what is said where it is not found
     */
    private Optional<Happening> chart(
            Page page, Conference conference, PinAddress address, String missing, FormErrors errors) {
        Optional<Picture> picture =
                conference.open() ? Optional.empty() : pictures.find(page.actor(), address, page.now());
        if (conference.open()) errors.add("show-kind", page.t("conferences.fault.show.public"));
        else if (picture.isEmpty()) errors.add("show-kind", page.t(missing));
        else if (picture.get().isEmpty()) errors.add("show-kind", page.t("conferences.fault.show.none"));
        return errors.any()
                ? Optional.empty()
                : picture.map(one -> new Happening.ChartShown(one.title(page), address.text()));
    }

    /** Named as it is looked for. */
    private Optional<Unit> unit(Actor actor, long usual, LocalDate day, String typed) {
        if (typed.isBlank()) return units.find(usual, day);
        String key = SearchKey.of(typed);
        List<Unit> found = units.search(typed, day, 20).stream()
                .filter(unit -> units.sees(actor, unit.id(), day))
                .toList();
        return found.stream()
                .filter(unit -> SearchKey.of(unit.shortName()).equals(key)
                        || SearchKey.of(unit.ownName()).equals(key)
                        || SearchKey.of(unit.name()).equals(key))
                .findFirst()
                .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
    }

    /** By its number, by "25. Hội nghị đối thoại" as it is offered, or by words of its name where only one has them all. */
    private Optional<Indicator> indicator(Period period, String typed) {
        List<Indicator> all = indicators.of(period.lastDay()).all();
        String code = typed.strip().split("[.\\s]", 2)[0];
        Optional<Indicator> numbered =
                all.stream().filter(one -> one.code().equalsIgnoreCase(code)).findFirst();
        List<String> words = SearchKey.words(typed);
        if (numbered.isPresent() || words.isEmpty()) return numbered;
        List<Indicator> named = all.stream().filter(one -> isNamed(one, words)).toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static boolean isNamed(Indicator indicator, List<String> words) {
        String vi = " " + SearchKey.of(indicator.nameVi());
        String en = " " + SearchKey.of(indicator.nameEn());
        return words.stream().allMatch(word -> vi.contains(" " + word))
                || words.stream().allMatch(word -> en.contains(" " + word));
    }

    /** As the record of what happened calls it; screens name it in their own language. */
    private static String title(Page page, Exhibit exhibit) {
        String where = new Shown(page).title(exhibit.unit(), exhibit.period());
        return switch (exhibit.kind()) {
            case INDICATOR -> exhibit.first().indicator().name(page.locale()) + ". " + where;
            case MAP ->
                page.t("conferences.show.map.of", exhibit.first().indicator().name(page.locale())) + ". " + where;
            case HEADLINES -> page.t("conferences.show.headlines") + ". " + where;
            case COMPLETION -> page.t("conferences.show.completion") + ". " + where;
        };
    }

    private static Map<PinAddress.Kind, String> charts() {
        Map<PinAddress.Kind, String> charts = new LinkedHashMap<>();
        for (PinAddress.Kind kind : new PinAddress.Kind[] {
            PinAddress.Kind.COMPARISON,
            PinAddress.Kind.DISTRIBUTION,
            PinAddress.Kind.HISTORY,
            PinAddress.Kind.PUNCTUALITY
        }) charts.put(kind, name(kind));
        return Collections.unmodifiableMap(charts);
    }

    private static String name(PinAddress.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
