package vn.giaoban.catalogue;

import java.util.List;
import java.util.Map;
import vn.giaoban.papers.CsvFile;

/** A file of data/catalogue. */
final class CatalogueFile {
    private CatalogueFile() {}

    /** Rules of periods come with the calendar. */
    static List<Map<String, String>> rows(String name) {
        if (name.equals("period_rules")) return List.of();
        return CsvFile.rows("/data/catalogue/" + name + ".csv");
    }
}
