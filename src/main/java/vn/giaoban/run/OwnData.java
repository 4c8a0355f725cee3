package vn.giaoban.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.giaoban.catalogue.CatalogueImport;
import vn.giaoban.catalogue.OwnCatalogue;
import vn.giaoban.organization.UnitFile;
import vn.giaoban.organization.UnitImport;
import vn.giaoban.papers.CsvFile;
import vn.giaoban.papers.UnreadableCsv;

/** What another network begins with in place of ours: its units and its catalogue, from a directory; docs/own-data.md. */
@Component
public class OwnData {
    private static final int TOLD = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UnitImport units;
    private final CatalogueImport catalogue;
    private final Clock clock;

    OwnData(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            UnitImport units,
            CatalogueImport catalogue,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.units = units;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Whether this installation began with data of its own. */
    boolean isLaid() {
        return jdbc.sql("select exists (select 1 from run.own_data)")
                .query(Boolean.class)
                .single();
    }

    /** On an installation's first start: checks the whole directory, then lays it, all or nothing. Later it says that it is not read. */
    public void lay(Path directory, Consumer<String> progress) {
        if (isLaid()) {
            progress.accept("The units and forms are those of the first start; " + directory + " is not read again");
            return;
        }
        UnitFile unitFile = units(directory);
        OwnCatalogue own = catalogue(directory);
        List<String> flaws = new ArrayList<>(unitFile.flaws());
        flaws.addAll(own.flaws());
        if (flaws.isEmpty()) flaws.addAll(own.missing(unitFile.levels(), unitFile.superiorLevels()));
        if (!flaws.isEmpty()) throw refusal(directory, flaws);
        transaction.executeWithoutResult(status -> {
            if (units.load(unitFile) == 0 || !catalogue.load(own))
                throw Refusal.because(
                        "This home has units and forms already: data of one's own is laid on the first start of an empty one.");
            jdbc.sql("insert into run.own_data (laid_at, digest) values (:now, :digest)")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("digest", digest(directory))
                    .update();
        });
        progress.accept(String.format("Loaded %,d units, indicators and forms from %s", unitFile.size(), directory));
    }

    private static UnitFile units(Path directory) {
        try {
            return UnitFile.of(CsvFile.rows(directory.resolve(UnitFile.NAME + ".csv")));
        } catch (NoSuchFileException e) {
            throw Refusal.because("There is no units.csv in " + directory + "; see docs/own-data.md.");
        } catch (UnreadableCsv e) {
            throw Refusal.because("units.csv in " + directory + " cannot be read: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static OwnCatalogue catalogue(Path directory) {
        try {
            return OwnCatalogue.read(directory);
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static Refusal unreadable(Path directory, IOException e) {
        return Refusal.because("The data in " + directory + " cannot be read: " + e);
    }

    private static Refusal refusal(Path directory, List<String> flaws) {
        StringBuilder text = new StringBuilder("The data in " + directory + " cannot be used; nothing was loaded:");
        flaws.stream().limit(TOLD).forEach(flaw -> text.append("\n  ").append(flaw));
        if (flaws.size() > TOLD)
            text.append("\n  … and ").append(flaws.size() - TOLD).append(" more.");
        return Refusal.because(text.toString());
    }

    private static String digest(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
