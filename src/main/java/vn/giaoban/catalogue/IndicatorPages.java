package vn.giaoban.catalogue;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Templates;

/** The catalogue to be read: what is counted, how it adds up, what must hold. */
@Controller
class IndicatorPages {
    private final Indicators indicators;

    IndicatorPages(Indicators indicators) {
        this.indicators = indicators;
    }

    @GetMapping("/indicators")
    ModelAndView list(Actor actor) {
        NotFound.unless(!actor.isAnonymous());
        return Templates.view("catalogue/indicators", Map.of("indicators", indicators.of(actor.day())));
    }
}
