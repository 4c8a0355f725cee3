package vn.giaoban.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import vn.giaoban.TestHouse;
import vn.giaoban.access.NotFound;
import vn.giaoban.run.TestDatabase;
import vn.giaoban.run.TestProcess;
import vn.giaoban.web.Texts;

class AttachmentsTest {
    private static final TestHouse HOUSE = Shelf.HOUSE;
    private final Shelf shelf = new Shelf();
    private final Attachments attachments = shelf.attachments();

    @Test
    void aDocumentIsKeptAsItWasSent() throws Exception {
        Map<String, byte[]> documents = Map.of(
                "Biên bản.pdf", Samples.pdf(),
                "Công văn.docx", Samples.docx(),
                "Số liệu.xlsx", Samples.xlsx());
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            Attachment kept = shelf.kept(document.getKey(), document.getValue());
            assertThat(shelf.read(kept)).isEqualTo(document.getValue());
            assertThat(kept.name()).isEqualTo(document.getKey());
            assertThat(kept.bytes()).isEqualTo(document.getValue().length);
            assertThat(kept.sha256()).isEqualTo(kept.sentSha256()).isEqualTo(digest(document.getValue()));
            assertThat(kept.keptBy()).isEqualTo(HOUSE.account("hoa"));
            assertThat(kept.scanned()).as("nobody has set a scanner").isFalse();
            assertThat(attachments.of(kept.key())).contains(kept);
        }
    }

    @Test
    void aPhotoIsKeptWithoutPlaceAndCameraAndTheDigestOfWhatWasSentStays() throws Exception {
        byte[] sent = Samples.photo(64, 48, 1);
        Attachment kept = shelf.kept("Đối thoại.JPG", sent);
        String bytes = new String(shelf.read(kept), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(new String(sent, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("Exif", Samples.CAMERA, Samples.PLACE);
        assertThat(bytes).doesNotContain("Exif", Samples.CAMERA, Samples.PLACE);
        assertThat(kept.sentSha256()).isEqualTo(digest(sent));
        assertThat(kept.sha256()).isEqualTo(digest(shelf.read(kept)));
        assertThat(kept.name()).isEqualTo("Đối thoại.jpg");
    }

    @Test
    void aKeyIsNeitherGuessedNorGivenTwice() {
        Attachment one = shelf.kept("a.pdf", Samples.pdf());
        Attachment other = shelf.kept("a.pdf", Samples.pdf());
        assertThat(one.key()).matches("[0-9a-f]{32}").isNotEqualTo(other.key());
        assertThat(attachments.of("0".repeat(32))).isEmpty();
        assertThat(attachments.those(List.of(other.id(), one.id()))).containsExactly(one, other);
    }

    @Test
    void whatIsNoneOfFiveKindsIsRefusedWhateverItIsCalled() {
        byte[] program = HexFormat.of().parseHex("4d5a90000300000004000000ffff0000");
        assertThat(shelf.flaw("virus.exe", program)).isEqualTo(AttachmentFlaw.OTHER_KIND);
        assertThat(shelf.flaw("anh", Samples.png(2, 2))).isEqualTo(AttachmentFlaw.OTHER_KIND);
        assertThat(shelf.flaw("anh.svg", Samples.utf8("<svg/>"))).isEqualTo(AttachmentFlaw.OTHER_KIND);
        for (String extension : List.of("jpg", "png", "pdf", "docx", "xlsx"))
            assertThat(shelf.flaw("bao-cao." + extension, program)).isEqualTo(AttachmentFlaw.NOT_AS_NAMED);
        assertThat(shelf.flaw("anh.jpg", Samples.png(2, 2))).isEqualTo(AttachmentFlaw.NOT_AS_NAMED);
        assertThat(shelf.flaw("bang.xlsx", Samples.docx())).isEqualTo(AttachmentFlaw.NOT_AS_NAMED);
        assertThat(shelf.flaw("cu.docx", HexFormat.of().parseHex("d0cf11e0a1b11ae10000")))
                .isEqualTo(AttachmentFlaw.OLD_OFFICE);
        assertThat(shelf.flaw("trong.pdf", new byte[0])).isEqualTo(AttachmentFlaw.EMPTY);
    }

    @Test
    void moreThanTwentyMegabytesAreNotReadToTheirEnd() {
        Endless endless = new Endless();
        assertThat(shelf.flaw("dai.pdf", endless)).isEqualTo(AttachmentFlaw.TOO_LARGE);
        assertThat(endless.given).isLessThan(StagedFile.MOST_BYTES + 100_000L);
    }

    @Test
    void aUnitsDayHasRoomForSoManyFilesAndNoMore() {
        Shelf.HOUSE.transaction().executeWithoutResult(status -> {
            Shelf.HOUSE
                    .jdbc()
                    .sql("""
                    insert into attachments.attachment (key, name, kind, bytes, sha256, sent_sha256, kept_at, kept_by, unit_id, scanned)
                    select md5('today' || n), 'a.pdf', 'PDF', 1, sha256('a'), sha256('a'), :now, 0, :unit, false
                    from generate_series(1, :files) n
                    """)
                    .param("now", Shelf.HOUSE.clock().instant().atOffset(ZoneOffset.UTC))
                    .param("unit", Shelf.hoa().homeUnitId())
                    .param("files", Attachments.MOST_A_DAY)
                    .update();
            assertThat(shelf.flaw("a.pdf", Samples.pdf())).isEqualTo(AttachmentFlaw.NO_ROOM_TODAY);
            Shelf.HOUSE
                    .jdbc()
                    .sql("""
                    delete from attachments.attachment where unit_id = :unit and bytes = 1 and key <> md5('today1');
                    update attachments.attachment set bytes = :bytes where key = md5('today1')
                    """)
                    .param("unit", Shelf.hoa().homeUnitId())
                    .param("bytes", Attachments.MOST_BYTES_A_DAY)
                    .update();
            assertThat(shelf.flaw("a.pdf", Samples.pdf())).isEqualTo(AttachmentFlaw.NO_ROOM_TODAY);
            Shelf.HOUSE
                    .jdbc()
                    .sql(
                            "update attachments.attachment set kept_at = kept_at - interval '1 day' where key = md5('today1')")
                    .update();
            assertThat(shelf.kept("a.pdf", Samples.pdf()).bytes()).isPositive();
            status.setRollbackOnly();
        });
    }

    @Test
    void twentyMegabytesAreKeptAndReadInLessMemoryThanTheyAre() {
        try (TestDatabase database = TestDatabase.migrated();
                TestProcess process = TestProcess.startProgram(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx20m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallKeeper.class.getName(),
                        database.url(),
                        database.user(),
                        database.password())) {
            process.await("the whole file", () -> process.output().contains(SmallKeeper.DONE));
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        long before = Shelf.count();
        BrokenOff upload = new BrokenOff();
        assertThatThrownBy(() -> attachments.keep(Shelf.hoa(), "gui-do.pdf", upload))
                .isInstanceOf(IOException.class)
                .hasMessage("the line is gone");
        assertThat(upload.staged)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).doesNotExist());
        assertThat(Shelf.count()).isEqualTo(before);
    }

    @Test
    void whatIsTiedIsTheKeepersAndIsTiedOnce() {
        Attachment kept = shelf.kept("a.pdf", Samples.pdf());
        assertThatThrownBy(() -> attachments.tie(Shelf.hoa(), kept.key()))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> tied("pao", kept)).isInstanceOf(NotFound.class);
        assertThat(tied("hoa", kept)).isEqualTo(kept);
        assertThatThrownBy(() -> tied("hoa", kept)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> attachments.drop(Shelf.hoa(), kept.key())).isInstanceOf(NotFound.class);
        assertThat(shelf.read(kept)).isEqualTo(Samples.pdf());
    }

    private Attachment tied(String username, Attachment kept) {
        return HOUSE.transaction().execute(status -> attachments.tie(HOUSE.actor(username), kept.key()));
    }

    @Test
    void whatWasNeverTiedItsKeeperDropsAndTimeForgets() {
        Attachment dropped = shelf.kept("a.pdf", Samples.pdf());
        assertThatThrownBy(() -> attachments.drop(HOUSE.actor("pao"), dropped.key()))
                .isInstanceOf(NotFound.class);
        attachments.drop(Shelf.hoa(), dropped.key());
        assertThat(attachments.of(dropped.key())).isEmpty();
        assertThat(shelf.read(dropped)).isEmpty();

        Attachment tied = shelf.kept("b.pdf", Samples.pdf());
        Attachment forgotten = shelf.kept("c.pdf", Samples.pdf());
        tied("hoa", tied);
        HOUSE.jdbc()
                .sql("update attachments.attachment set kept_at = kept_at - interval '8 days' where id in (:ids)")
                .param("ids", List.of(tied.id(), forgotten.id()))
                .update();
        shelf.kept("d.pdf", Samples.pdf());
        assertThat(attachments.of(forgotten.key())).isEmpty();
        assertThat(attachments.of(tied.key())).isPresent();
    }

    @Test
    void keepingAndDroppingStandInTheTrailWithoutTheFilesName() {
        Attachment kept = shelf.kept("Nguyễn Văn A.pdf", Samples.pdf());
        attachments.drop(Shelf.hoa(), kept.key());
        assertThat(HOUSE.jdbc()
                        .sql("select act from audit.entry where thing = 'attachment' and thing_id = :id order by id")
                        .param("id", kept.id())
                        .query(String.class)
                        .list())
                .containsExactly("attachment.kept", "attachment.dropped");
        assertThat(HOUSE.jdbc()
                        .sql(
                                "select string_agg(detail::text, ' ') from audit.entry where thing = 'attachment' and thing_id = :id")
                        .param("id", kept.id())
                        .query(String.class)
                        .single())
                .contains(kept.sha256())
                .doesNotContain("Nguyễn");
    }

    @Test
    void everyRefusalSaysWhatToDoInBothLanguages() {
        Texts texts = HOUSE.bean(Texts.class);
        for (AttachmentFlaw flaw : AttachmentFlaw.values())
            for (var language : List.of(Texts.VIETNAMESE, Texts.ENGLISH))
                assertThat(texts.text(language, flaw.textKey(), flaw.args()))
                        .isNotEqualTo(flaw.textKey())
                        .endsWith(".")
                        .doesNotContain("{");
        assertThat(texts.text(Texts.ENGLISH, AttachmentFlaw.TOO_LARGE.textKey(), AttachmentFlaw.TOO_LARGE.args()))
                .startsWith("The file is larger than 20 MB.");
    }

    private static String digest(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Never says how much there is. */
    private static final class Endless extends InputStream {
        long given;

        @Override
        public int read() {
            given++;
            return '%';
        }
    }

    /** Gives some bytes, sees what has become of them on disk, and breaks off. */
    private static final class BrokenOff extends InputStream {
        private static final int SOME = 7_777;
        private final InputStream some = new ByteArrayInputStream(new byte[SOME]);
        final List<Path> staged = new ArrayList<>();

        @Override
        public int read() throws IOException {
            int b = some.read();
            if (b < 0) breakOff();
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = some.read(into, offset, length);
            if (n < 0) breakOff();
            return n;
        }

        private void breakOff() throws IOException {
            try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                for (Path file : files.filter(f -> f.getFileName().toString().startsWith("giaoban-attachment-"))
                        .toList()) if (Files.exists(file) && Files.size(file) == SOME) staged.add(file);
            }
            throw new IOException("the line is gone");
        }
    }
}
