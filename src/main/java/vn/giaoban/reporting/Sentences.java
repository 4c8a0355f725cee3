package vn.giaoban.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.catalogue.Indicators;
import vn.giaoban.papers.CsvFile;

/** Keeps the sentences with which the texts of reports begin. */
@Component
public class Sentences {
    private final JdbcClient jdbc;
    private final Indicators indicators;

    Sentences(JdbcClient jdbc, Indicators indicators) {
        this.jdbc = jdbc;
        this.indicators = indicators;
    }

    /** Those of a day, in the order of their places. */
    List<Sentence> of(LocalDate day) {
        return jdbc.sql("""
                select heading, position, led, vi, en, none_vi, none_en
                from reporting.sentence
                where :day between valid_from and coalesce(valid_to, 'infinity')
                order by heading, position
                """)
                .param("day", day)
                .query((rs, n) -> new Sentence(
                        rs.getString("heading"),
                        rs.getInt("position"),
                        rs.getBoolean("led"),
                        rs.getString("vi"),
                        rs.getString("en"),
                        rs.getString("none_vi"),
                        rs.getString("none_en")))
                .list();
    }

    /**
     * Lays down those of data/reporting where there are none, on the catalogue that comes along. Of several nodes that start at once,
     * one does it.
     *
     * @return how many were laid down; 0 where there were some
     * @throws IllegalArgumentException if a pattern cannot be read, or refers to an indicator that there is not
     */
    @Transactional
    public int load() {
        return load(CsvFile.rows("/data/reporting/sentences.csv"));
    }

    int load(List<Map<String, String>> rows) {
        if (isLaid()) return 0;
        jdbc.sql("lock table reporting.sentence in share row exclusive mode").update();
        if (isLaid()) return 0;
        for (Map<String, String> row : rows) {
            LocalDate from = LocalDate.parse(get(row, "valid_from"));
            Sentence sentence = sentence(row);
            refuseUnknown(sentence, indicators.of(from).byCode().keySet());
            jdbc.sql("""
                    insert into reporting.sentence (heading, position, led, vi, en, none_vi, none_en, valid_from)
                    values (:heading, :position, :led, :vi, :en, :noneVi, :noneEn, :from)
                    """)
                    .param("heading", sentence.heading())
                    .param("position", sentence.position())
                    .param("led", sentence.led())
                    .param("vi", sentence.vi())
                    .param("en", sentence.en())
                    .param("noneVi", sentence.noneVi())
                    .param("noneEn", sentence.noneEn())
                    .param("from", from)
                    .update();
        }
        return rows.size();
    }

    private boolean isLaid() {
        return jdbc.sql("select exists (select 1 from reporting.sentence)")
                .query(Boolean.class)
                .single();
    }

    static Sentence sentence(Map<String, String> row) {
        return new Sentence(
                get(row, "heading"),
                Integer.parseInt(get(row, "position")),
                get(row, "led").equals("yes"),
                get(row, "vi"),
                get(row, "en"),
                get(row, "none_vi"),
                get(row, "none_en"));
    }

    static void refuseUnknown(Sentence sentence, Set<String> known) {
        for (String code : sentence.codes())
            if (!known.contains(code))
                throw new IllegalArgumentException("Sentence %s %d refers to indicator %s, which there is not"
                        .formatted(sentence.heading(), sentence.position(), code));
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
