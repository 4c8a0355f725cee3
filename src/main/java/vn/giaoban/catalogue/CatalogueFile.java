package vn.giaoban.catalogue;

import java.util.List;
import java.util.Map;
import vn.giaoban.papers.CsvFile;

/** A file of data/catalogue. */
final class CatalogueFile {
    private CatalogueFile() {}

    static List<Map<String, String>> rows(String name) {
        return CsvFile.rows("/data/catalogue/" + name + ".csv");
    }
}
