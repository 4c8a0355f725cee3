package vn.giaoban.reporting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Somebody else was there first: nothing was done; where the report stands now, and what was typed, to be copied from. */
@ControllerAdvice(basePackageClasses = ReportPages.class)
class StaleReportPages {
    private final Reports reports;
    private final Indicators indicators;
    private final ReportView view;

    StaleReportPages(Reports reports, Indicators indicators, ReportView view) {
        this.reports = reports;
        this.indicators = indicators;
        this.view = view;
    }

    @ExceptionHandler(StaleReport.class)
    ModelAndView stale(Page page, Actor actor, StaleReport stale, HttpServletRequest request) {
        Report report = reports.find(actor, stale.reportId()).orElseThrow(NotFound::new);
        ReportView.Head head = view.head(page, report);
        List<Step> steps = view.steps(head);
        Map<String, Object> model = new HashMap<>();
        model.put("head", head);
        model.put("last", steps.isEmpty() ? null : steps.getFirst());
        model.put("names", view.names(steps));
        model.put("typed", typed(page, head, ReportPages.fields(request.getParameterMap())));
        return Templates.view("reporting/stale", model, HttpStatus.CONFLICT);
    }

    /** A reason, objections to cells (c.) and passages (h.), and of a form that is written what its boxes say anew. */
    private List<TypedText> typed(Page page, ReportView.Head head, Map<String, String> fields) {
        List<TypedText> typed = new ArrayList<>();
        add(typed, page.t("reporting.stale.reason"), fields.get("reason"), null);
        IndicatorsOfDay ofDay = indicators.of(head.period().lastDay());
        for (FormItem item : head.form().items()) {
            Indicator indicator = ofDay.bySlot().get(item.slot());
            String label = item.code() + (indicator == null ? "" : ". " + indicator.name(page.locale()));
            for (String part : List.of("c.", "v.", "o.", "r.", "n."))
                add(typed, label, fields.get(part + item.code()), fields.get("w" + part + item.code()));
        }
        for (FormHeading heading : head.form().passages()) {
            String label = heading.number(page.locale()) + ". " + heading.title(page.locale());
            add(typed, label, fields.get("h." + heading.key()), null);
            add(typed, label, fields.get("p." + heading.key()), fields.get("pw." + heading.key()));
        }
        return typed;
    }

    /** @param was what stood in the box before; what is the same was not typed */
    private static void add(List<TypedText> typed, String label, @Nullable String text, @Nullable String was) {
        if (text == null || text.isBlank()) return;
        if (was == null || !tidy(text).equals(tidy(was))) typed.add(new TypedText(label, tidy(text)));
    }

    private static String tidy(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
