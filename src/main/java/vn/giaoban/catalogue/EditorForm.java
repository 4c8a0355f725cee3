package vn.giaoban.catalogue;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giaoban.calendar.Days;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/** What was typed into an editor's form. */
record EditorForm(Map<String, String> typed) {
    private static final int LONGEST = 1_000;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    /** Each field as it is kept: without spaces around, in one Unicode form. */
    Map<String, String> says(List<EditorField> fields) {
        Map<String, String> says = new LinkedHashMap<>();
        for (EditorField field : fields) says.put(field.name(), tidy(typed.getOrDefault(field.name(), "")));
        return says;
    }

    LocalDate checkedFrom(Page page, FormErrors errors) {
        String text = typed.getOrDefault("from", "").strip();
        Optional<LocalDate> day = Days.parse(text)
                .filter(d -> !d.isBefore(FIRST) && d.isBefore(page.today().plusYears(20)));
        if (text.isEmpty()) errors.add("from", page.t("catalogue.from.empty"));
        else if (day.isEmpty()) errors.add("from", page.t("catalogue.from.wrong"));
        return day.orElse(page.today());
    }

    String checkedBasis(Page page, FormErrors errors) {
        String basis = tidy(typed.getOrDefault("legalBasis", ""));
        if (basis.isEmpty()) errors.add("legalBasis", page.t("catalogue.basis.empty"));
        return basis;
    }

    /** The edition that the review showed the change to take over from. */
    long reviewed() {
        String id = typed.getOrDefault("reviewed", "");
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
    }

    static void add(Page page, FormErrors errors, List<Flaw> flaws) {
        for (Flaw flaw : flaws) errors.add(flaw.field(), text(page, flaw));
    }

    /** A flaw in the reader's language. */
    private static String text(Page page, Flaw flaw) {
        return page.t(
                flaw.textKey(),
                flaw.args().stream().map(arg -> written(page, arg)).toArray());
    }

    private static Object written(Page page, Object arg) {
        return switch (arg) {
            case LocalDate day -> page.f().day(day);
            case Period period -> period.name(page.locale());
            case Indicator indicator -> indicator.code() + " (" + indicator.name(page.locale()) + ")";
            case Form form -> form.name(page.locale());
            default -> arg;
        };
    }

    private static String tidy(String text) {
        String tidy = Normalizer.normalize(text.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC);
        return tidy.length() > LONGEST ? tidy.substring(0, LONGEST) : tidy;
    }
}
