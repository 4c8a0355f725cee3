package vn.giaoban.analytics;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Theme;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.UnitPart;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What a unit has pinned, on its page, found through whoever reads it: what they may not see is not there. */
@Component
class PinViews implements UnitPart {
    private final Pins pins;
    private final Scenes scenes;
    private final Histories histories;
    private final Comparisons comparisons;
    private final Distributions distributions;
    private final Punctualities punctualities;
    private final ChosenGroups groups;
    private final Templates templates;

    PinViews(
            Pins pins,
            Scenes scenes,
            Histories histories,
            Comparisons comparisons,
            Distributions distributions,
            Punctualities punctualities,
            ChosenGroups groups,
            Templates templates) {
        this.pins = pins;
        this.scenes = scenes;
        this.histories = histories;
        this.comparisons = comparisons;
        this.distributions = distributions;
        this.punctualities = punctualities;
        this.groups = groups;
        this.templates = templates;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String style() {
        return "/css/analytics.css";
    }

    @Override
    public Optional<Content> content(Page page, Unit unit) {
        List<PinView> views = pins.of(unit.id()).stream()
                .flatMap(pin -> view(page, pin).stream())
                .toList();
        if (views.isEmpty()) return Optional.empty();
        Map<String, Object> model = Map.of(
                "views", views, "unit", unit, "edits", Pins.mayEdit(page.actor(), unit.id()), "shown", new Shown(page));
        return Optional.of(templates.part(page, "analytics/pins", model));
    }

    /** Empty where the reader may not see it, or where it is no more. */
    Optional<PinView> view(Page page, Pin pin) {
        try {
            return Optional.of(found(page, pin));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private PinView found(Page page, Pin pin) {
        Actor actor = page.actor();
        PinAddress address = pin.address();
        return switch (address.kind()) {
            case FIGURE -> {
                Scene scene = scenes.find(actor, address.unitId(), address.period(), address.first("as"));
                Indicator indicator = scene.indicators().byCode().get(address.indicator());
                if (indicator == null) throw new NotFound();
                yield PinView.of(
                        pin, scene, Reading.of(indicator, scene.sheet(), scene.compared(), scene.indicators()));
            }
            case TABLE -> {
                Scene scene = scenes.find(actor, address.unitId(), address.period(), address.first("as"));
                Theme theme = FigurePages.theme(address.first("theme"));
                yield PinView.of(pin, theme == null ? FigureTable.of(scene) : FigureTable.of(scene, theme));
            }
            case HISTORY -> {
                Histories.Choice choice = histories.choice(actor, address.first("indicator"), address.first("period"));
                yield PinView.of(
                        pin,
                        histories.find(
                                actor,
                                address.unitId(),
                                choice.indicator(),
                                choice.kind().kind(),
                                choice.kind().number()));
            }
            case COMPARISON -> {
                Comparison comparison = comparisons.find(actor, address.chosen());
                NotFound.unless(!comparison.isEmpty());
                yield PinView.of(pin, comparison);
            }
            case DISTRIBUTION -> {
                int level = (int) address.number("level");
                yield PinView.of(
                        pin,
                        address.unitId() == 0
                                ? distributions.find(actor, group(actor, address), level)
                                : distributions.find(
                                        actor,
                                        address.unitId(),
                                        address.period(),
                                        address.first("indicator"),
                                        level,
                                        address.first("as")));
            }
            case PUNCTUALITY ->
                PinView.of(
                        pin,
                        address.unitId() == 0
                                ? punctualities.find(page, actor, group(actor, address))
                                : punctualities.find(page, actor, address.unitId()));
        };
    }

    private ChosenGroup group(Actor actor, PinAddress address) {
        ChosenGroup group = groups.find(actor, address.chosen());
        NotFound.unless(!group.units().isEmpty());
        return group;
    }
}
