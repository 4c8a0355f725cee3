package vn.giaoban.attachments;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Bytes that lie in numbered pieces, one held at a time. */
final class PieceStream extends InputStream {
    private final IntFunction<Optional<byte[]>> pieces;
    private byte[] piece = {};
    private int at;
    private int next;

    /** @param pieces by number, from 0 on; none behind the last */
    PieceStream(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : piece[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) return 0;
        if (isAtEnd()) return -1;
        int n = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, n);
        at += n;
        return n;
    }

    private boolean isAtEnd() {
        if (at < piece.length) return false;
        Optional<byte[]> following = pieces.apply(next);
        if (following.isEmpty()) return true;
        piece = following.get();
        at = 0;
        next++;
        return false;
    }
}
