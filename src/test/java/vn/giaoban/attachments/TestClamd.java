package vn.giaoban.attachments;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks the protocol of clamd (clamd(8), INSTREAM) and knows one virus; knowing none, it cannot tell anything. */
final class TestClamd implements AutoCloseable {
    private final String virus;
    private final ServerSocket door;
    private volatile byte[] seen = {};

    TestClamd(String virus) throws IOException {
        this.virus = virus;
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** The last file. */
    byte[] seen() {
        return seen;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                for (int n = in.readInt(); n > 0; n = in.readInt()) file.write(in.readNBytes(n));
                seen = file.toByteArray();
                socket.getOutputStream().write(answer(command).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Closed while it waited, or left by who asked.
            }
        }
    }

    private String answer(String command) {
        if (!command.equals("zINSTREAM\0") || virus.isEmpty()) return "INSTREAM size limit exceeded. ERROR\0";
        boolean found = new String(seen, StandardCharsets.ISO_8859_1).contains(virus);
        return found ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
