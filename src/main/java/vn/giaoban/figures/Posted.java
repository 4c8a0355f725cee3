package vn.giaoban.figures;

/** A unit's sheet before and after a posting at or below it. */
public record Posted(Sheet before, Sheet after) {}
