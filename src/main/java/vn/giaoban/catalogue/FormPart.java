package vn.giaoban.catalogue;

import java.util.List;
import java.util.Optional;

/** What of a form that is being made stands on one page: whoever changes it there is overtaken only by changes of the same. */
public sealed interface FormPart {
    /** In the audit trail. */
    String name();

    /** What the part says; equal where nobody changed it. */
    Object of(Form form);

    /**
     * Names, days and print, and which sections there are.
     *
     * @param removed the section that is to go, which is then part of it; 0 for none
     */
    record Settings(long removed) implements FormPart {
        @Override
        public String name() {
            return "settings";
        }

        @Override
        public Object of(Form form) {
            return List.of(
                    form.nameVi(),
                    form.nameEn(),
                    form.validFrom(),
                    form.legalBasis(),
                    form.print(),
                    form.sections().stream().map(FormSection::id).toList(),
                    new Section(removed).of(form));
        }
    }

    /** One section with its lines, wherever it stands. */
    record Section(long id) implements FormPart {
        @Override
        public String name() {
            return "section";
        }

        @Override
        public Object of(Form form) {
            return section(form).map(FormSection::anywhere);
        }

        Optional<FormSection> section(Form form) {
            return form.sections().stream().filter(one -> one.id() == id).findFirst();
        }
    }

    /** The outline of the text. */
    record Headings() implements FormPart {
        @Override
        public String name() {
            return "headings";
        }

        @Override
        public Object of(Form form) {
            return form.headings();
        }
    }

    /** All of it: where it is laid down, or thrown away. */
    record Whole() implements FormPart {
        @Override
        public String name() {
            return "whole";
        }

        @Override
        public Object of(Form form) {
            return form;
        }
    }
}
