package vn.giaoban.attachments;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;

/** Keeps the largest file there may be and reads it back, in a JVM whose whole memory would not hold it. */
final class SmallKeeper {
    static final String DONE = "kept and read";

    private SmallKeeper() {}

    public static void main(String[] args) throws Exception {
        DriverManagerDataSource database = new DriverManagerDataSource(args[0], args[1], args[2]);
        JdbcClient jdbc = JdbcClient.create(database);
        Clock clock = Clock.systemUTC();
        Attachments attachments = new Attachments(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(database)),
                clock,
                new Audit(jdbc, clock, new JsonMapper()),
                new VirusScan(""));
        byte[] head = Samples.pdf();
        Actor hoa = new Actor(7, "hoa", "Hoa", List.of(), LocalDate.now(clock));
        InputStream largest =
                new SequenceInputStream(new ByteArrayInputStream(head), new Noise(StagedFile.MOST_BYTES - head.length));
        Attachment kept = attachments.keep(hoa, "lon-nhat.pdf", largest);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = attachments.open(kept)) {
            byte[] buffer = new byte[10_000];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
        }
        boolean same = HexFormat.of().formatHex(digest.digest()).equals(kept.sentSha256());
        System.out.println(same && kept.bytes() == StagedFile.MOST_BYTES ? DONE : "something else");
    }

    /** Bytes that cannot be packed, as those of a scanned page. */
    private static final class Noise extends InputStream {
        private final Random random = new Random(1);
        private int left;

        Noise(int bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) return -1;
            byte[] some = new byte[Math.min(left, length)];
            random.nextBytes(some);
            System.arraycopy(some, 0, into, offset, some.length);
            left -= some.length;
            return some.length;
        }
    }
}
