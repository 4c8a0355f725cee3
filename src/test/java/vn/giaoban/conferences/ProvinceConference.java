package vn.giaoban.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import vn.giaoban.Client;
import vn.giaoban.PageForm;
import vn.giaoban.TestHouse;
import vn.giaoban.run.Cast;

/** A conference of the province with a point in each commune: made by Dũng, called by bà Lan; cancelled when the test is over. */
public final class ProvinceConference implements AutoCloseable {
    private final TestHouse house;
    private final long id;
    public final Client dung;
    public final Client lan;

    public ProvinceConference(TestHouse house, LocalDate day) {
        this.house = house;
        dung = house.signedIn("dung");
        lan = house.signedIn("lan");
        Client.Answer made = dung.post(
                "/conferences",
                Map.of(
                        "preset", "province",
                        "day", day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear(),
                        "time", "8:00",
                        "place", "Hội trường tỉnh",
                        "name", "Hội nghị thử"));
        assertThat(made.status()).as(made.body()).isBetween(302, 303);
        id = Long.parseLong(made.location().replaceAll("\\D", ""));
    }

    public long id() {
        return id;
    }

    public String at() {
        return "/conferences/" + id;
    }

    public ProvinceConference called() {
        assertThat(lan.post(at() + "/call", Map.of()).status()).isBetween(302, 303);
        return this;
    }

    public long pointOf(String unitCode) {
        return house.jdbc()
                .sql("select id from conferences.point where conference_id = :conference and unit_id = :unit")
                .param("conference", id)
                .param("unit", house.unit(unitCode).id())
                .query(Long.class)
                .single();
    }

    public String commune() {
        return at() + "/points/" + pointOf(Cast.COMMUNE);
    }

    /** Sends a form of a page as it stands there, with what is typed into it. */
    public static Client.Answer send(Client client, String page, String action, Map<String, String> typed) {
        Map<String, String> fields = PageForm.of(client.get(page), action);
        fields.putAll(typed);
        return client.post(action, fields);
    }

    public Object one(String sql) {
        return house.jdbc().sql(sql).param("id", id).query().singleValue();
    }

    @Override
    public void close() {
        house.jdbc()
                .sql("update conferences.conference set state = 'CANCELLED' where id = :id")
                .param("id", id)
                .update();
    }
}
