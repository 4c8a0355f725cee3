package vn.giaoban.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.NavEntry;
import vn.giaoban.web.Templates;

/** The periods, for everybody in the network; opened by those who decide. */
@Controller
class PeriodPages {
    private final Periods periods;

    PeriodPages(Periods periods) {
        this.periods = periods;
    }

    @GetMapping("/periods")
    ModelAndView list(Actor actor) {
        NotFound.unless(!actor.isAnonymous());
        List<Period> opened = periods.opened();
        Map<String, Deadlines> due = opened.stream().collect(Collectors.toMap(Period::code, periods::deadlines));
        boolean decides = periods.mayDecide(actor);
        return Templates.view(
                "catalogue/periods",
                Map.of(
                        "periods",
                        opened,
                        "due",
                        due,
                        "decides",
                        decides,
                        "openable",
                        decides ? periods.openable(actor.day()) : List.of()));
    }

    @PostMapping("/periods/{code}/opening")
    String open(Actor actor, @PathVariable String code) {
        periods.open(actor, code);
        return "redirect:/periods";
    }

    @Component
    static class Entry implements NavEntry {
        @Override
        public String href() {
            return "/periods";
        }

        @Override
        public String textKey() {
            return "catalogue.periods";
        }

        @Override
        public int order() {
            return 80;
        }

        @Override
        public boolean visibleTo(Actor actor) {
            return !actor.isAnonymous();
        }
    }
}
