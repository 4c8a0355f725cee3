package vn.giaoban.run.drill;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * An invented nation, small enough to be started many times: some provinces of some communes, which report four figures a month. What
 * a commune says follows from who it is, the month and the edition, so that anybody can work the nation's figures out.
 *
 * @param provinces at most 99
 * @param communesEach in each province
 * @param months from January 2021, all opened
 */
record SmallCountry(int provinces, int communesEach, int months) {
    static final int INDICATORS = 4;
    static final String CENTRE = "TW";
    private static final YearMonth FIRST = YearMonth.of(2021, 1);
    private static final int LARGEST = 1000;

    int communes() {
        return provinces * communesEach;
    }

    int units() {
        return 1 + provinces + communes();
    }

    /** Counted from 1, as communes, months and indicators are. */
    int province(int commune) {
        return (commune - 1) / communesEach + 1;
    }

    static String provinceCode(int province) {
        return String.format(Locale.ROOT, "%02d", province);
    }

    static String communeCode(int commune) {
        return String.format(Locale.ROOT, "%05d", commune);
    }

    static String periodCode(int month) {
        YearMonth one = FIRST.plusMonths(month - 1L);
        return String.format(Locale.ROOT, "%d-M%02d", one.getYear(), one.getMonthValue());
    }

    static int value(int commune, int month, int indicator, int edition) {
        long seed = (((long) commune * 1024 + month) * 64 + indicator) * 1024 + edition;
        return new SplittableRandom(seed).nextInt(LARGEST);
    }

    /** A commune's report as its program sends it. */
    static String message(int commune, int month, int edition) {
        List<String> figures = new ArrayList<>();
        for (int indicator = 1; indicator <= INDICATORS; indicator++)
            figures.add("\"" + indicator + "\":" + value(commune, month, indicator, edition));
        return "{\"unit\":\"" + communeCode(commune) + "\",\"period\":\"" + periodCode(month) + "\",\"figures\":{"
                + String.join(",", figures) + "}}";
    }

    /** Units, indicators, forms, the days of months, periods and deadlines; docs/own-data.md. */
    Path writeData(Path directory) {
        List<String> units = new ArrayList<>();
        units.add("code,parent,level,kind,name,short_name");
        units.add(CENTRE + ",,1,CENTRAL_COMMISSION,Ban Trung ương,Trung ương");
        for (int province = 1; province <= provinces; province++)
            units.add("%s,%s,2,PROVINCIAL_COMMISSION,Ban Tỉnh ủy %3$d,Tỉnh %3$d"
                    .formatted(provinceCode(province), CENTRE, province));
        for (int commune = 1; commune <= communes(); commune++)
            units.add("%s,%s,4,COMMUNE,Đảng ủy xã %3$d,Xã %3$d"
                    .formatted(communeCode(commune), provinceCode(province(commune)), commune));

        List<String> indicators = new ArrayList<>();
        indicators.add(
                "slot,code,name_vi,name_en,measure_vi,measure_en,theme,across_units,across_time,numerator,denominator,base,"
                        + "decimals,minimum,maximum,better,headline,note_vi,note_en,inferred,source,valid_from,legal_basis");
        List<String> forms =
                new ArrayList<>(List.of("code,edition,level,name_vi,name_en,valid_from,valid_to,legal_basis"));
        List<String> items = new ArrayList<>(List.of("form,edition,section,section_vi,section_en,indicator,required"));
        for (int level : new int[] {1, 2, 4})
            forms.add("THANG-%1$d,1,%1$d,Báo cáo tháng,Monthly report,2021-01-01,,diễn tập".formatted(level));
        for (int d = 1; d <= INDICATORS; d++) {
            indicators.add(
                    "%1$d,%1$d,Chỉ tiêu %1$d,Indicator %1$d,việc,things,chi-dao,ADD,SUM,,,,0,0,1000000,,%1$d,,,no,,2021-01-01,diễn tập"
                            .formatted(d));
            for (int level : new int[] {1, 2, 4})
                items.add("THANG-%d,1,A,Chỉ tiêu,Indicators,%d,%s".formatted(level, d, level == 4 ? "yes" : "no"));
        }

        List<String> rules = new ArrayList<>();
        rules.add("kind,number,first_year,first_month,first_day,last_month,last_day,valid_from,legal_basis");
        for (int month = 1; month <= 12; month++)
            rules.add("MONTH,%1$d,0,%1$d,1,%1$d,31,2021-01-01,diễn tập".formatted(month));
        List<String> periods = new ArrayList<>(List.of("kind,year,number,opened"));
        for (int month = 1; month <= months; month++) {
            YearMonth one = FIRST.plusMonths(month - 1L);
            periods.add("MONTH,%d,%d,yes".formatted(one.getYear(), one.getMonthValue()));
        }
        List<String> deadlines =
                new ArrayList<>(List.of("superior_level,period_kind,days_after,valid_from,legal_basis"));
        for (int level = 2; level >= 0; level--) deadlines.add(level + ",,15,2021-01-01,diễn tập");
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve("units.csv"), units);
            Files.write(directory.resolve("indicators.csv"), indicators);
            Files.write(directory.resolve("forms.csv"), forms);
            Files.write(directory.resolve("form_items.csv"), items);
            Files.write(directory.resolve("period_rules.csv"), rules);
            Files.write(directory.resolve("periods.csv"), periods);
            Files.write(directory.resolve("deadlines.csv"), deadlines);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The accepted reports of all communes in some months, as {@code import history} takes them in. */
    Path writeHistory(Path file, int firstMonth, int lastMonth) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("unit,period,sent,1,2,3,4\n");
            for (int month = firstMonth; month <= lastMonth; month++)
                for (int commune = 1; commune <= communes(); commune++) {
                    out.write(communeCode(commune) + "," + periodCode(month) + ",");
                    for (int indicator = 1; indicator <= INDICATORS; indicator++)
                        out.write("," + value(commune, month, indicator, 1));
                    out.write('\n');
                }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
