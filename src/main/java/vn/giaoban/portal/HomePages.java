package vn.giaoban.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Period;
import vn.giaoban.web.Templates;

/** The public home page and the public totals of a period. */
@Controller
class HomePages {
    private final PublicPeriods publicPeriods;

    HomePages(PublicPeriods publicPeriods) {
        this.publicPeriods = publicPeriods;
    }

    @GetMapping("/")
    ModelAndView home() {
        List<Period> published = publicPeriods.published();
        Map<String, Object> model = new HashMap<>();
        model.put("published", published);
        model.put("latest", published.isEmpty() ? null : publicPeriods.headlines(published.getFirst()));
        return Templates.view("portal/home", model);
    }

    @GetMapping("/public/figures/{periodCode}")
    ModelAndView figures(@PathVariable String periodCode) {
        PublicPeriod totals = publicPeriods.totals(periodCode).orElseThrow(NotFound::new);
        return Templates.view("portal/publicFigures", Map.of("totals", totals, "published", publicPeriods.published()));
    }
}
