package vn.giaoban.run.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;

/**
 * A change of the schema that this program brings.
 *
 * @param version its number, which is given once in the whole house
 * @param name of its file
 */
record Migration(int version, String name, String sql) implements Comparable<Migration> {
    private static final Pattern NAME = Pattern.compile("V(\\d{1,9})__\\w+\\.sql");

    static Migration of(Resource resource) {
        String name = String.valueOf(resource.getFilename());
        Matcher found = NAME.matcher(name);
        if (!found.matches()) throw new IllegalStateException("not a migration: " + name);
        try {
            return new Migration(
                    Integer.parseInt(found.group(1)), name, resource.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Flyway keeps it in its history: CRC-32 of the lines without their ends. */
    int checksum() {
        CRC32 crc = new CRC32();
        sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    @Override
    public int compareTo(Migration other) {
        return Comparator.comparingInt(Migration::version).compare(this, other);
    }
}
