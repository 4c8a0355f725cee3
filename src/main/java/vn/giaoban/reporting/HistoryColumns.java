package vn.giaoban.reporting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in which column of a history file.
 *
 * @param sent -1 where no column tells when reports were sent; {@code accepted} likewise
 * @param codes indicators' codes by column
 */
record HistoryColumns(int unit, int period, int sent, int accepted, SortedMap<Integer, String> codes, int count) {

    /**
     * Reads the head.
     *
     * @param known the codes of all indicators there are
     * @param flaws takes what is wrong with it
     */
    static HistoryColumns of(List<String> head, Set<String> known, HistoryFlaws flaws) {
        SortedMap<Integer, String> codes = new TreeMap<>();
        List<String> names = head.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!seen.add(name)) flaws.add(1, "the column \"" + name + "\" stands there twice");
            if (known.contains(name)) codes.put(i, name);
            else if (!List.of("unit", "period", "sent", "accepted").contains(name))
                flaws.add(
                        1,
                        "the column \"" + name
                                + "\" is neither an indicator's code nor one of unit, period, sent, accepted");
        }
        List<String> missing = new ArrayList<>(List.of("unit", "period"));
        missing.removeAll(names);
        missing.forEach(name -> flaws.add(1, "the column " + name + " is missing"));
        if (codes.isEmpty()) flaws.add(1, "no column is an indicator's code");
        return new HistoryColumns(
                names.indexOf("unit"),
                names.indexOf("period"),
                names.indexOf("sent"),
                names.indexOf("accepted"),
                codes,
                names.size());
    }
}
