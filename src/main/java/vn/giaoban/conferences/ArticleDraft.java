package vn.giaoban.conferences;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A news article about a conference, not published.
 *
 * @param version from 1; 0 while it is what the record says by itself and nobody has saved it
 * @param body paragraphs with an empty line between them
 * @param by who saved it; empty while nobody has
 * @param at null while nobody has
 */
public record ArticleDraft(
        int version,
        String title,
        String body,
        String by,
        @Nullable Instant at) {}
