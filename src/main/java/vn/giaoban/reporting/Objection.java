package vn.giaoban.reporting;

import org.jspecify.annotations.Nullable;

/** Why one cell or one passage of a submission was returned. */
public record Objection(@Nullable Integer slot, @Nullable String heading, String reason) {}
