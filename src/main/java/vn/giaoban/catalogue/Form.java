package vn.giaoban.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the units of a level are asked for: one dated edition. A report keeps the edition it was written in. */
public record Form(
        long id,
        String code,
        int edition,
        int level,
        String nameVi,
        String nameEn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String legalBasis,
        FormPrint print,
        List<FormSection> sections,
        List<FormHeading> headings) {

    public Form {
        sections = List.copyOf(sections);
        headings = List.copyOf(headings);
    }

    public String name(Locale locale) {
        return Indicator.english(locale) ? nameEn : nameVi;
    }

    /** The figures asked for, section after section. */
    public List<FormItem> items() {
        return sections.stream().flatMap(section -> section.items().stream()).toList();
    }

    public Optional<FormItem> item(String indicatorCode) {
        return items().stream()
                .filter(item -> item.code().equals(indicatorCode))
                .findFirst();
    }

    public List<FormItem> requiredItems() {
        return items().stream().filter(FormItem::required).toList();
    }

    /** The headings under which text is written. */
    public List<FormHeading> passages() {
        return headings.stream().filter(FormHeading::text).toList();
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
