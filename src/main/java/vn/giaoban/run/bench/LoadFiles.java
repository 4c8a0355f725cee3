package vn.giaoban.run.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The load as files: what an installation begins with, and its history. */
final class LoadFiles {
    private LoadFiles() {}

    /** For {@code giaoban run --data}. */
    static void founding(Path directory) {
        StringBuilder units = new StringBuilder("code,parent,level,kind,name,short_name,valid_from\n");
        units.append("TW,,1,CENTRAL_COMMISSION,The centre,The centre,2020-01-01\n");
        for (int p = 1; p <= Load.PROVINCES; p++)
            units.append(Load.provinceCode(p))
                    .append(",TW,2,PROVINCIAL_COMMISSION,Province ")
                    .append(p)
                    .append(",Province ")
                    .append(p)
                    .append(",2020-01-01\n");
        for (int c = 1; c <= Load.COMMUNES; c++)
            units.append(Load.unit(c))
                    .append(',')
                    .append(Load.provinceCode(Load.province(c)))
                    .append(",4,COMMUNE,Commune ")
                    .append(c)
                    .append(",Commune ")
                    .append(c)
                    .append(",2020-01-01\n");

        StringBuilder indicators =
                new StringBuilder("slot,code,name_vi,name_en,measure_vi,measure_en,theme,across_units,"
                        + "across_time,numerator,denominator,base,decimals,minimum,maximum,better,headline,note_vi,note_en,inferred,"
                        + "source,valid_from,legal_basis\n");
        StringBuilder items = new StringBuilder("form,edition,section,section_vi,section_en,indicator,required\n");
        for (int d = 1; d <= Load.ELEMENTS; d++) {
            indicators.append(d + "," + d + ",Number " + d + ",Number " + d + ",things,things,chi-dao,ADD,SUM,,,,0,0,,,"
                    + (d <= 3 ? d : "") + ",,,no,load,2020-01-01,load\n");
            for (String form : new String[] {"COMMUNE", "PROVINCE", "CENTRE"})
                items.append(form).append(",1,A,All,All,").append(d).append(",no\n");
        }
        write(directory.resolve("units.csv"), units);
        write(directory.resolve("indicators.csv"), indicators);
        write(directory.resolve("form_items.csv"), items);
        write(
                directory.resolve("forms.csv"),
                "code,edition,level,name_vi,name_en,valid_from,valid_to,legal_basis\n"
                        + "COMMUNE,1,4,Monthly,Monthly,2020-01-01,,load\n"
                        + "PROVINCE,1,2,Monthly,Monthly,2020-01-01,,load\n"
                        + "CENTRE,1,1,Monthly,Monthly,2020-01-01,,load\n");
        write(
                directory.resolve("deadlines.csv"),
                "superior_level,period_kind,days_after,valid_from,legal_basis\n2,,15,2020-01-01,load\n1,,20,2020-01-01,load\n");
        StringBuilder periods = new StringBuilder("kind,year,number,opened\n");
        for (int p = 1; p <= Load.PERIODS + 1; p++)
            periods.append("MONTH,")
                    .append(2024 + (p - 1) / 12)
                    .append(',')
                    .append((p - 1) % 12 + 1)
                    .append(",yes\n");
        write(directory.resolve("periods.csv"), periods);
    }

    /** For {@code giaoban import history}: all values of the periods. */
    static void history(Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("unit,period");
            for (int d = 1; d <= Load.ELEMENTS; d++) out.write("," + d);
            out.write('\n');
            StringBuilder line = new StringBuilder();
            for (int p = 1; p <= Load.PERIODS; p++)
                for (int c = 1; c <= Load.COMMUNES; c++) {
                    line.setLength(0);
                    line.append(Load.unit(c)).append(',').append(Load.period(p));
                    for (int d = 1; d <= Load.ELEMENTS; d++) line.append(',').append(Load.value(c, d, p));
                    out.append(line.append('\n'));
                }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a commune's program sends. */
    static String report(int c, int p) {
        StringBuilder json = new StringBuilder(
                "{\"unit\":\"" + Load.unit(c) + "\",\"period\":\"" + Load.period(p) + "\",\"figures\":{");
        for (int d = 1; d <= Load.ELEMENTS; d++)
            json.append(d == 1 ? "" : ",").append("\"").append(d).append("\":").append(Load.value(c, d, p));
        return json.append("}}").toString();
    }

    private static void write(Path file, CharSequence text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
