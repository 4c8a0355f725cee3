package vn.giaoban.access;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestHouse;

/** Rules of the catalogue to be edited: each with an edition that lies ahead, and with an end that has not come. */
final class SeededRules {
    private final JdbcClient jdbc;
    private final AccessScene scene;

    SeededRules(TestHouse house, AccessScene scene) {
        this.jdbc = house.jdbc();
        this.scene = scene;
    }

    void seed() {
        // The first edition ends, another that says the same begins.
        long ahead = jdbc.sql("""
                with before as (
                    update catalogue.indicator_edition e set valid_to = '2029-12-31'
                    from catalogue.indicator i where i.id = e.indicator_id and i.code = '2' returning e.*)
                insert into catalogue.indicator_edition
                    (indicator_id, name_vi, name_en, measure_vi, measure_en, theme, across_units, across_time, decimals,
                     valid_from, legal_basis)
                select indicator_id, name_vi, name_en, measure_vi, measure_en, theme, across_units, across_time, decimals,
                       '2030-01-01', 'QĐ 1' from before
                returning id
                """).query(Long.class).single();
        target("indicator", "indicators", "2", ahead);
        jdbc.sql("""
                update catalogue.indicator_edition e set valid_to = '2029-12-31'
                from catalogue.indicator i where i.id = e.indicator_id and i.code = '10'
                """).update();
        target("indicator-ended", "indicators", "10", 0);
        scene.target("indicator-new", Map.of("kind", "indicators", "key", "new"), Map.of());
    }

    private void target(String name, String kind, String key, long edition) {
        scene.target(name, Map.of("kind", kind, "key", key, "id", edition), Map.of(), "key");
    }
}
