package vn.giaoban.run.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The four questions that the other system was asked, through the interface for programs. */
final class Questions {
    static final int RUNS = 30;
    /** A server that has just started answers slowly at first; these runs are not counted. */
    static final int WARM_UP = 10;

    private final Crew crew;
    private final Instance instance;

    Questions(Crew crew, Instance instance) {
        this.crew = crew;
        this.instance = instance;
    }

    private interface Check {
        void of(Rows rows);
    }

    Map<String, Object> ask() {
        String last = ReportLoad.periodCode(ReportLoad.PERIODS);
        String first = ReportLoad.periodCode(1);
        String ten = IntStream.rangeClosed(1, 10).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Map<String, Object> measured = new LinkedHashMap<>();
        try (Wire wire = instance.wire().as(crew.of(crew.centre()))) {
            measured.put("c1Ms", ask(wire, "unit=TW&from=2024&to=2025", rows -> {
                ReportLoad.same("c1 rows", (long) ReportLoad.INDICATORS * ReportLoad.PERIODS, rows.count());
                ReportLoad.same("c1 sum", ReportLoad.SUM, rows.sum());
                rows.each((unit, period, indicator, value) -> {
                    if (indicator.equals("1") && period.equals(first))
                        ReportLoad.same("national d1, p1", ReportLoad.NATIONAL_1_1, value);
                    if (indicator.equals("1") && period.equals(last))
                        ReportLoad.same("national d1, p24", ReportLoad.NATIONAL_1_24, value);
                    if (indicator.equals("100") && period.equals(last))
                        ReportLoad.same("national d100, p24", ReportLoad.NATIONAL_100_24, value);
                });
            }));
            measured.put("c2Ms", ask(wire, "below=TW&from=2025&to=2025", rows -> {
                ReportLoad.same("c2 rows", (long) ReportLoad.PROVINCES * ReportLoad.INDICATORS * 12, rows.count());
                ReportLoad.same("c2 sum", ReportLoad.SUM_OF_2025, rows.sum());
            }));
            measured.put("c3Ms", ask(wire, "below=03&period=" + last + "&indicator=" + ten, rows -> {
                ReportLoad.same("c3 rows", ReportLoad.PROVINCE_3_COMMUNES * 10L, rows.count());
                ReportLoad.same("c3 sum", ReportLoad.PROVINCE_3_SUM, rows.sum());
                ReportLoad.same("c3 zeros", ReportLoad.PROVINCE_3_ZEROS, rows.zeros());
            }));
            measured.put("c4Ms", ask(wire, "unit=TW&indicator=1&period=" + first, rows -> {
                ReportLoad.same("c4 rows", 1, rows.count());
                ReportLoad.same("c4", ReportLoad.NATIONAL_1_1, rows.sum());
            }));
            measured.put("questionRuns", RUNS);
            measured.put("questionWarmUp", WARM_UP);
        }
        return measured;
    }

    private static Map<String, Object> ask(Wire wire, String query, Check check) {
        String path = "/api/v1/figures?" + query + "&format=rows";
        check.of(Rows.of(wire.get(path).expect(200).body()));
        for (int run = 1; run < WARM_UP; run++) wire.get(path).expect(200);
        Times times = new Times();
        byte[] answer = new byte[0];
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            answer = wire.get(path).expect(200).body();
            times.add(System.nanoTime() - began);
        }
        check.of(Rows.of(answer));
        return times.summary();
    }
}
