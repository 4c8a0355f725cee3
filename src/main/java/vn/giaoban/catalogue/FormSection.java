package vn.giaoban.catalogue;

import java.util.List;
import java.util.Locale;

/** A lettered part of a form's figures. */
public record FormSection(long id, int position, String letter, String titleVi, String titleEn, List<FormItem> items) {
    public FormSection {
        items = List.copyOf(items);
    }

    public String title(Locale locale) {
        return Indicator.english(locale) ? titleEn : titleVi;
    }
}
