package vn.giaoban.reporting;

/** What somebody typed, and where. */
public record TypedText(String label, String text) {}
