package vn.giaoban.access;

import java.util.Map;
import vn.giaoban.TestHouse;

/** Types of activities to be edited: one in the making, an edition that lies ahead, and one with an end that has not come. */
record SeededTypes(TestHouse house, AccessScene scene) {
    void seed() {
        String mark = AccessScene.mark("type", "draft");
        long draft = house.jdbc()
                .sql("""
                        insert into activitytypes.draft (content, begun_at, changed_by, changed_at)
                        values (jsonb_build_object('nameVi', :mark, 'nameEn', :mark, 'hintVi', '', 'hintEn', '', 'theme', 'DIRECTION',
                            'icon', 'dots', 'from', '2027-01-01', 'legalBasis', 'QĐ', 'fields', '[]'::jsonb, 'rules', '[]'::jsonb),
                            :at, 0, :at)
                        returning id
                        """)
                .param("mark", mark)
                .param("at", AccessScene.now())
                .query(Long.class)
                .single();
        scene.canary(mark, "tuan");
        scene.target("type-draft", Map.of("id", draft), Map.of("version", 1, "before", 0), "id");
        scene.target("type", Map.of("code", "doi-thoai"), Map.of(), "code");
        long ahead = house.jdbc().sql("""
                        with before as (
                            update activities.edition e set valid_to = '2029-12-31'
                            from activities.type t where t.id = e.type_id and t.code = 'hoa-giai' returning e.*)
                        insert into activities.edition (type_id, name_vi, name_en, theme, icon, valid_from, legal_basis)
                        select type_id, name_vi, name_en, theme, icon, '2030-01-01', 'QĐ 1' from before
                        returning id
                        """).query(Long.class).single();
        scene.target("type-ahead", Map.of("code", "hoa-giai", "id", ahead), Map.of(), "id");
        house.jdbc().sql("""
                        update activities.edition e set valid_to = '2029-12-31'
                        from activities.type t where t.id = e.type_id and t.code = 'giam-sat'
                        """).update();
        scene.target("type-ending", Map.of("code", "giam-sat"), Map.of(), "code");
    }
}
