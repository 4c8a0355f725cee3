package vn.giaoban.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.giaoban.catalogue.EditorField.Shape;
import vn.giaoban.web.Page;

/** The form of an indicator. */
final class IndicatorFields {
    private IndicatorFields() {}

    /** @param parts what a share or a change may be worked out from: code and name */
    static List<EditorField> of(Page page, boolean isNew, Map<String, String> parts) {
        Map<String, String> themes = new LinkedHashMap<>();
        for (Theme theme : Theme.values()) themes.put(theme.code(), page.t(theme.textKey()));
        Map<String, String> units = words(page, "catalogue.units.", AcrossUnits.values());
        Map<String, String> times = words(page, "catalogue.across.time.", AcrossTime.values());
        Map<String, String> better = new LinkedHashMap<>(Map.of("", page.t("catalogue.better.neither")));
        better.putAll(words(page, "catalogue.better.", Better.values()));
        List<EditorField> fields = new ArrayList<>();
        if (isNew) fields.add(EditorField.of(page, "code", Shape.SHORT).hinted(page.t("catalogue.hint.code")));
        fields.add(EditorField.of(page, "nameVi", Shape.WORDS));
        fields.add(EditorField.of(page, "nameEn", Shape.WORDS));
        fields.add(EditorField.of(page, "measureVi", Shape.SHORT).hinted(page.t("catalogue.hint.measure")));
        fields.add(EditorField.of(page, "measureEn", Shape.SHORT));
        fields.add(EditorField.choice(page, "theme", themes));
        fields.add(EditorField.choice(page, "acrossUnits", units).hinted(page.t("catalogue.hint.people")));
        fields.add(EditorField.choice(page, "acrossTime", times));
        fields.add(EditorField.choice(page, "numerator", parts)
                .hinted(page.t("catalogue.hint.parts"))
                .unforced());
        fields.add(EditorField.choice(page, "denominator", parts).unforced());
        fields.add(EditorField.choice(page, "base", parts)
                .hinted(page.t("catalogue.hint.base"))
                .unforced());
        fields.add(EditorField.of(page, "decimals", Shape.SHORT));
        fields.add(EditorField.of(page, "minimum", Shape.SHORT)
                .hinted(page.t("catalogue.hint.bounds"))
                .unforced());
        fields.add(EditorField.of(page, "maximum", Shape.SHORT).unforced());
        fields.add(EditorField.choice(page, "better", better));
        fields.add(EditorField.of(page, "headline", Shape.SHORT)
                .hinted(page.t("catalogue.hint.headline"))
                .unforced());
        fields.add(EditorField.of(page, "isPublic", Shape.YES).hinted(page.t("catalogue.hint.isPublic")));
        fields.add(EditorField.of(page, "noteVi", Shape.TEXT).unforced());
        fields.add(EditorField.of(page, "noteEn", Shape.TEXT).unforced());
        return fields;
    }

    private static Map<String, String> words(Page page, String family, Enum<?>[] values) {
        Map<String, String> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(value.name(), page.t(family + value.name())));
        return words;
    }
}
