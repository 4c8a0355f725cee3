package vn.giaoban.catalogue;

/** The highest numbers given so far in a form that is being made: to sections, to headings, to totals. */
public record FormNumbers(long section, int heading, int total) {
    static final FormNumbers NONE = new FormNumbers(0, 0, 0);
}
