package vn.giaoban.web;

/** Says whether what is shown are demonstration figures, so that every page is labelled. */
public interface Demonstration {
    boolean isShown();
}
