package vn.giaoban.run;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.giaoban.activities.ActivityTypeImport;
import vn.giaoban.catalogue.CatalogueImport;
import vn.giaoban.organization.UnitHistory;
import vn.giaoban.organization.UnitImport;
import vn.giaoban.reporting.Sentences;

/** What an installation begins with, unless it has data of its own: today's units and those before them, and the catalogue of indicators, forms and periods, and what can be logged. */
@Component
public class Foundations implements FirstStart {
    private final UnitImport units;
    private final UnitHistory history;
    private final CatalogueImport catalogue;
    private final ActivityTypeImport types;
    private final Sentences sentences;
    private final OwnData own;

    Foundations(
            UnitImport units,
            UnitHistory history,
            CatalogueImport catalogue,
            ActivityTypeImport types,
            Sentences sentences,
            OwnData own) {
        this.units = units;
        this.history = history;
        this.catalogue = catalogue;
        this.types = types;
        this.sentences = sentences;
        this.own = own;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void prepare(Home home, Consumer<String> progress) {
        Path data = home.data();
        if (data == null) lay(progress);
        else own.lay(data, progress);
    }

    /** Loads what is not there yet. */
    public void lay(Consumer<String> progress) {
        if (own.isLaid()) return;
        int loaded = units.load();
        if (loaded > 0) progress.accept(String.format("Loaded %,d units", loaded));
        int before = history.load();
        if (before > 0) progress.accept(String.format("Loaded %,d units of before July 2025", before));
        if (catalogue.load()) progress.accept("Loaded the indicators and forms");
        int kinds = types.load();
        if (kinds > 0) progress.accept(String.format("Loaded %d kinds of activity", kinds));
        int said = sentences.load();
        if (said > 0) progress.accept(String.format("Loaded %d sentences for the texts of reports", said));
    }
}
