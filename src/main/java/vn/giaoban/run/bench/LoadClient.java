package vn.giaoban.run.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One connection to an instance on this machine, kept alive (HTTP/1.1). It does as little as it can, so that what is measured is the
 * instance; it asks no other machine.
 */
final class LoadClient implements Closeable {
    private final String host;
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    /** What came back. */
    record Answer(int status, byte[] body, String cookie) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    LoadClient(String address) {
        URI uri = URI.create(address);
        host = uri.getAuthority();
        try {
            socket = new Socket("127.0.0.1", uri.getPort());
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers whole lines, each ended by CR LF */
    Answer get(String path, String headers) {
        return ask("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n", new byte[0]);
    }

    Answer post(String path, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ask(
                "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: " + bytes.length + "\r\n" + headers
                        + "\r\n",
                bytes);
    }

    private Answer ask(String head, byte[] body) {
        try {
            byte[] top = head.getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = new byte[top.length + body.length];
            System.arraycopy(top, 0, all, 0, top.length);
            System.arraycopy(body, 0, all, top.length, body.length);
            out.write(all);
            out.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        String cookie = "";
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).strip());
            if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) chunked = true;
            if (lower.startsWith("set-cookie:"))
                cookie += (cookie.isEmpty() ? "" : "; ")
                        + header.substring(11).strip().split(";", 2)[0];
        }
        return new Answer(status, chunked ? chunks() : in.readNBytes(length), cookie);
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("the connection ended");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
