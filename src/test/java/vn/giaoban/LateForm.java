package vn.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import vn.giaoban.Client.Answer;

/** What a reader has before them, filled in but not yet sent. */
record LateForm(String route, Client reader, String action, Map<String, String> fields) {
    private static final Map<String, ChangesTable.Line> LINES = ChangesTable.lines();

    /** Routes whose stale form was sent. */
    static final Set<String> SENT = new TreeSet<>();

    LateForm after(Runnable somebodyElse) {
        somebodyElse.run();
        return this;
    }

    void changesNothing(String kept, String... both) {
        Object before = TestHouse.open().jdbc().sql(kept).query().singleValue();
        Answer answer = reader.post(action, fields);
        assertThat(answer.status()).as("%s: %s", action, answer.body()).isIn(409, 422);
        assertThat(answer.body()).as(action).contains(both);
        assertThat(TestHouse.open().jdbc().sql(kept).query().singleValue())
                .as(action)
                .isEqualTo(before);
        SENT.add(route);
    }

    static LateForm late(String route, Client reader, String page, String action, Map<String, String> typed) {
        return late(route, reader, reader.get(page), action, typed);
    }

    static LateForm late(String route, Client reader, Answer page, String action, Map<String, String> typed) {
        ChangesTable.Line line = Objects.requireNonNull(LINES.get(route), route);
        Map<String, String> fields = typed(page, action, typed);
        if (line.kind().equals("version")) assertThat(fields).as(route).containsKey(line.field());
        return new LateForm(route, reader, action, fields);
    }

    /** A form filled in and sent in time. */
    static void send(Client client, String page, String action, Map<String, String> typed) {
        Answer answer = client.post(action, typed(client.get(page), action, typed));
        assertThat(answer.status()).as("%s: %s", action, answer.body()).isBetween(302, 303);
    }

    static Map<String, String> typed(Answer page, String action, Map<String, String> typed) {
        Map<String, String> fields = PageForm.of(page, action);
        fields.putAll(typed);
        return fields;
    }
}
