package vn.giaoban.reporting;

/** A line of a form's section as its page shows it. */
public sealed interface GridLine permits GridRow, GridTotal {}
