package vn.giaoban.analytics;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.giaoban.organization.Unit;
import vn.giaoban.organization.UnitPart;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** What a unit has pinned, on its page, found through whoever reads it: what they may not see is not there. */
@Component
class PinViews implements UnitPart {
    private final Pins pins;
    private final Pictures pictures;
    private final Templates templates;

    PinViews(Pins pins, Pictures pictures, Templates templates) {
        this.pins = pins;
        this.pictures = pictures;
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
                .flatMap(
                        pin -> pictures
                                .find(page.actor(), pin.address(), page.now())
                                .map(picture -> new PinView(pin.id(), picture))
                                .stream())
                .toList();
        if (views.isEmpty()) return Optional.empty();
        Map<String, Object> model = Map.of(
                "views", views, "unit", unit, "edits", Pins.mayEdit(page.actor(), unit.id()), "shown", new Shown(page));
        return Optional.of(templates.part(page, "analytics/pins", model));
    }
}
