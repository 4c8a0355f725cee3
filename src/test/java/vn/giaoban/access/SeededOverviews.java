package vn.giaoban.access;

import java.util.Map;
import vn.giaoban.TestHouse;

/** What each unit has pinned, and comparisons that name it. */
record SeededOverviews(TestHouse house, AccessScene scene) {
    void seed(Map<Place, Long> units) {
        units.forEach((place, id) -> {
            long pin = house.jdbc()
                    .sql("""
                    insert into analytics.pin (unit_id, position, address, pinned_by, pinned_at)
                    values (:unit, 1, :address, 0, :at) returning id
                    """)
                    .param("unit", id)
                    .param("address", "/figures/" + id + "/" + AccessScene.FIGURES + "/" + scene.indicator(1))
                    .param("at", AccessScene.now())
                    .query(Long.class)
                    .single();
            scene.target("pin-" + place.word(), Map.of("unitId", id, "id", pin), Map.of(), "id");
            scene.addressed("compare-" + place.word(), "?units=" + id, "?units=999999999");
        });
        scene.addressed("api-published", "?period=" + AccessScene.FIGURES, "?period=1999-N");
        scene.addressed("api-unpublished", "?period=2025-N", "?period=1999-N");
    }
}
