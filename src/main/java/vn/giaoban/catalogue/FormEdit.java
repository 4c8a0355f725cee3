package vn.giaoban.catalogue;

/** What is done to a form that is being made; whatever it adds is numbered beyond the numbers given so far. */
@FunctionalInterface
public interface FormEdit {
    Form apply(Form form, FormNumbers numbers);
}
