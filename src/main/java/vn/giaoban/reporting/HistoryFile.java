package vn.giaoban.reporting;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A file of whole reports of the past: in each line a unit and a period, in each further column a figure. It may be larger than
 * memory: where the lines stand is read once, and a line is read again when it is its turn.
 */
public final class HistoryFile implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final List<Place> places;
    private final String digest;

    /**
     * Where a line stands in the file.
     *
     * @param number counted from 1, the head
     */
    record Place(int number, long offset, int length) {}

    private HistoryFile(Path path, FileChannel channel, List<Place> places, String digest) {
        this.path = path;
        this.channel = channel;
        this.places = places;
        this.digest = digest;
    }

    public static HistoryFile open(Path path) throws IOException {
        MessageDigest sha = sha256();
        List<Place> places;
        try (InputStream in = new BufferedInputStream(new DigestInputStream(Files.newInputStream(path), sha), BUFFER)) {
            places = places(in);
        }
        return new HistoryFile(
                path,
                FileChannel.open(path, StandardOpenOption.READ),
                places,
                HexFormat.of().formatHex(sha.digest()));
    }

    private static List<Place> places(InputStream in) throws IOException {
        List<Place> places = new ArrayList<>();
        byte[] buffer = new byte[BUFFER];
        long at = 0;
        long began = 0;
        int number = 1;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] != '\n') continue;
                add(places, number++, began, at + i);
                began = at + i + 1;
            }
            at += read;
        }
        add(places, number, began, at);
        return places;
    }

    private static void add(List<Place> places, int number, long from, long to) throws IOException {
        if (to - from > LONGEST_LINE) throw new IOException("line " + number + " is longer than a mebibyte");
        if (to > from) places.add(new Place(number, from, (int) (to - from)));
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** SHA-256 of the whole file. */
    public String digest() {
        return digest;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** The names of the columns. */
    List<String> head() throws IOException {
        List<String> head = cells(places.getFirst());
        String first = head.getFirst();
        return first.startsWith("\uFEFF") ? replaceFirst(head, first.substring(1)) : head;
    }

    private static List<String> replaceFirst(List<String> cells, String first) {
        List<String> replaced = new ArrayList<>(cells);
        replaced.set(0, first);
        return replaced;
    }

    /** Every line below the head that says anything. */
    List<Place> lines() {
        return places.subList(1, places.size());
    }

    List<String> cells(Place place) throws IOException {
        byte[] bytes = new byte[place.length()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining())
            if (channel.read(buffer, place.offset() + buffer.position()) < 0)
                throw new IOException(path + " has become shorter while it was read");
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return cells(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    /** RFC 4180, but no cell goes on in the next line. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        if (line.indexOf('"') < 0) {
            int from = 0;
            for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
                cells.add(line.substring(from, comma));
                from = comma + 1;
            }
            cells.add(line.substring(from));
            return cells;
        }
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
