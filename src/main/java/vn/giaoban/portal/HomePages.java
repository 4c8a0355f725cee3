package vn.giaoban.portal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.Period;
import vn.giaoban.organization.Unit;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** The public home page and the public totals of a period. */
@Controller
class HomePages {
    private final PublicPeriods publicPeriods;
    private final PublicFigures publicFigures;

    HomePages(PublicPeriods publicPeriods, PublicFigures publicFigures) {
        this.publicPeriods = publicPeriods;
        this.publicFigures = publicFigures;
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

    /** One figure of the provinces: as the programs' door answers it, with the same figures kept back. */
    @GetMapping("/public/figures/{periodCode}/{indicatorCode}")
    ModelAndView figure(
            Page page,
            @PathVariable String periodCode,
            @PathVariable String indicatorCode,
            @RequestParam(defaultValue = "") String as) {
        boolean now = as.equals("now");
        PublicFigures.Answer nation = answer(page, periodCode, indicatorCode, "nation", now);
        PublicFigures.Answer provinces = answer(page, periodCode, indicatorCode, "province", now);
        NotFound.unless(!nation.rows().isEmpty());
        PublicRow whole = nation.rows().getFirst();
        Map<String, Object> model = new HashMap<>();
        model.put("nation", whole);
        model.put(
                "provinces",
                provinces.rows().stream()
                        .sorted(Comparator.comparing(PublicRow::unit, Unit.BY_NAME))
                        .toList());
        model.put("asNow", now);
        model.put("redrawn", publicFigures.isRedrawn(whole.period(), page.today()));
        return Templates.view("portal/publicFigure", model);
    }

    private PublicFigures.Answer answer(Page page, String period, String indicator, String level, boolean now) {
        LinkedMultiValueMap<String, String> address = new LinkedMultiValueMap<>();
        address.add(FigureParameter.PERIOD.word(), period);
        address.add(FigureParameter.INDICATOR.word(), indicator);
        address.add(FigureParameter.LEVEL.word(), level);
        address.add(FigureParameter.AS.word(), now ? "now" : "then");
        FigureQuery.Read read = FigureQuery.read(address);
        NotFound.unless(read.faults().isEmpty());
        return publicFigures.answer(read.query(), page.today()).orElseThrow(NotFound::new);
    }
}
