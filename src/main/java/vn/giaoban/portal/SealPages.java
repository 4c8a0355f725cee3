package vn.giaoban.portal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.NotFound;
import vn.giaoban.audit.Head;
import vn.giaoban.audit.Seals;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/**
 * The heads of the sealed trail, for everybody: the latest, and the last of each day, a month on a page. Whoever has copied one
 * can have any database checked against it later.
 */
@Controller
class SealPages {
    private final Seals seals;

    SealPages(Seals seals) {
        this.seals = seals;
    }

    /** @param month such as 2026-11; the current one where none is given */
    @GetMapping("/public/seals")
    ModelAndView seals(Page page, @RequestParam(defaultValue = "") String month) {
        LocalDate today = page.today();
        YearMonth current = YearMonth.from(today);
        YearMonth shown = month.isEmpty() ? current : read(month);
        YearMonth first = seals.firstDay().map(YearMonth::from).orElse(current);
        NotFound.unless(!shown.isAfter(current) && (!shown.isBefore(first) || shown.equals(current)));
        Head latest = seals.head().orElse(null);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("latest", latest);
        model.put("shown", shown);
        model.put("days", seals.daysHeads(shown.atDay(1), shown.equals(current) ? today : shown.atEndOfMonth()));
        model.put("earlier", shown.isAfter(first) ? shown.minusMonths(1) : null);
        model.put("later", shown.isBefore(current) ? shown.plusMonths(1) : null);
        return Templates.view("portal/seals", model);
    }

    private static YearMonth read(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new NotFound();
        }
    }
}
