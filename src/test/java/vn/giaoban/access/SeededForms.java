package vn.giaoban.access;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.giaoban.TestHouse;
import vn.giaoban.catalogue.Form;
import vn.giaoban.catalogue.FormDraft;
import vn.giaoban.catalogue.FormDrafts;
import vn.giaoban.catalogue.Forms;

/** Forms to be edited. */
final class SeededForms {
    private final TestHouse house;
    private final JdbcClient jdbc;
    private final AccessScene scene;

    SeededForms(TestHouse house, AccessScene scene) {
        this.house = house;
        this.jdbc = house.jdbc();
        this.scene = scene;
    }

    /** A form being made, which administrators of the centre see, and an edition that lies ahead, of a level without units. */
    void seed() {
        Form today = house.bean(Forms.class).all().getLast();
        FormDraft draft = house.bean(FormDrafts.class).begin(house.actor("tuan"), today.id(), today.level());
        jdbc.sql("""
                with marked as (
                    update catalogue.form_draft set content = jsonb_set(content, '{nameVi}', to_jsonb(:mark::text)) where id = :id
                    returning id, content)
                update catalogue.form_draft_version v set content = marked.content from marked where v.draft_id = marked.id
                """)
                .param("mark", AccessScene.mark("form", "draft"))
                .param("id", draft.id())
                .update();
        scene.canary(AccessScene.mark("form", "draft"), "tuan");
        scene.target(
                "form-draft",
                Map.of(
                        "id",
                        draft.id(),
                        "section",
                        draft.form().sections().getFirst().id(),
                        "?",
                        "?unit=" + scene.unitId(Place.COMMUNE)),
                Map.of("version", draft.version()),
                "id");
        scene.target("form", Map.of("id", today.id()), Map.of(), "id");
        long ahead = jdbc.sql("""
                insert into catalogue.form (code, edition, level, name_vi, name_en, valid_from, legal_basis)
                values ('THU', 1, 9, 'Biểu thử', 'Trial form', '2099-01-01', 'Thử') returning id
                """).query(Long.class).single();
        scene.target("form-ahead", Map.of("id", ahead), Map.of(), "id");
    }
}
