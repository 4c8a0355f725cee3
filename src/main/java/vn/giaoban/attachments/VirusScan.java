package vn.giaoban.attachments;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks the operator's virus scanner, clamd, by its command INSTREAM (clamd(8)). Where none is named, files are kept as not scanned;
 * where one is, none is kept without its word.
 */
@Component
class VirusScan {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4 * 1024;

    private final String clamd;

    /** @param clamd host:port; empty for none */
    VirusScan(@Value("${giaoban.clamd}") String clamd) {
        this.clamd = clamd;
    }

    /** True if the scanner found nothing, false if there is no scanner. */
    boolean passes(StagedFile file) throws RefusedAttachment {
        if (clamd.isEmpty()) return false;
        String answer = answer(file);
        if (answer.endsWith(" FOUND")) throw new RefusedAttachment(AttachmentFlaw.INFECTED);
        if (answer.endsWith(": OK")) return true;
        LOG.warn("clamd at {} says: {}", clamd, answer);
        throw new RefusedAttachment(AttachmentFlaw.SCANNER_SILENT);
    }

    private String answer(StagedFile file) throws RefusedAttachment {
        int colon = clamd.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(clamd.substring(0, colon), Integer.parseInt(clamd.substring(colon + 1))),
                    CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[CHUNK];
            try (InputStream in = file.open()) {
                for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                    out.writeInt(n);
                    out.write(chunk, 0, n);
                }
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        } catch (IOException e) {
            LOG.warn("clamd at {} cannot be asked: {}", clamd, e.toString());
            throw new RefusedAttachment(AttachmentFlaw.SCANNER_SILENT, e);
        }
    }
}
