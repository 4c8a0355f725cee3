package vn.giaoban.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.giaoban.identity.Accounts;
import vn.giaoban.web.Meanwhile;
import vn.giaoban.web.Page;

/** Tells whoever was making a form what others have written in the same place meanwhile. */
@Component
class Overtakings {
    private final FormDrafts drafts;
    private final Indicators indicators;
    private final Accounts accounts;

    Overtakings(FormDrafts drafts, Indicators indicators, Accounts accounts) {
        this.drafts = drafts;
        this.indicators = indicators;
        this.accounts = accounts;
    }

    /** A page that was filled in upon an earlier version. */
    Overtaking of(Page page, FormDraft now, int seen, FormPart part, Map<String, String> sent) {
        return Overtaking.of(before(page, now, seen, part), boxes(page, part, now.form()), sent);
    }

    /** A page that was only read: in which places it differs from what stands now. */
    Overtaking of(Page page, FormDraft now, int seen, FormPart part) {
        Map<String, FormBox> before = before(page, now, seen, part);
        Map<String, String> read = new HashMap<>();
        before.forEach((name, box) -> {
            if (box.value() != null) read.put(name, box.value());
        });
        return Overtaking.of(before, boxes(page, part, now.form()), read);
    }

    Meanwhile meanwhile(FormDraft now, int seen, FormPart part, Overtaking overtaking) {
        FormDraft last = drafts.lastChange(now, seen, part);
        String who = accounts.names(List.of(last.changedBy())).getOrDefault(last.changedBy(), "");
        return Meanwhile.by(who, last.changedAt(), overtaking.places());
    }

    private Map<String, FormBox> before(Page page, FormDraft now, int seen, FormPart part) {
        return drafts.was(now.id(), seen).map(form -> boxes(page, part, form)).orElse(Map.of());
    }

    private Map<String, FormBox> boxes(Page page, FormPart part, Form form) {
        return FormBoxes.of(page, part, form, indicators.of(form.validFrom()));
    }
}
