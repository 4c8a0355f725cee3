package vn.giaoban.reporting;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.catalogue.FormHeading;
import vn.giaoban.catalogue.FormSection;
import vn.giaoban.catalogue.FormTotal;
import vn.giaoban.catalogue.Indicator;

/** A page of a report as a whole hall reads it: a passage of its text or some of its figures, never more than fits. */
public sealed interface Slide {
    /** Of its heading or section, counted from 1. */
    int part();

    /** Over how many pages the heading or section goes. */
    int parts();

    /** "II. Kết quả …", "B. Tiếp công dân". */
    String title(Locale locale);

    /**
     * Part of what is written under a heading.
     *
     * @param above the heading that it stands under; null for none
     */
    record Text(FormHeading heading, @Nullable FormHeading above, List<String> paragraphs, int part, int parts)
            implements Slide {
        @Override
        public String title(Locale locale) {
            return titled(heading, locale);
        }

        /** The heading that it stands under; empty for none. */
        public String under(Locale locale) {
            return above == null ? "" : titled(above, locale);
        }

        private static String titled(FormHeading heading, Locale locale) {
            return heading.number(locale) + ". " + heading.title(locale);
        }
    }

    /** Some figures of a section. */
    record Figures(FormSection section, List<Line> lines, int part, int parts) implements Slide {
        @Override
        public String title(Locale locale) {
            return section.letter() + ". " + section.title(locale);
        }
    }

    /**
     * A figure as the report states it.
     *
     * @param indicator by whose measure it is written
     * @param total the line of the form that it is; null for the indicator itself
     * @param amount null where nothing is said, or that it is not applicable
     * @param change since the same period of last year; null where there is nothing to compare
     */
    record Line(
            Indicator indicator,
            @Nullable FormTotal total,
            @Nullable Long amount,
            boolean notApplicable,
            @Nullable Long change) {
        /** What was left blank is nothing to read out. */
        boolean says() {
            return amount != null || notApplicable;
        }

        public String name(Locale locale) {
            return total == null ? indicator.name(locale) : total.title(locale);
        }
    }
}
