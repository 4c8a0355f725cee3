package vn.giaoban.reporting;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.web.Page;

/** What stands in a report, for its page to lay beside what its reader typed on a device and what cannot be taken in any more. */
final class Standing {
    private Standing() {}

    /**
     * By what is kept on a device, c: and a cell's code or p: and a heading's key: its name, and of a cell what its boxes say, as one
     * types it. What passages say the page shows itself.
     */
    static Map<String, Map<String, String>> of(Page page, Form form, IndicatorsOfDay ofDay, Content content) {
        Locale locale = page.locale();
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (FormItem item : form.items()) {
            Indicator indicator = ofDay.bySlot().get(item.slot());
            if (indicator == null || indicator.isComputed()) continue;
            Cell cell = content.cell(item.slot());
            Map<String, String> said = new HashMap<>();
            said.put("name", item.code() + ". " + indicator.name(locale));
            if (!content.isCounted(item.slot())) said.put("v", Grids.typed(page, indicator, cell.own()));
            said.put("o", Grids.typed(page, indicator, cell.override()));
            said.put("r", cell.overrideReason());
            said.put("n", cell.note());
            all.put("c:" + item.code(), said);
        }
        for (FormHeading heading : form.passages())
            all.put("p:" + heading.key(), Map.of("name", heading.number(locale) + ". " + heading.title(locale)));
        return all;
    }
}
