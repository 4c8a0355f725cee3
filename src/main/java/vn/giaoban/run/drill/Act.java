package vn.giaoban.run.drill;

/**
 * Something a program asks for.
 *
 * @param token on whose behalf
 * @param key by which it is done once, however often it is asked for
 */
record Act(Kind kind, String token, String path, String body, String key) {
    enum Kind {
        SEND,
        ACCEPT,
        RETURN,
        WITHDRAW
    }
}
