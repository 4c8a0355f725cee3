package vn.giaoban.conferences;

import org.jspecify.annotations.Nullable;

/**
 * One who is to sit at a bridge point.
 *
 * @param accountId null for one without an account
 * @param linked a link to this conference was given out for them
 * @param addedLate after the conference had begun
 */
public record Delegate(
        long id,
        long pointId,
        String name,
        String title,
        @Nullable Long accountId,
        boolean linked,
        boolean addedLate) {}
