package vn.giaoban.run;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.giaoban.catalogue.CatalogueImport;
import vn.giaoban.organization.UnitHistory;
import vn.giaoban.organization.UnitImport;

/** What every installation begins with: today's units and those before them, and the catalogue; or a network of one's own. */
@Component
public class Foundations implements FirstStart {
    private final UnitImport units;
    private final UnitHistory history;
    private final CatalogueImport catalogue;

    Foundations(UnitImport units, UnitHistory history, CatalogueImport catalogue) {
        this.units = units;
        this.history = history;
        this.catalogue = catalogue;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void prepare(Home home, Consumer<String> progress) {
        lay(progress);
    }

    /** Loads what is not there yet. */
    public void lay(Consumer<String> progress) {
        int loaded = units.load();
        if (loaded > 0) progress.accept(String.format("Loaded %,d units", loaded));
        int before = history.load();
        if (before > 0) progress.accept(String.format("Loaded %,d units of before July 2025", before));
        if (catalogue.load()) progress.accept("Loaded the indicators and forms");
    }
}
