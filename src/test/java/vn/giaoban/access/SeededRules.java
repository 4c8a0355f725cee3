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
        long province = scene.unitId(Place.PROVINCE);
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
        target("relation", "relations", "R01", ahead("""
                with before as (update catalogue.relation set valid_to = '2029-12-31' where code = 'R01' returning *)
                insert into catalogue.relation (code, left_codes, operator, right_codes, message_vi, message_en, valid_from)
                select code, left_codes, operator, right_codes, message_vi, message_en, '2030-01-01' from before
                returning id
                """));
        target("deadline", "deadlines", "level-2", ahead("""
                with before as (update catalogue.deadline set valid_to = '2029-12-31' where superior_level = 2 returning *)
                insert into catalogue.deadline (superior_level, days_after, valid_from, legal_basis)
                select superior_level, days_after, '2030-01-01', legal_basis from before
                returning id
                """));
        // Its own people, those above and those below read it.
        String mark = AccessScene.mark("province", "deadline");
        jdbc.sql("""
                insert into catalogue.deadline (superior_id, days_after, valid_from, valid_to, legal_basis)
                values (:unit, 12, '2021-01-01', '2029-12-31', :mark)
                """).param("unit", province).param("mark", mark).update();
        target(
                "deadline-province",
                "deadlines",
                "unit-" + province,
                jdbc.sql("""
                insert into catalogue.deadline (superior_id, days_after, valid_from, legal_basis)
                values (:unit, 13, '2030-01-01', 'QĐ 2')
                returning id
                """).param("unit", province).query(Long.class).single());
        scene.canary(mark, "hoa pao dung lan mai binh tuan kiem next hats");
        target("period-rule", "period-rules", "quarter", ahead("""
                with before as (
                    update calendar.period_rule set valid_to = '2029-12-31' where kind = 'QUARTER' returning *),
                after as (
                    insert into calendar.period_rule (kind, number, first_year, first_month, first_day, last_month, last_day,
                        valid_from, legal_basis)
                    select kind, number, first_year, first_month, first_day, last_month, last_day, '2030-01-01', 'QĐ 3' from before
                    returning id)
                select min(id) from after
                """));
        for (String kind : java.util.List.of("relation", "deadline"))
            scene.target(kind + "-new", Map.of("kind", kind + "s", "key", "new"), Map.of());
        scene.target("indicator-new", Map.of("kind", "indicators", "key", "new"), Map.of());
    }

    private long ahead(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void target(String name, String kind, String key, long edition) {
        scene.target(name, Map.of("kind", kind, "key", key, "id", edition), Map.of(), "key");
    }
}
