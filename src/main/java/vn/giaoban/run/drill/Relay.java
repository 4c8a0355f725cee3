package vn.giaoban.run.drill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Stands between two parties who speak TCP, passes on what they say, and can fall silent in between. */
final class Relay implements AutoCloseable {
    private static final int BUFFER = 1 << 14;

    private final ServerSocket door;
    private final int target;
    private final Supplier<Lanes> lanes;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Carries what one party says, until it has no more to say; failing cuts both off. */
    interface Lane {
        void carry(InputStream from, OutputStream to) throws IOException;
    }

    /** Both directions of one connection. */
    record Lanes(Lane up, Lane down) {
        static final Lanes PLAIN = new Lanes(Relay::pass, Relay::pass);
    }

    /** @param target a port of this machine */
    Relay(int target, Supplier<Lanes> lanes) {
        this.target = target;
        this.lanes = lanes;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Socket far;
                try {
                    far = new Socket(InetAddress.getLoopbackAddress(), target);
                } catch (IOException e) {
                    // Nobody is there; whoever came is told so by being cut off.
                    near.close();
                    continue;
                }
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                open.add(near);
                open.add(far);
                Lanes both = lanes.get();
                Thread.ofVirtual().start(() -> carry(both.up(), near, far));
                Thread.ofVirtual().start(() -> carry(both.down(), far, near));
            } catch (IOException e) {
                // Closed, or the one who came has gone again.
            }
        }
    }

    private void carry(Lane lane, Socket from, Socket to) {
        try {
            lane.carry(new BufferedInputStream(from.getInputStream(), BUFFER), to.getOutputStream());
        } catch (IOException e) {
            // One of them has gone: so goes the other.
        } finally {
            cut(from);
            cut(to);
        }
    }

    static void pass(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private void cut(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::cut);
    }
}
