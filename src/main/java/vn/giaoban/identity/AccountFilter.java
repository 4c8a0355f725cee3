package vn.giaoban.identity;

import org.jspecify.annotations.Nullable;
import vn.giaoban.access.Role;

/**
 * Which accounts a list shows.
 *
 * @param text part of a name or username; empty for all
 * @param unitId roles at or below this unit; 0 for all
 * @param page from 0
 */
public record AccountFilter(
        String text, long unitId, @Nullable Role role, int page) {}
