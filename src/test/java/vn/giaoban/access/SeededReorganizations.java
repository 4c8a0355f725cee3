package vn.giaoban.access;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestHouse;

/** Reorganisations, what they leave unsettled, and clusters. */
final class SeededReorganizations {
    private final TestHouse house;
    private final JdbcClient jdbc;
    private final AccessScene scene;

    SeededReorganizations(TestHouse house, AccessScene scene) {
        this.house = house;
        this.jdbc = house.jdbc();
        this.scene = scene;
    }

    /** One that came with the installation, one of the province's that can be undone; what is unsettled here and elsewhere. */
    void seed() {
        scene.target("installed", Map.of("id", reorganization("decided_by is null")), Map.of(), "id");
        jdbc.sql("""
                with one as (
                    insert into organization.reorganization (day, title, legal_basis, decided_by, decided_at)
                    values ('2030-01-01', 'Xã mới', 'NQ', :by, :at) returning id),
                unit as (insert into organization.unit (code) values ('29999') returning id)
                insert into organization.unit_version
                    (unit_id, name, short_name, kind, level, parent_id, valid_from, search_key, begun_by)
                select unit.id, 'Đảng ủy xã Mới', 'Xã Mới', 'COMMUNE', 4, :province, '2030-01-01', 'xa moi', one.id from unit, one
                """)
                .param("by", house.account("tuan"))
                .param("at", scene.now())
                .param("province", scene.unitId(Place.PROVINCE))
                .update();
        scene.target("reorganization", Map.of("id", reorganization("decided_by is not null")), Map.of(), "id");
        for (String[] one : new String[][] {{"unsettled-province", "Lạng Sơn"}, {"unsettled-far", "Gia Lai"}}) {
            long id = jdbc.sql("select min(id) from organization.unsettled where old_province = :province")
                    .param("province", one[1])
                    .query(Long.class)
                    .single();
            scene.target(one[0], Map.of("id", id), Map.of(), "id");
        }
        scene.target("cluster", Map.of("id", 1), Map.of("version", 1), "id");
    }

    private long reorganization(String condition) {
        return jdbc.sql("select max(id) from organization.reorganization where " + condition)
                .query(Long.class)
                .single();
    }
}
