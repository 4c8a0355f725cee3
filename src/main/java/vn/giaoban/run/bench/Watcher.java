package vn.giaoban.run.bench;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One screen that follows a stream. Of what comes it reads as little as tells which change an event brings, each event being one chunk of
 * the answer: ten thousand of them must weigh little beside the server.
 */
final class Watcher {
    private static final int BEGINNING = 32;

    private final Following following;

    @Nullable
    SocketChannel channel;
    /** The last change it was told of; -1 before the first. */
    long known = -1;
    /** Whether it was told how things stand since it was last connected. */
    boolean told;

    int tries;
    private Part part = Part.HEAD;
    private long left;
    private boolean digits;
    private int at;
    private int status;
    private final byte[] beginning = new byte[BEGINNING];

    private enum Part {
        HEAD,
        SIZE,
        BODY
    }

    /** What a screen follows: an audience in a language, by a pass that many may share. */
    record Following(Gathering.Audience audience, String language, String pass) {}

    /** Hears of each whole event that says how things stand. */
    interface Hearing {
        void heard(Watcher watcher, long seq);
    }

    Watcher(Following following) {
        this.following = following;
    }

    Gathering.Audience audience() {
        return following.audience();
    }

    /** As the script in the page opens its line, with what it knows already. */
    byte[] request(String host) {
        String after = known < 0 ? "" : "&after=" + known + "%40" + audience().folder() + "." + following.language();
        return ("GET /live?pass=" + following.pass() + after + " HTTP/1.1\r\nHost: " + host
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    void begin() {
        part = Part.HEAD;
        left = 0;
        digits = false;
        at = 0;
        status = 0;
        told = false;
    }

    /** 0 before the first line of the answer. */
    int status() {
        return status;
    }

    /** Takes what has come. */
    void take(ByteBuffer bytes, Hearing hearing) {
        while (bytes.hasRemaining())
            switch (part) {
                case HEAD -> head(bytes.get());
                case SIZE -> size(bytes.get());
                case BODY -> body(bytes, hearing);
            }
    }

    /** The head ends with an empty line; its first line is "HTTP/1.1 200 …". */
    private void head(byte next) {
        if (next == '\r') return;
        if (next == '\n') {
            if (at == 0) part = Part.SIZE;
            else if (status == 0) status = number(9, 12);
            at = 0;
            return;
        }
        if (at < BEGINNING) beginning[at] = next;
        at++;
    }

    private void size(byte next) {
        int digit = Character.digit(next, 16);
        if (digit >= 0) {
            left = left * 16 + digit;
            digits = true;
        } else if (next == '\n' && digits) {
            part = Part.BODY;
            at = 0;
        }
    }

    private void body(ByteBuffer bytes, Hearing hearing) {
        while (at < BEGINNING && left > 0 && bytes.hasRemaining()) {
            beginning[at++] = bytes.get();
            left--;
        }
        int skipped = (int) Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + skipped);
        left -= skipped;
        if (left > 0) return;
        part = Part.SIZE;
        digits = false;
        if (at > 4 && beginning[0] == 'i' && beginning[1] == 'd') hearing.heard(this, number(4, at));
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to && i < BEGINNING && beginning[i] >= '0' && beginning[i] <= '9'; i++)
            number = number * 10 + beginning[i] - '0';
        return number;
    }
}
