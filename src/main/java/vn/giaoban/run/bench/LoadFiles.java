package vn.giaoban.run.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import vn.giaoban.organization.UnitFile;

/** Writes the load's nation, its catalogue and its history in the formats that Giaoban reads; docs/own-data.md. */
final class LoadFiles {
    /** Nothing in the load says when what was never completed came in: later than everything that was. */
    private static final int NEVER = 60;

    /** More periods than the history has, for reports that are sent while it is measured. */
    private final int periods;

    private final ReportLoad load;

    LoadFiles(ReportLoad load, int periods) {
        this.load = load;
        this.periods = periods;
    }

    /** Units, indicators, forms, the days of months, periods and deadlines. */
    void writeData(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve(UnitFile.NAME + ".csv"))) {
            out.write("code,parent,level,kind,name,short_name\nTW,,1,CENTRAL_COMMISSION,Ban Trung ương,Trung ương\n");
            for (int province = 1; province <= ReportLoad.PROVINCES; province++)
                out.write("%s,TW,2,PROVINCIAL_COMMISSION,Ban Tỉnh ủy %2$d,Tỉnh %2$d\n"
                        .formatted(ReportLoad.provinceCode(province), province));
            for (int commune = 1; commune <= ReportLoad.COMMUNES; commune++)
                out.write("%s,%s,4,COMMUNE,Đảng ủy xã %3$d,Xã %3$d\n"
                        .formatted(
                                ReportLoad.communeCode(commune),
                                ReportLoad.provinceCode(load.province(commune)),
                                commune));
        }
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("indicators.csv"))) {
            out.write(
                    "slot,code,name_vi,name_en,measure_vi,measure_en,theme,across_units,across_time,numerator,denominator,base,"
                            + "decimals,minimum,maximum,better,headline,note_vi,note_en,inferred,source,valid_from,legal_basis\n");
            for (int d = 1; d <= ReportLoad.INDICATORS; d++)
                out.write(
                        "%1$d,%1$d,Chỉ tiêu d%1$d,Indicator d%1$d,việc,things,chi-dao,ADD,SUM,,,,0,0,1000000,,%2$s,,,no,,2021-01-01,phép đo\n"
                                .formatted(d, d <= 6 ? Integer.toString(d) : ""));
        }
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("forms.csv"))) {
            out.write("code,edition,level,name_vi,name_en,valid_from,valid_to,legal_basis\n");
            for (int level : new int[] {1, 2, 4})
                out.write("THANG-%1$d,1,%1$d,Báo cáo tháng,Monthly report,2021-01-01,,phép đo\n".formatted(level));
        }
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("form_items.csv"))) {
            out.write("form,edition,section,section_vi,section_en,indicator,required\n");
            for (int level : new int[] {1, 2, 4})
                for (int d = 1; d <= ReportLoad.INDICATORS; d++)
                    out.write(
                            "THANG-%d,1,A,Chỉ tiêu,Indicators,%d,%s\n".formatted(level, d, level == 4 ? "yes" : "no"));
        }
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("period_rules.csv"))) {
            out.write("kind,number,first_year,first_month,first_day,last_month,last_day,valid_from,legal_basis\n");
            for (int month = 1; month <= 12; month++)
                out.write("MONTH,%1$d,0,%1$d,1,%1$d,31,2021-01-01,phép đo\n".formatted(month));
        }
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("periods.csv"))) {
            out.write("kind,year,number,opened\n");
            for (int period = 1; period <= periods; period++) {
                LocalDate last = ReportLoad.lastDay(period);
                out.write("MONTH,%d,%d,yes\n".formatted(last.getYear(), last.getMonthValue()));
            }
        }
        Files.writeString(directory.resolve("deadlines.csv"), """
                superior_level,period_kind,days_after,valid_from,legal_basis
                2,,15,2021-01-01,phép đo
                1,,15,2021-01-01,phép đo
                0,,15,2021-01-01,phép đo
                """);
    }

    /** The history: 24 periods of 3,321 reports with 100 figures. Nothing was sent on a day that is still to come. */
    void writeHistory(Path file, LocalDate today) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            StringBuilder line = new StringBuilder("unit,period,sent");
            for (int d = 1; d <= ReportLoad.INDICATORS; d++) line.append(',').append(d);
            out.append(line.append('\n'));
            for (int period = 1; period <= ReportLoad.PERIODS; period++)
                for (int commune = 1; commune <= ReportLoad.COMMUNES; commune++) {
                    int after = ReportLoad.completedAfter(commune, period);
                    LocalDate sent = ReportLoad.lastDay(period).plusDays(after == 0 ? NEVER : after);
                    line.setLength(0);
                    line.append(ReportLoad.communeCode(commune))
                            .append(',')
                            .append(ReportLoad.periodCode(period))
                            .append(',')
                            .append(sent.isAfter(today) ? "" : sent);
                    for (int d = 1; d <= ReportLoad.INDICATORS; d++)
                        line.append(',').append(ReportLoad.value(commune, d, period));
                    out.append(line.append('\n'));
                }
        }
    }
}
