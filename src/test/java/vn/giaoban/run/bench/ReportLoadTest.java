package vn.giaoban.run.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.catalogue.OwnCatalogue;
import vn.giaoban.organization.UnitFile;
import vn.giaoban.papers.CsvFile;

/** What is measured is what another system was measured with. */
class ReportLoadTest {
    @TempDir
    Path directory;

    @Test
    void everySumIsWhatItMustBe() {
        assertThatCode(() -> new ReportLoad().check()).doesNotThrowAnyException();
    }

    @Test
    void itsNationIsOneThatGiaobanTakes() throws IOException {
        new LoadFiles(new ReportLoad(), 25).writeData(directory);
        UnitFile units = UnitFile.of(CsvFile.rows(directory.resolve("units.csv")));
        OwnCatalogue catalogue = OwnCatalogue.read(directory);
        assertThat(units.flaws()).isEmpty();
        assertThat(units.size()).isEqualTo(1 + ReportLoad.PROVINCES + ReportLoad.COMMUNES);
        assertThat(catalogue.flaws()).isEmpty();
        assertThat(catalogue.missing(units.levels(), units.superiorLevels())).isEmpty();
    }

    @Test
    void theLastCommuneStandsInTheLastProvince() {
        ReportLoad load = new ReportLoad();
        assertThat(load.province(1)).isEqualTo(1);
        assertThat(load.province(60)).isEqualTo(2);
        assertThat(load.province(ReportLoad.COMMUNES)).isEqualTo(ReportLoad.PROVINCES);
        assertThat(ReportLoad.periodCode(ReportLoad.PERIODS)).isEqualTo("2025-M12");
    }
}
