package vn.giaoban.attachments;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import vn.giaoban.TestHouse;
import vn.giaoban.access.Actor;
import vn.giaoban.audit.Audit;

/** Where Hoa keeps what she attaches, in the house that all tests share. */
final class Shelf {
    static final TestHouse HOUSE = TestHouse.open();

    private final Attachments attachments;

    Shelf() {
        this(HOUSE.bean(Attachments.class));
    }

    Shelf(Attachments attachments) {
        this.attachments = attachments;
    }

    /** In a house whose operator has set a virus scanner. */
    static Shelf scannedAt(String clamd) {
        return new Shelf(new Attachments(
                HOUSE.jdbc(), HOUSE.transaction(), HOUSE.clock(), HOUSE.bean(Audit.class), new VirusScan(clamd)));
    }

    Attachments attachments() {
        return attachments;
    }

    static Actor hoa() {
        return HOUSE.actor("hoa");
    }

    Attachment kept(String name, byte[] bytes) {
        return kept(name, new ByteArrayInputStream(bytes));
    }

    Attachment kept(String name, InputStream bytes) {
        try {
            return attachments.keep(hoa(), name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RefusedAttachment e) {
            throw new AssertionError(e);
        }
    }

    /** Why it is not kept; nothing of it is. */
    AttachmentFlaw flaw(String name, byte[] bytes) {
        return flaw(name, new ByteArrayInputStream(bytes));
    }

    AttachmentFlaw flaw(String name, InputStream bytes) {
        long before = count();
        RefusedAttachment refused =
                catchThrowableOfType(RefusedAttachment.class, () -> attachments.keep(hoa(), name, bytes));
        if (refused == null) throw new AssertionError(name + " was kept");
        if (count() != before) throw new AssertionError("something of " + name + " was kept");
        return refused.flaw();
    }

    byte[] read(Attachment attachment) {
        try (InputStream in = attachments.open(attachment)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long count() {
        return HOUSE.jdbc()
                .sql("select (select count(*) from attachments.attachment) + (select count(*) from attachments.piece)")
                .query(Long.class)
                .single();
    }
}
