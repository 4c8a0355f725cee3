package vn.giaoban;

import static vn.giaoban.LateForm.late;
import static vn.giaoban.LateForm.send;

import java.util.Map;
import vn.giaoban.activitytypes.TypeWorkshop;

/** Forms about how the log is kept and what can be logged, each sent after somebody was faster. */
record LateLogForms(TestHouse house) {

    void whatCounts() {
        Client pao = house.signedIn("pao");
        String at = "/activities/keeping";
        try {
            late(at, house.signedIn("pao"), at, at, Map.of("confirmedOnly", "false"))
                    .after(() -> send(pao, at, at, Map.of("confirmedOnly", "true")))
                    .changesNothing(
                            "select count(*) || max(version || ':' || confirmed_only) from activities.keeping",
                            "Mọi việc đã ghi",
                            "Chỉ việc đã được lãnh đạo xác nhận");
        } finally {
            house.jdbc().sql("delete from activities.keeping").update();
        }
    }

    /** @param faster the same person elsewhere */
    void types(Client tuan, Client faster) {
        try (TypeWorkshop workshop = new TypeWorkshop()) {
            String one = workshop.begin(tuan, "hoa-giai");
            String id = one.substring(one.lastIndexOf('/') + 1);
            String kept = "select version || (content ->> 'hintVi') from activitytypes.draft where id = " + id;
            late("/activity-types/drafts/{id}", tuan, one, one, Map.of("hintVi", "Lời của tôi"))
                    .after(() -> send(faster, one, one, Map.of("hintVi", "Lời của bạn")))
                    .changesNothing(kept, "Lời của tôi", "Lời của bạn");
            late("/activity-types/drafts/{id}/removal", tuan, one, one + "/removal", Map.of())
                    .after(() -> send(faster, one, one, Map.of("hintVi", "Lời sau của bạn")))
                    .changesNothing(kept, "Lời sau của bạn");
            late("/activity-types/drafts/{id}/edition", tuan, one + "/edition", one + "/edition", Map.of())
                    .after(() -> send(faster, one, one, Map.of("hintVi", "Lời cuối", "legalBasis", "QĐ 1")))
                    .changesNothing(kept, "Lời cuối");
            String ending = "/activity-types/doi-thoai/ending";
            String ends = "select string_agg(valid_to::text, ',') || count(*) from activities.edition";
            late(
                            "/activity-types/{code}/ending",
                            tuan,
                            ending,
                            ending,
                            Map.of("from", "01/01/2027", "legalBasis", "QĐ 2"))
                    .after(() -> send(faster, ending, ending, Map.of("from", "01/12/2026", "legalBasis", "QĐ 3")))
                    .changesNothing(ends, "01/01/2027", "01/12/2026");
        }
    }
}
