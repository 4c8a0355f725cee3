package vn.giaoban.live;

import java.time.Duration;
import java.time.Instant;

/**
 * What a page shows to open its line: for one stream, as one audience, until soon. It was given to somebody who could see the page;
 * whether they still may is asked when the page comes for the next one.
 *
 * @param account whose it is; 0 where nobody is signed in
 * @param token the pass as it is shown, signed
 */
public record LivePass(LiveStream stream, String audience, long account, Instant until, String token) {
    /** As long as somebody who has lost the right may still see what is new. */
    static final Duration VALID = Duration.ofMinutes(10);
}
