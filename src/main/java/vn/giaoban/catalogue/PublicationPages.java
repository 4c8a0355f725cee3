package vn.giaoban.catalogue;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.Templates;

/** A period's totals made public, and taken back. Before either stands a page that says what, and to whom. */
@Controller
class PublicationPages {
    private final Periods periods;
    private final Indicators indicators;

    PublicationPages(Periods periods, Indicators indicators) {
        this.periods = periods;
        this.indicators = indicators;
    }

    @GetMapping("/periods/{code}/publication")
    ModelAndView review(Actor actor, @PathVariable String code) {
        NotFound.unless(periods.mayDecide(actor));
        Period period = periods.find(code).filter(Period::opened).orElseThrow(NotFound::new);
        return Templates.view(
                "catalogue/publication",
                Map.of(
                        "period",
                        period,
                        "lastDue",
                        periods.deadlines(period).due(0, 0),
                        "headlines",
                        indicators.of(period.lastDay()).headlines().stream()
                                .filter(Indicator::isPublic)
                                .toList()));
    }

    @PostMapping("/periods/{code}/publication")
    String publish(Actor actor, @PathVariable String code) {
        periods.publish(actor, code);
        return "redirect:/periods";
    }

    @PostMapping("/periods/{code}/publication/withdrawal")
    String withdraw(Actor actor, @PathVariable String code) {
        periods.unpublish(actor, code);
        return "redirect:/periods";
    }
}
