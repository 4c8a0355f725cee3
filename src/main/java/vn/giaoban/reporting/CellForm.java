package vn.giaoban.reporting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormItem;
import vn.giaoban.catalogue.Indicator;
import vn.giaoban.catalogue.IndicatorsOfDay;
import vn.giaoban.figures.TypedAmount;
import vn.giaoban.web.Texts;

/**
 * What a person typed into a report: by cell code v. the figure, o. the override, r. its reason, n. the note, b. the version it was
 * typed upon, and w. with any of them what stood there before, so that untouched boxes are left alone; by heading p., pb. and pw., and where
 * sentences from the figures were offered, pf. with those; keep names the heading whose sentences are kept as they are, * for all.
 *
 * @param cells what is to be written
 * @param refused what could not be read, by code, with what to do
 */
record CellForm(List<Drafts.CellChange> cells, List<Drafts.PassageChange> passages, Map<String, String> refused) {
    private static final String ALL = "*";
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_PASSAGE = 50_000;

    static CellForm read(
            Map<String, String> fields,
            Form form,
            IndicatorsOfDay indicators,
            Content standing,
            Locale locale,
            Texts texts) {
        List<Drafts.CellChange> cells = new ArrayList<>();
        List<Drafts.PassageChange> passages = new ArrayList<>();
        Map<String, String> refused = new LinkedHashMap<>();
        for (FormItem item : form.items()) {
            Indicator indicator = indicators.bySlot().get(item.slot());
            String code = item.code();
            if (indicator == null || indicator.isComputed() || !isTouched(fields, code)) continue;
            Cell now = standing.cell(item.slot());
            TypedAmount own = fields.containsKey("v." + code)
                    ? TypedAmount.read(field(fields, "v." + code), indicator.decimals(), locale)
                    : new TypedAmount(now.own(), null);
            TypedAmount override = fields.containsKey("o." + code)
                    ? TypedAmount.read(field(fields, "o." + code), indicator.decimals(), locale)
                    : new TypedAmount(now.override(), null);
            String problem = own.problem() != null ? own.problem() : override.problem();
            if (problem != null) {
                refused.put(code, texts.text(locale, problem));
                continue;
            }
            String reason = fields.containsKey("r." + code)
                    ? clipped(field(fields, "r." + code), LONGEST_NOTE)
                    : now.overrideReason();
            String note =
                    fields.containsKey("n." + code) ? clipped(field(fields, "n." + code), LONGEST_NOTE) : now.note();
            Cell wanted = new Cell(item.slot(), own.amount(), override.amount(), reason, note, 0, 0, null);
            cells.add(new Drafts.CellChange(wanted, number(fields.get("b." + code))));
        }
        for (FormHeading heading : form.passages()) {
            String key = heading.key();
            if (!fields.containsKey("p." + key)) continue;
            String typed = clipped(field(fields, "p." + key), LONGEST_PASSAGE);
            String offered =
                    fields.containsKey("pf." + key) ? clipped(field(fields, "pf." + key), LONGEST_PASSAGE) : null;
            boolean kept = offered != null && Set.of(key, ALL).contains(field(fields, "keep"));
            if (!kept
                    && fields.containsKey("pw." + key)
                    && typed.equals(clipped(field(fields, "pw." + key), LONGEST_PASSAGE))) continue;
            passages.add(new Drafts.PassageChange(key, typed, number(fields.get("pb." + key)), offered));
        }
        return new CellForm(cells, passages, refused);
    }

    private static boolean isTouched(Map<String, String> fields, String code) {
        for (String part : List.of("v.", "o.", "r.", "n.")) {
            String typed = fields.get(part + code);
            if (typed != null
                    && !Objects.equals(
                            typed.strip(),
                            fields.getOrDefault("w" + part + code, "\u0000").strip())) return true;
        }
        return false;
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static String clipped(String text, int longest) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest);
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        if (text == null || !text.matches("\\d{1,9}")) return 0;
        return Integer.parseInt(text);
    }
}
