package vn.giaoban.run.drill;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One connection to PostgreSQL, read message by message (protocol 3.0, unencrypted) as far as it takes to see which statements pass
 * and when a transaction ends.
 */
final class DatabaseTalk {
    private static final int LENGTH_BYTES = 4;

    private final Trap trap;
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    /** Whether the transaction under way concerns the trap. */
    private volatile boolean concerned;

    private DatabaseTalk(Trap trap) {
        this.trap = trap;
    }

    static Relay.Lanes lanes(Trap trap) {
        DatabaseTalk talk = new DatabaseTalk(trap);
        return new Relay.Lanes(talk::up, talk::down);
    }

    /** What the application says: first a message without a type, then Parse (a statement by name), Bind (it is run), Query. */
    private void up(InputStream in, OutputStream to) throws IOException {
        DataInputStream from = new DataInputStream(in);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
        byte[] first = from.readNBytes(LENGTH_BYTES);
        if (first.length < LENGTH_BYTES) return;
        out.write(first);
        out.write(exactly(from, java.nio.ByteBuffer.wrap(first).getInt() - LENGTH_BYTES));
        out.flush();
        for (int type = from.read(); type >= 0; type = from.read()) {
            byte[] body = exactly(from, from.readInt() - LENGTH_BYTES);
            switch (type) {
                case 'P' -> {
                    String name = text(body, 0);
                    statements.put(name, text(body, after(body, 0)));
                }
                case 'B' -> {
                    out.flush();
                    runs(statements.getOrDefault(text(body, after(body, 0)), ""));
                }
                case 'Q' -> {
                    out.flush();
                    runs(text(body, 0));
                }
                default -> {}
            }
            message(out, type, body);
            if (from.available() == 0) out.flush();
        }
    }

    private void runs(String sql) throws Trap.Sprung {
        if (sql.equalsIgnoreCase("COMMIT")) {
            if (concerned) trap.reached(Point.Moment.BEFORE_COMMIT);
        } else if (trap.concerns(sql)) {
            concerned = true;
            trap.reached(Point.Moment.AT_STATEMENT);
        }
    }

    /** What the database says: CommandComplete tells that a transaction has ended. */
    private void down(InputStream in, OutputStream to) throws IOException {
        DataInputStream from = new DataInputStream(in);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
        for (int type = from.read(); type >= 0; type = from.read()) {
            byte[] body = exactly(from, from.readInt() - LENGTH_BYTES);
            if (type == 'C') ended(text(body, 0));
            message(out, type, body);
            if (from.available() == 0) out.flush();
        }
    }

    private void ended(String command) throws Trap.Sprung {
        if (!command.equals("COMMIT") && !command.equals("ROLLBACK")) return;
        boolean was = concerned;
        concerned = false;
        if (was && command.equals("COMMIT")) trap.reached(Point.Moment.AFTER_COMMIT);
    }

    private static void message(DataOutputStream out, int type, byte[] body) throws IOException {
        out.write(type);
        out.writeInt(body.length + LENGTH_BYTES);
        out.write(body);
    }

    private static byte[] exactly(DataInputStream from, int length) throws IOException {
        byte[] bytes = from.readNBytes(length);
        if (bytes.length < length) throw new EOFException();
        return bytes;
    }

    private static String text(byte[] body, int from) {
        return new String(body, from, after(body, from) - 1 - from, StandardCharsets.UTF_8);
    }

    /** Where the text that begins there has ended, behind its zero. */
    private static int after(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != 0) at++;
        return at + 1;
    }
}
