package vn.giaoban.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Theme;

/** Finds what stands at the address of an overview, through the actor. */
@Component
public class Pictures {
    private final Pins pins;
    private final Scenes scenes;
    private final Histories histories;
    private final Comparisons comparisons;
    private final Distributions distributions;
    private final Punctualities punctualities;
    private final ChosenGroups groups;

    Pictures(
            Pins pins,
            Scenes scenes,
            Histories histories,
            Comparisons comparisons,
            Distributions distributions,
            Punctualities punctualities,
            ChosenGroups groups) {
        this.pins = pins;
        this.scenes = scenes;
        this.histories = histories;
        this.comparisons = comparisons;
        this.distributions = distributions;
        this.punctualities = punctualities;
        this.groups = groups;
    }

    /** What a unit has pinned to its page, in order, as far as the actor sees it. */
    public List<Picture> pinned(Actor actor, long unitId, Instant now) {
        return pins.of(unitId).stream()
                .flatMap(pin -> find(actor, pin.address(), now).stream())
                .toList();
    }

    /** Empty where the reader may not see it, or where it is no more. */
    public Optional<Picture> find(Actor actor, PinAddress address, Instant now) {
        try {
            return Optional.of(found(actor, address, now));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private Picture found(Actor actor, PinAddress address, Instant now) {
        return switch (address.kind()) {
            case FIGURE -> {
                Scene scene = scenes.find(actor, address.unitId(), address.period(), address.first("as"));
                Indicator indicator = scene.indicators().byCode().get(address.indicator());
                if (indicator == null) throw new NotFound();
                yield Picture.of(
                        address, scene, Reading.of(indicator, scene.sheet(), scene.compared(), scene.indicators()));
            }
            case TABLE -> {
                Scene scene = scenes.find(actor, address.unitId(), address.period(), address.first("as"));
                Theme theme = FigurePages.theme(address.first("theme"));
                yield Picture.of(address, theme == null ? FigureTable.of(scene) : FigureTable.of(scene, theme));
            }
            case HISTORY -> {
                Histories.Choice choice = histories.choice(actor, address.first("indicator"), address.first("period"));
                yield Picture.of(
                        address,
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
                yield Picture.of(address, comparison);
            }
            case DISTRIBUTION -> {
                int level = (int) address.number("level");
                yield Picture.of(
                        address,
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
                Picture.of(
                        address,
                        address.unitId() == 0
                                ? punctualities.find(actor, group(actor, address), now)
                                : punctualities.find(actor, address.unitId(), now));
        };
    }

    private ChosenGroup group(Actor actor, PinAddress address) {
        ChosenGroup group = groups.find(actor, address.chosen());
        NotFound.unless(!group.units().isEmpty());
        return group;
    }
}
