package vn.giaoban.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a form while it is being made; no report knows of it.
 *
 * @param version rises with each change; a page carries the one that it was made from
 * @param sourceId the edition it was copied from; null once that was withdrawn
 * @param form what it says so far, with the day and the legal basis that it is meant to have
 */
public record FormDraft(
        long id, int version, int level, @Nullable Long sourceId, Form form, long changedBy, Instant changedAt) {}
