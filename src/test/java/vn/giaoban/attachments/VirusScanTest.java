package vn.giaoban.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A scanner that is asked as clamd is. */
class VirusScanTest {
    /** What every scanner takes for a virus (eicar.org); in two parts, so that none takes this test for one. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    @Test
    void whatTheScannerKnowsIsNotKeptAndWhatItPassesIsNotedSo() throws IOException {
        try (TestClamd clamd = new TestClamd(EICAR)) {
            Shelf shelf = Shelf.scannedAt(clamd.address());
            byte[] large = Samples.pdf("1 0 obj\n<< >>\nendobj\n% " + "x".repeat(200_000) + "\n");
            assertThat(shelf.kept("a.pdf", large).scanned()).isTrue();
            assertThat(clamd.seen()).isEqualTo(large);
            assertThat(shelf.flaw("a.pdf", Samples.pdf("1 0 obj\n(" + EICAR + ")\nendobj\n")))
                    .isEqualTo(AttachmentFlaw.INFECTED);
        }
    }

    @Test
    void aScannerThatIsGoneOrCannotTellStopsTheKeeping() throws IOException {
        String gone;
        try (TestClamd clamd = new TestClamd("")) {
            gone = clamd.address();
            assertThat(Shelf.scannedAt(gone).flaw("a.pdf", Samples.pdf())).isEqualTo(AttachmentFlaw.SCANNER_SILENT);
        }
        assertThat(Shelf.scannedAt(gone).flaw("a.pdf", Samples.pdf())).isEqualTo(AttachmentFlaw.SCANNER_SILENT);
    }
}
