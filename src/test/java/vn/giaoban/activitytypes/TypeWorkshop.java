package vn.giaoban.activitytypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;

/** Where a test makes types of activities in the shared house; closing it leaves the types, and the log, as they were. */
public final class TypeWorkshop implements AutoCloseable {
    private final TestHouse house = TestHouse.open();
    private final long last;

    public TypeWorkshop() {
        house.clock().set(TestHouse.TODAY);
        last = house.jdbc()
                .sql("select max(id) from activities.edition")
                .query(Long.class)
                .single();
        close();
    }

    /** A draft's address: of a new edition of a type, or of a new type where there is no code. */
    public String begin(Client client, String code) {
        String from = code.isEmpty() ? "/activity-types" : "/activity-types/" + code;
        client.get(from);
        return client.post(from + "/drafts", Map.of()).location();
    }

    /** Fills a draft in and saves it. */
    public void fill(Client client, String draft, Map<String, String> typed) {
        Map<String, String> form = PageForm.of(client.get(draft), draft);
        form.putAll(typed);
        Client.Answer answer = client.post(draft, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    }

    /** Lays a draft down. */
    public Client.Answer keep(Client client, String draft) {
        return client.post(draft + "/edition", PageForm.of(client.get(draft + "/edition"), draft + "/edition"));
    }

    @Override
    public void close() {
        house.jdbc().sql("""
                        delete from activities.revision; delete from activities.activity; delete from activitytypes.draft;
                        """).update();
        for (String from : new String[] {"rule where edition_id", "field where edition_id", "edition where id"})
            house.jdbc()
                    .sql("delete from activities." + from + " > :last")
                    .param("last", last)
                    .update();
        house.jdbc().sql("""
                        update activities.edition set valid_to = null where valid_to is not null;
                        delete from activities.type t where not exists (select 1 from activities.edition e where e.type_id = t.id)
                        """).update();
    }
}
